using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>The parts of a recommendation for an endpoint on instances.</summary>
internal static class InstanceParts
{
    /// <summary>The type, and what one instance of it bears, which scaling of a real-time endpoint goes by.</summary>
    public static void DraftType(ConfigDraft draft, RecommendedEndpoint endpoint, Candidate candidate, bool isPipeline)
    {
        draft.Set(endpoint.InstanceTypePath!, candidate.InstanceType);
        var most = $"{endpoint.Key}.scaling.maxInvocationsPerMinute";
        if (endpoint.Kind is not RecommendedEndpointKind.RealTime || !draft.Config.Has(most))
            return;

        if (isPipeline)
            draft.Say($"{most} stays: one container of several was measured. Check it against a load test of the whole pipeline.");
        else
            draft.Set(most, PerInstance(candidate));
    }

    /// <summary>Raises the instances to what the target throughput takes. They are never lowered: that is for scaling, or for a person.</summary>
    public static void DraftCount(ConfigDraft draft, RecommendedEndpoint endpoint, RankedCandidate chosen)
    {
        // A load test up to a number of invocations measures as many instances as that takes.
        var benchmarked = chosen.Candidate.InstanceCount > 1 ? chosen.Candidate.InstanceCount : (int?)null;
        if ((chosen.InstancesForTarget ?? benchmarked) is not { } needed)
        {
            draft.Say("The count stays: infra:recommendation.targetInvocationsPerMinute is not given.");
            return;
        }

        var (initial, most) = ($"{endpoint.Key}.initialInstanceCount", $"{endpoint.Key}.scaling.maxCapacity");
        var now = draft.Whole(initial) ?? 1;
        if (needed <= now)
        {
            draft.Say($"{initial} stays {now}: the target throughput takes {needed}, and a count is only raised.");
            return;
        }

        draft.Set(initial, needed);
        if (ConfigNumbers.IsOn(draft.Config, $"{endpoint.Key}.scaling.enabled") && needed > (draft.Whole(most) ?? 1))
        {
            draft.Set(most, needed);
            draft.Say($"{most} is raised with it: the initial count has to lie within the bounds.");
        }
    }

    /// <summary>What one instance was measured to bear, in invocations per minute.</summary>
    public static int PerInstance(Candidate candidate) => (int)Math.Max(1, Math.Floor(candidate.Metrics.MaxInvocations!.Value / candidate.InstanceCount));
}
