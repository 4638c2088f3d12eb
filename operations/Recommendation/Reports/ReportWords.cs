using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>The sentences that the renderings share; plain text, to be escaped by each of them.</summary>
public static class ReportWords
{
    /// <summary>What every rendering of simulated figures says.</summary>
    public const string Simulated = "Simulated figures: latency measured on this machine, the figures of each instance type derived from a catalogue; not AWS's own.";

    /// <summary>What the mark of a run on the front means.</summary>
    public const string Pareto = "no other is better in cost, latency and throughput at once";

    /// <summary>The importances and limits by which runs were ranked.</summary>
    public static string RankedBy(RankingOptions options)
    {
        var limits = options.Limits;
        string[] kept =
        [
            .. limits.MaxLatencyMilliseconds is { } latency ? [$"latency at most {Number(latency)} ms"] : Array.Empty<string>(),
            .. limits.MinInvocationsPerMinute is { } invocations ? [$"at least {Number(invocations)} invocations per minute"] : Array.Empty<string>(),
            .. limits.MaxCostPerHour is { } cost ? [$"at most {Number(cost)} USD per hour"] : Array.Empty<string>(),
        ];
        var (toCost, toLatency, toThroughput) = options.Importances;
        return $"importance of cost {Word(toCost)}, latency {Word(toLatency)}, throughput {Word(toThroughput)}; "
            + (kept.Length == 0 ? "no limits" : "limits: " + string.Join(", ", kept));
    }

    /// <summary>When the job completed, in UTC.</summary>
    public static string Date(RecommendationJob job) =>
        job.CompletedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How monthly costs are counted.</summary>
    public static string MonthlyCost(EndpointCapacity? capacity) => capacity is null
        ? "The stack's config does not tell on how many instances the endpoint runs, so there are no costs per month."
        : $"Costs per month: {Reports.MonthlyCost.HoursPerMonth} hours of {capacity.Words}, as the stack's config allows, at the job's price per hour."
            + (capacity.Minimum == 0 ? " The endpoint scales to zero: what it costs depends on its use." : "");

    /// <summary>A value of the config as people write it.</summary>
    public static string Value(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value.ToJsonString();

    /// <summary>What was measured of the existing endpoint.</summary>
    public static string Endpoint(MeasuredEndpoint endpoint) =>
        $"The existing endpoint {endpoint.Name} under the same load: {Number(endpoint.ModelLatencyMilliseconds)} ms, {Number(endpoint.MaxInvocations)} invocations per minute.";

    private static string Number(int? number) => FigureFormat.Show(number, "#,0");

    private static string Word(Importance importance) => importance.ToString().ToLowerInvariant();

    private static string Number(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
