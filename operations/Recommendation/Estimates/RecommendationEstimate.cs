using System.Globalization;

namespace Infra.Operations.Recommendation.Estimates;

/// <summary>What a job is expected to take before it is started: a range, from list prices and AWS's documented durations. No bill.</summary>
public sealed record RecommendationEstimate
{
    /// <summary>The candidates; empty when SageMaker chooses them.</summary>
    public required IReadOnlyList<EstimatedCandidate> Candidates { get; init; }

    /// <summary>How many benchmarks are run; null when SageMaker chooses the candidates.</summary>
    public required int? Benchmarks { get; init; }

    /// <summary>The shortest the job is expected to take.</summary>
    public required TimeSpan Shortest { get; init; }

    /// <summary>The longest the job is expected to take.</summary>
    public required TimeSpan Longest { get; init; }

    /// <summary>The least USD, rounded down to cents; null when a price is not known.</summary>
    public required decimal? LeastUsd { get; init; }

    /// <summary>The most USD, rounded up to cents; null when a price is not known.</summary>
    public required decimal? MostUsd { get; init; }

    /// <summary>The day the prices were read.</summary>
    public required DateOnly PricesAsOf { get; init; }

    /// <summary>The region the prices hold for.</summary>
    public required string PriceRegion { get; init; }

    /// <summary>The region the job runs in; null when that is not known.</summary>
    public string? Region { get; init; }

    /// <summary>Candidates whose price is not known, by name.</summary>
    public IReadOnlyList<string> Unpriced => [.. Candidates.Where(c => c.UsdPerHour is null).Select(c => c.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The estimate in one sentence, without a full stop.</summary>
    public string Text => $"{Counted}{Minutes(Shortest)} to {Minutes(Longest)} minutes, {Money}";

    private string Counted => Benchmarks is { } count ? $"{count} benchmark{(count == 1 ? "" : "s")}, " : "";

    private string Money => MostUsd is null
        ? Candidates.Count == 0 ? "at a cost that nobody can tell: SageMaker chooses the instance types" : $"at a cost that is not known: no price of {string.Join(", ", Unpriced)}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{LeastUsd:0.00} to {MostUsd:0.00} USD at the list prices of {PriceRegion} of {PricesAsOf:yyyy-MM-dd}{(Region is null || Region == PriceRegion ? "" : $"; those of {Region} may differ")}");

    private static string Minutes(TimeSpan time) => Math.Round(time.TotalMinutes).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A candidate of an estimate.</summary>
/// <param name="Name">The instance type or serverless size.</param>
/// <param name="Benchmarks">How many benchmarks: one for each combination of its environment's values.</param>
/// <param name="UsdPerHour">The list price of one instance; null when it is not known.</param>
public sealed record EstimatedCandidate(string Name, int Benchmarks, decimal? UsdPerHour);
