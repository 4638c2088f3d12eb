using System.Globalization;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Estimates;

/// <summary>The most that a new job may cost.</summary>
internal static class SpendLimit
{
    /// <summary>Why the job must not be started; null when it may.</summary>
    public static Problem? WhyRefused(RecommendationEstimate estimate, decimal? limit)
    {
        if (limit is null || estimate.MostUsd <= limit)
            return null;

        return estimate.MostUsd is { } most
            ? new Problem(
                ProblemIds.SpendLimit,
                $"The job may cost {Show(most)} USD, and at most {Show(limit.Value)} USD may be spent.",
                "List fewer or smaller candidates, or raise --max-spend (or infra:recommendation.maxSpend).")
            : new Problem(
                ProblemIds.SpendLimit,
                $"At most {Show(limit.Value)} USD may be spent, and nobody can tell what the job costs: {WhyUnknown(estimate)}.",
                "List candidates whose price is known, or look the price up and run without --max-spend (or infra:recommendation.maxSpend).");
    }

    private static string WhyUnknown(RecommendationEstimate estimate) => estimate.Candidates.Count == 0
        ? "SageMaker chooses the instance types"
        : $"no price is known of {string.Join(", ", estimate.Unpriced.Select(n => $"\"{n}\""))}";

    private static string Show(decimal usd) => usd.ToString("0.00", CultureInfo.InvariantCulture);
}
