using Infra.Components.Endpoints;
using Infra.Components.Shared;

namespace Infra.Components.RealTimeInference;

/// <summary>Finds every mistake in the arguments of a <see cref="RealTimeEndpoint"/> that is known before anything is built.</summary>
public static class RealTimeEndpointValidator
{
    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(RealTimeEndpointArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        problems.CheckModel(args.ModelName, args.ExecutionRoleArn, args.EndpointName, args.VariantName);
        problems.CheckVariant(args, args.Scaling.Enabled);
        problems.CheckAll("targetContainerHostnames", args.TargetContainerHostnames, ValueRules.Name63(Diagnostics.Hostname));
        DataCaptures.Check(problems, args.DataCapture);
        CheckScaling(problems, args);
        problems.CheckSchedules(args.Scaling.Schedules, args.Scaling.Enabled, EndpointKind.RealTime.MinimumCapacity);
        problems.CheckUpdate(args.Update, args.InitialInstanceCount, EndpointKind.RealTime);
        problems.CheckAlarms(args.Alarms);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckScaling(ProblemList problems, RealTimeEndpointArgs args)
    {
        var (initial, scaling) = (args.InitialInstanceCount, args.Scaling);
        if (!scaling.Enabled)
        {
            problems.AddIf(initial < 1, Diagnostics.RealTimeCapacity, "initialInstanceCount", $"is {initial}; without scaling it is at least 1.");
            return;
        }

        problems.AddIf(scaling.MinCapacity < 1, Diagnostics.RealTimeCapacity, "scaling.minCapacity", $"is {scaling.MinCapacity}; the least is 1.");
        problems.AddIf(
            scaling.MaxCapacity < Math.Max(1, scaling.MinCapacity), Diagnostics.RealTimeCapacity,
            "scaling.maxCapacity", $"is {scaling.MaxCapacity}; with minCapacity {scaling.MinCapacity} it is at least {Math.Max(1, scaling.MinCapacity)}.");
        problems.AddIf(
            initial < Math.Max(1, scaling.MinCapacity) || initial > Math.Max(1, scaling.MaxCapacity), Diagnostics.RealTimeCapacity,
            "initialInstanceCount", $"is {initial} with capacity {scaling.MinCapacity} to {scaling.MaxCapacity}.");
        problems.Range("scaling.maxInvocationsPerMinute", scaling.MaxInvocationsPerMinute, 1, int.MaxValue, " requests");
        problems.Range("scaling.safetyFactor", scaling.SafetyFactor, 0.01, 1);
        problems.CheckCooldowns(scaling.ScaleInCooldownInSeconds, scaling.ScaleOutCooldownInSeconds);
    }
}
