using Infra.Operations.Recommendation.Staleness;

namespace Infra.Cli.Rendering;

/// <summary>Whether a recommendation still stands, for machines.</summary>
internal sealed record StalenessFacts(
    string Stack, bool Stale, IReadOnlyList<StalenessReason> Reasons, string? InstanceType, string? JobName, DateTimeOffset? Date, int? AgeDays, int MaxAgeDays)
{
    public static StalenessFacts Of(string stack, StalenessReport report) => new(
        stack, report.IsStale, report.Reasons, report.InstanceType, report.JobName, report.Date, report.AgeDays, report.MaxAgeDays);
}
