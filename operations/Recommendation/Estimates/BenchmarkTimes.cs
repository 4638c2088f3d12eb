using Infra.Operations.Recommendation.Settings;

namespace Infra.Operations.Recommendation.Estimates;

/// <summary>How long a job and each of its benchmarks are expected to take.</summary>
/// <remarks>
/// AWS documents 45 minutes at most for a Default job, and for an Advanced one what its traffic and <c>JobDurationInSeconds</c> say. The lower ends
/// are the project's own: what an endpoint takes to start, and the shortest load that tells anything.
/// </remarks>
/// <param name="Shortest">The shortest that one benchmark holds its instance.</param>
/// <param name="Longest">The longest that one benchmark holds its instance.</param>
internal sealed record BenchmarkTimes(TimeSpan Shortest, TimeSpan Longest)
{
    private const int MostTests = 10;

    private static readonly TimeSpan DefaultJobShortest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan DefaultJobLongest = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan DefaultBenchmarkShortest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan QuickStart = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan SlowStart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestLoad = TimeSpan.FromMinutes(2);

    /// <summary>The times of one benchmark.</summary>
    public static BenchmarkTimes Of(RecommendationSettings settings) => settings.LoadTest is not { } test
        ? new(DefaultBenchmarkShortest, Bound(DefaultJobLongest, settings))
        : new(QuickStart + ShortestTraffic(test), SlowStart + LongestTraffic(test));

    /// <summary>How many of the benchmarks that were asked for are run.</summary>
    public static int Run(RecommendationSettings settings, int asked) => Math.Min(asked, settings.LoadTest?.MaxNumberOfTests ?? MostTests);

    /// <summary>The times of the whole job.</summary>
    public (TimeSpan Shortest, TimeSpan Longest) OfJob(RecommendationSettings settings, int benchmarks)
    {
        if (settings.LoadTest is not { } test)
            return (DefaultJobShortest, Bound(DefaultJobLongest, settings));

        // How many SageMaker runs at a time when nothing is said is not documented: between all and one.
        var quick = Rounds(benchmarks, test.MaxParallelOfTests ?? benchmarks) * Shortest;
        var slow = Rounds(benchmarks, test.MaxParallelOfTests ?? 1) * Longest;
        return (quick, Max(quick, Bound(slow, settings)));
    }

    private static int Rounds(int benchmarks, int parallel) => (int)Math.Ceiling(benchmarks / (double)Math.Max(1, parallel));

    /// <summary>A load that may stop early is only sure to run a short while.</summary>
    private static TimeSpan ShortestTraffic(LoadTestSettings test)
    {
        var whole = TimeSpan.FromSeconds(test.Stairs?.DurationInSeconds ?? test.Phases.Sum(p => p.DurationInSeconds));
        var runsThrough = test is { FlatInvocations: "Continue", MaxInvocations: null, ModelLatencyThreshold: null };
        return runsThrough || whole < ShortestLoad ? whole : ShortestLoad;
    }

    /// <summary>AWS's pages disagree on whether a stair's duration is that of a step or of all steps; this takes the longer reading.</summary>
    private static TimeSpan LongestTraffic(LoadTestSettings test) =>
        TimeSpan.FromSeconds(test.Stairs is { } stairs ? (long)stairs.DurationInSeconds * stairs.NumberOfSteps : test.Phases.Sum(p => (long)p.DurationInSeconds));

    private static TimeSpan Bound(TimeSpan time, RecommendationSettings settings) =>
        settings.JobDurationInSeconds is { } seconds && TimeSpan.FromSeconds(seconds) < time ? TimeSpan.FromSeconds(seconds) : time;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
