using System.Text.Json.Nodes;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Recommendation.Hints;

namespace Infra.Cli.Rendering;

/// <summary>What a recommendation step would do, for machines.</summary>
internal sealed record ForecastFacts(
    string Stack, bool Simulated, JobAction Action, string Reason, string JobName, string Container, EstimateFacts Estimate, string? Refusal, JsonNode Request)
{
    public static ForecastFacts Of(string stack, bool simulated, RecommendationForecast forecast) => new(
        stack,
        simulated,
        forecast.Action,
        forecast.Reason,
        forecast.JobName,
        forecast.Container,
        EstimateFacts.Of(forecast.Estimate)!,
        forecast.Refusal?.ToString(),
        JsonNode.Parse(forecast.Request)!);
}

/// <summary>What a job is expected to take; times in minutes, costs in USD, null where a price is not known.</summary>
internal sealed record EstimateFacts(
    string Text, int? Benchmarks, double LeastMinutes, double MostMinutes, decimal? LeastUsd, decimal? MostUsd, IReadOnlyList<string> Unpriced, DateOnly PricesAsOf, string PriceRegion)
{
    public static EstimateFacts? Of(RecommendationEstimate? estimate) => estimate is null ? null : new(
        estimate.Text,
        estimate.Benchmarks,
        Math.Round(estimate.Shortest.TotalMinutes, 1),
        Math.Round(estimate.Longest.TotalMinutes, 1),
        estimate.LeastUsd,
        estimate.MostUsd,
        estimate.Unpriced,
        estimate.PricesAsOf,
        estimate.PriceRegion);
}

/// <summary>A model's prospective instance types, for machines; nothing of it is measured.</summary>
internal sealed record HintFacts(string Stack, bool Simulated, string Status, string Container, string? WhyNone, IReadOnlyList<HintedInstance> Instances)
{
    public static HintFacts Of(string stack, bool simulated, RecommendationHint hint) =>
        new(stack, simulated, hint.Status, hint.Container, hint.WhyNone, hint.Instances);
}
