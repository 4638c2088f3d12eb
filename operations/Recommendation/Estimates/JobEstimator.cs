using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Review;

namespace Infra.Operations.Recommendation.Estimates;

/// <summary>Estimates what a job takes: its candidates × the time each holds an instance × the list price. One instance each is assumed.</summary>
internal static class JobEstimator
{
    public static RecommendationEstimate Of(RecommendationInputs inputs)
    {
        var settings = inputs.Settings;
        var candidates = Candidates(settings);
        var asked = candidates.Sum(c => c.Benchmarks);
        var run = BenchmarkTimes.Run(settings, asked);
        var times = BenchmarkTimes.Of(settings);
        var (shortest, longest) = times.OfJob(settings, run);
        decimal?[] prices = [.. candidates.SelectMany(c => Enumerable.Repeat(c.UsdPerHour, c.Benchmarks))];
        var isKnown = prices.Length > 0 && prices.All(p => p is not null);
        return new RecommendationEstimate
        {
            Candidates = candidates,
            Benchmarks = asked == 0 ? null : run,
            Shortest = shortest,
            Longest = longest,
            LeastUsd = isKnown ? Math.Floor(100 * prices.Order().Take(run).Sum()!.Value * Hours(times.Shortest)) / 100 : null,
            MostUsd = isKnown ? Math.Ceiling(100 * prices.OrderDescending().Take(run).Sum()!.Value * Hours(times.Longest)) / 100 : null,
            PricesAsOf = HostingPrices.AsOf,
            PriceRegion = HostingPrices.Region,
            Region = inputs.Target.Region,
        };
    }

    /// <summary>What the settings list. A serverless candidate is billed by what it computes, for which the price table has no price.</summary>
    private static EstimatedCandidate[] Candidates(RecommendationSettings settings) =>
    [
        .. settings.SupportedInstanceTypes.Select(type => new EstimatedCandidate(type, 1, HostingPrices.Of(type))),
        .. settings.EndpointConfigurations.Select(c => new EstimatedCandidate(c.Name, c.Benchmarks, HostingPrices.Of(c.InstanceType))),
    ];

    private static decimal Hours(TimeSpan time) => (decimal)time.TotalSeconds / 3600;
}
