using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Hints;

/// <summary>Turns a hint into the candidates of a job.</summary>
internal static class Shortlist
{
    /// <summary>The prospective types, and the one they are compared with.</summary>
    /// <exception cref="OperationException">There are no prospective types.</exception>
    public static IReadOnlyList<string> TypesOf(RecommendationHint hint, string? compared)
    {
        if (hint.WhyNone is { } reason)
            throw OperationException.BadInput(new Problem(
                ProblemIds.NoHint,
                $"There is no shortlist for \"{hint.Container}\": {reason}.",
                "List the candidates instead: supportedInstanceTypes, or for an Advanced job endpointConfigurations.")
            {
                Key = $"{RecommendationSettings.ConfigKey}.shortlist",
            });

        var types = hint.Instances.Select(i => i.InstanceType);
        return [.. (compared is null || !HostingInstanceTypes.CanBeBenchmarked(compared) ? types : types.Append(compared)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The settings with these candidates in place of a shortlist.</summary>
    public static RecommendationSettings Apply(RecommendationSettings settings, IReadOnlyList<string> types) =>
        settings.JobType is RecommendationJobType.Advanced
            ? settings with { EndpointConfigurations = [.. types.Select(type => new CandidateConfiguration { InstanceType = type })] }
            : settings with { SupportedInstanceTypes = types };
}
