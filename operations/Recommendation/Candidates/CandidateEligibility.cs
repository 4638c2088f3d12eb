using System.Globalization;

namespace Infra.Operations.Recommendation.Candidates;

/// <summary>Whether a candidate may be ranked at all.</summary>
/// <remarks>
/// A score compares three measured figures, so a candidate that lacks one of them (after costs have been derived from each other)
/// is not ranked: counting a missing figure as best or worst would both be guesses.
/// </remarks>
internal static class CandidateEligibility
{
    /// <summary>Why the candidate is not ranked; null when it is.</summary>
    public static string? WhyExcluded(Candidate candidate, RankingOptions options) =>
        Unsuitable(candidate, options.Topology) ?? options.Hardware?.WhyNot(candidate) ?? Unmeasured(candidate) ?? OverLimit(candidate, options.Limits);

    private static string? Unsuitable(Candidate candidate, EndpointTopology topology) => candidate switch
    {
        { InstanceType: null, Serverless: not null } => topology.WhyNotServerless,
        { InstanceType: null } => "it names neither an instance type nor a serverless size",
        _ => null,
    };

    private static string? Unmeasured(Candidate candidate)
    {
        var metrics = candidate.Metrics;
        string[] missing =
        [
            .. metrics.CostPerInference is null ? ["cost per inference"] : Array.Empty<string>(),
            .. metrics.ModelLatencyMilliseconds is null ? ["latency"] : Array.Empty<string>(),
            .. metrics.MaxInvocations is null ? ["invocations per minute"] : Array.Empty<string>(),
        ];
        return missing.Length > 0 ? $"not measured: {string.Join(", ", missing)}"
            : metrics.MaxInvocations == 0 ? "it served no invocation within a minute"
            : null;
    }

    private static string? OverLimit(Candidate candidate, RecommendationLimits limits)
    {
        var metrics = candidate.Metrics;
        if (metrics.ModelLatencyMilliseconds > limits.MaxLatencyMilliseconds)
            return $"latency {Show(metrics.ModelLatencyMilliseconds)} ms is above the limit of {Show(limits.MaxLatencyMilliseconds)} ms";
        if (candidate.InvocationsPerMinute < limits.MinInvocationsPerMinute)
            return $"{Show(candidate.InvocationsPerMinute)} invocations/min are below the limit of {Show(limits.MinInvocationsPerMinute)}/min";
        if (metrics.CostPerHour > limits.MaxCostPerHour)
            return $"{Show(metrics.CostPerHour)} USD/h is above the limit of {Show(limits.MaxCostPerHour)} USD/h";
        return null;
    }

    private static string Show(double? number) => number!.Value.ToString("0.####", CultureInfo.InvariantCulture);
}
