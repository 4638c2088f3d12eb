using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

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
        problems.CheckDataCapture(args.DataCapture);
        CheckScaling(problems, args);
        problems.CheckSchedules(args.Scaling.Schedules, args.Scaling.Enabled, EndpointKind.RealTime.MinimumCapacity);
        problems.CheckUpdate(args.Update, args.InitialInstanceCount, EndpointKind.RealTime);
        problems.CheckAlarms(args.Alarms);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckScaling(ProblemList problems, RealTimeEndpointArgs args)
    {
        var scaling = args.Scaling;
        problems.CheckCapacity(EndpointKind.RealTime, args.InitialInstanceCount, scaling.Enabled, scaling.MinCapacity, scaling.MaxCapacity);
        if (!scaling.Enabled)
        {
            return;
        }

        problems.Range("scaling.maxInvocationsPerMinute", scaling.MaxInvocationsPerMinute, 1, int.MaxValue, " requests");
        problems.Range("scaling.safetyFactor", scaling.SafetyFactor, 0.01, 1);
        problems.CheckCooldowns(scaling.ScaleInCooldownInSeconds, scaling.ScaleOutCooldownInSeconds);
    }
}
