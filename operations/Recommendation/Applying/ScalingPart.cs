using System.Globalization;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>The scaling of a real-time endpoint.</summary>
internal static class ScalingPart
{
    /// <summary>The part of what an instance bears that scaling aims at when the config says nothing.</summary>
    private const double DefaultSafetyFactor = 0.5;

    public static void Draft(ConfigDraft draft, RecommendedEndpoint endpoint, RecommendedScaling policy, RankedCandidate chosen, ScalingContext context)
    {
        var scaling = $"{endpoint.Key}.scaling";
        if (!ConfigNumbers.IsOn(draft.Config, $"{scaling}.enabled"))
            draft.Set($"{scaling}.enabled", true);

        DraftTarget(draft, scaling, policy, chosen.Candidate, context);
        DraftBounds(draft, endpoint, scaling, policy);
        DraftCooldown(draft, $"{scaling}.scaleInCooldownInSeconds", policy.ScaleInCooldown);
        DraftCooldown(draft, $"{scaling}.scaleOutCooldownInSeconds", policy.ScaleOutCooldown);
        if (context.IsPipeline)
            draft.Say("The scaling policy was measured on one container of several; the whole pipeline bears less.");
    }

    /// <summary>The target is written as what an instance bears, and the part of it to aim at. Two measurements differ a little; that is no change.</summary>
    private static void DraftTarget(ConfigDraft draft, string scaling, RecommendedScaling policy, Candidate candidate, ScalingContext context)
    {
        if (policy.InvocationsPerInstance is not { } target || target <= 0)
        {
            draft.Say("The scaling target stays: SageMaker recommends none on invocations.");
            return;
        }

        var (most, factor) = ($"{scaling}.maxInvocationsPerMinute", $"{scaling}.safetyFactor");
        var now = ConfigNumbers.Number(draft.Config, most) * (ConfigNumbers.Number(draft.Config, factor) ?? DefaultSafetyFactor);
        if (!context.IsChange && Math.Abs(target - (now ?? 0)) <= (now ?? 0) * context.TolerancePercent / 100)
            return;

        var bears = Math.Max(InstanceParts.PerInstance(candidate), (int)Math.Ceiling(target));
        var share = Math.Round((decimal)target / bears, 4);
        draft.Set(most, bears);
        if (share != (decimal)(ConfigNumbers.Number(draft.Config, factor) ?? DefaultSafetyFactor))
            draft.Set(factor, share);
    }

    private static void DraftBounds(ConfigDraft draft, RecommendedEndpoint endpoint, string scaling, RecommendedScaling policy)
    {
        var (least, most, initial) = ($"{scaling}.minCapacity", $"{scaling}.maxCapacity", $"{endpoint.Key}.initialInstanceCount");
        var (minimum, maximum) = (draft.Whole(least) ?? 1, draft.Whole(most) ?? 1);
        if (policy.MinCapacity > minimum)
            draft.Set(least, minimum = policy.MinCapacity.Value);
        else if (policy.MinCapacity < minimum)
            draft.Say(string.Create(CultureInfo.InvariantCulture, $"{least} stays {minimum}: SageMaker recommends {policy.MinCapacity}, and a minimum is only raised."));

        var (count, wanted) = (Math.Max(minimum, draft.Whole(initial) ?? 1), policy.MaxCapacity ?? maximum);
        if (Math.Max(wanted, count) != maximum)
            draft.Set(most, Math.Max(wanted, count));
        if (wanted < count)
            draft.Say(string.Create(CultureInfo.InvariantCulture, $"{most} is {count} and not {wanted}: it cannot lie below the minimum and the initial count."));
        if (count != (draft.Whole(initial) ?? 1))
            draft.Set(initial, count);
    }

    private static void DraftCooldown(ConfigDraft draft, string path, int? seconds)
    {
        if (seconds is { } given && given != (draft.Whole(path) ?? -1))
            draft.Set(path, given);
    }
}

/// <summary>What a scaling policy is drafted for.</summary>
/// <param name="IsPipeline">The endpoint serves several containers.</param>
/// <param name="IsChange">Another instance type is written with it.</param>
/// <param name="TolerancePercent">A target that differs by no more is the same.</param>
internal sealed record ScalingContext(bool IsPipeline, bool IsChange, double TolerancePercent);
