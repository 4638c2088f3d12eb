using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Settings;

/// <summary>Reads and checks what only an Advanced job takes.</summary>
internal static class LoadTestSettingsReader
{
    private static readonly string[] Keys = ["trafficPattern", "resourceLimit", "stoppingConditions"];

    public static LoadTestSettings? Read(SettingsReader reader, RecommendationJobType jobType, int jobDuration)
    {
        if (jobType is RecommendationJobType.Advanced)
            return Bind(reader, jobDuration);

        foreach (var key in Keys.Where(reader.Has))
            reader.Refuse(key, "Only an Advanced job takes this.", "Set jobType: Advanced, or remove the key.");
        return null;
    }

    private static LoadTestSettings Bind(SettingsReader reader, int jobDuration)
    {
        var resources = reader.Section("resourceLimit");
        var stopping = reader.Section("stoppingConditions");
        var (phases, stairs) = Traffic(reader, jobDuration);
        var settings = new LoadTestSettings
        {
            Phases = phases,
            Stairs = stairs,
            MaxNumberOfTests = resources.Integer("maxNumberOfTests", 1, 10),
            MaxParallelOfTests = resources.Integer("maxParallelOfTests", 1, 10),
            MaxInvocations = stopping.Integer("maxInvocations", 1, 30_000),
            ModelLatencyThreshold = Threshold(stopping),
            FlatInvocations = stopping.Word("flatInvocations", "Stop", "Continue"),
        };
        resources.RefuseUnknown();
        stopping.RefuseUnknown();
        return settings;
    }

    private static (IReadOnlyList<TrafficPhase> Phases, TrafficStairs? Stairs) Traffic(SettingsReader reader, int jobDuration)
    {
        var traffic = reader.Section("trafficPattern");
        TrafficPhase[] phases = [.. traffic.Sections("phases").Select(Phase)];
        var stairs = traffic.Has("stairs") ? Stair(traffic.Section("stairs")) : null;
        traffic.RefuseUnknown();

        if (phases.Length > 0 == stairs is not null)
            reader.Refuse("trafficPattern", "An Advanced job needs its traffic.", "Give either phases or stairs.");

        var total = stairs is null ? phases.Sum(p => (long)p.DurationInSeconds) : (long)stairs.DurationInSeconds * stairs.NumberOfSteps;
        if (total > jobDuration)
            reader.Refuse(
                "trafficPattern",
                $"The traffic takes {total} s, the job only {jobDuration} s.",
                "Shorten the traffic or raise jobDurationInSeconds.");
        return (phases, stairs);
    }

    private static TrafficPhase Phase(SettingsReader reader)
    {
        var phase = new TrafficPhase(
            reader.Required("initialNumberOfUsers", 1, 3),
            reader.Required("spawnRate", 0, 3),
            reader.Required("durationInSeconds", 120, 3600));
        reader.RefuseUnknown();
        return phase;
    }

    private static TrafficStairs Stair(SettingsReader reader)
    {
        var stairs = new TrafficStairs(
            reader.Required("durationInSeconds", 1, 18_000),
            reader.Required("numberOfSteps", 1, 18_000),
            reader.Required("usersPerStep", 1, 3));
        reader.RefuseUnknown();
        return stairs;
    }

    private static LatencyThreshold? Threshold(SettingsReader stopping)
    {
        var thresholds = stopping.Sections("modelLatencyThresholds");
        if (thresholds.Count == 0)
            return null;

        if (thresholds.Count > 1)
            stopping.Refuse("modelLatencyThresholds", $"{thresholds.Count} thresholds are given.", "Give exactly one.");

        var threshold = new LatencyThreshold(
            thresholds[0].Word("percentile", "P95", "P99") ?? "P95", thresholds[0].Required("valueInMilliseconds", 1, 60_000));
        thresholds[0].RefuseUnknown();
        return threshold;
    }
}
