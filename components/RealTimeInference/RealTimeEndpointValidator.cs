using Infra.Components.Endpoints;
using Infra.Components.Shared;

namespace Infra.Components.RealTimeInference;

/// <summary>Finds every mistake in the arguments of a <see cref="RealTimeEndpoint"/> that is known before anything is built.</summary>
public static class RealTimeEndpointValidator
{
    private static readonly string[] Strategies =
        [UpdateStrategies.AllAtOnce, UpdateStrategies.Canary, UpdateStrategies.Linear, UpdateStrategies.Rolling];

    private static readonly ValueRule Guarded = new(Diagnostics.Guardrails, type =>
        type.StartsWith("ml.inf1.", StringComparison.Ordinal) ? $"\"{type}\" is updated all at once and without rollback only." : null);

    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(RealTimeEndpointArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        problems.CheckModel(args.ModelName, args.ExecutionRoleArn, args.EndpointName, args.VariantName);
        CheckInstances(problems, args);
        problems.CheckAll("targetContainerHostnames", args.TargetContainerHostnames, ValueRules.Name63(Diagnostics.Hostname));
        DataCaptures.Check(problems, args.DataCapture);
        CheckScaling(problems, args);
        CheckUpdate(problems, args);
        problems.CheckAlarms(args.Alarms);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    /// <summary>What is asked of the instance type.</summary>
    internal static IReadOnlyList<ValueRule> InstanceType(RealTimeEndpointArgs args)
    {
        var isGuarded = args.Update.AutoRollback || args.Update.Strategy != UpdateStrategies.AllAtOnce;
        return [.. InstanceTypeRules.ForHosting(args.Scaling.Enabled, args.VolumeKmsKeyArn is not null), .. isGuarded ? [Guarded] : Array.Empty<ValueRule>()];
    }

    private static void CheckInstances(ProblemList problems, RealTimeEndpointArgs args)
    {
        problems.Require("instanceType", args.InstanceType);
        problems.Check("instanceType", args.InstanceType, InstanceType(args));
        problems.OneOf("routingStrategy", args.RoutingStrategy, "LEAST_OUTSTANDING_REQUESTS", "RANDOM");
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
        problems.RangeOrUnset("volumeSizeInGB", args.VolumeSizeInGB, 1, 512, " GB");
        problems.RangeOrUnset("modelDataDownloadTimeoutInSeconds", args.ModelDataDownloadTimeoutInSeconds, 60, 3600, " s");
        problems.RangeOrUnset("containerStartupHealthCheckTimeoutInSeconds", args.ContainerStartupHealthCheckTimeoutInSeconds, 60, 3600, " s");
    }

    private static void CheckScaling(ProblemList problems, RealTimeEndpointArgs args)
    {
        var (initial, scaling) = (args.InitialInstanceCount, args.Scaling);
        if (!scaling.Enabled)
        {
            problems.AddIf(initial < 1, Diagnostics.RealTimeCapacity, "initialInstanceCount", $"is {initial}.");
            return;
        }

        problems.AddIf(scaling.MinCapacity < 1, Diagnostics.RealTimeCapacity, "scaling.minCapacity", $"is {scaling.MinCapacity}.");
        problems.AddIf(
            scaling.MaxCapacity < Math.Max(1, scaling.MinCapacity), Diagnostics.RealTimeCapacity,
            "scaling.maxCapacity", $"is {scaling.MaxCapacity} with minCapacity {scaling.MinCapacity}.");
        problems.AddIf(
            initial < Math.Max(1, scaling.MinCapacity) || initial > Math.Max(1, scaling.MaxCapacity), Diagnostics.RealTimeCapacity,
            "initialInstanceCount", $"is {initial} with capacity {scaling.MinCapacity} to {scaling.MaxCapacity}.");
        problems.Range("scaling.maxInvocationsPerMinute", scaling.MaxInvocationsPerMinute, 1, int.MaxValue, " requests");
        problems.Range("scaling.safetyFactor", scaling.SafetyFactor, 0.01, 1);
        problems.CheckCooldowns(scaling.ScaleInCooldownInSeconds, scaling.ScaleOutCooldownInSeconds);
    }

    private static void CheckUpdate(ProblemList problems, RealTimeEndpointArgs args)
    {
        var update = args.Update;
        problems.OneOf("update.strategy", update.Strategy, Strategies);
        problems.OneOf("update.sizeType", update.SizeType, SizeTypes.CapacityPercent, SizeTypes.InstanceCount);
        problems.Range("update.waitIntervalInSeconds", update.WaitIntervalInSeconds, 0, 3600, " s");
        problems.CheckUpdateTimes(update.TerminationWaitInSeconds, update.MaximumExecutionTimeoutInSeconds);
        problems.Range("update.rollbackErrorCount", update.RollbackErrorCount, 1, int.MaxValue);
        problems.RangeOrUnset(
            "update.rollbackLatencyInMilliseconds", update.RollbackLatencyInMilliseconds, 1, EndpointRules.MaximumLatencyInMilliseconds, " ms");
        if (Strategies.Contains(update.Strategy) && update.SizeType is SizeTypes.CapacityPercent or SizeTypes.InstanceCount && args.InitialInstanceCount >= 1)
        {
            CheckSizes(problems, update, args.InitialInstanceCount);
        }
    }

    private static void CheckSizes(ProblemList problems, RealTimeUpdateArgs update, int fleet)
    {
        var (isGradual, isRolling) = (update.Strategy != UpdateStrategies.AllAtOnce, update.Strategy == UpdateStrategies.Rolling);
        var (minimum, maximum) = UpdateSteps.Bounds(update.Strategy);
        var isRight = isGradual ? IsWithin(update, UpdateSteps.Size(update), fleet, minimum, maximum) : update.Size == 0;
        AddUnless(isRight, "update.size", update.Size);
        AddUnless(
            update.RollbackSize == 0 || isRolling && IsWithin(update, update.RollbackSize, fleet, minimum, 100),
            "update.rollbackSize", update.RollbackSize);

        // A wrong size makes no sense as a number of steps.
        var wait = isRight ? UpdateSteps.TotalWait(update, fleet) : 0;
        problems.AddIf(
            wait >= update.MaximumExecutionTimeoutInSeconds, Diagnostics.UpdateTime,
            "update.maximumExecutionTimeoutInSeconds", $"is {update.MaximumExecutionTimeoutInSeconds} s with waits of {wait} s together.");

        void AddUnless(bool holds, string path, int size) => problems.AddIf(
            !holds, Diagnostics.UpdateSize, path, $"is {size} ({update.SizeType}) with strategy {update.Strategy} and initialInstanceCount {fleet}.");
    }

    private static bool IsWithin(RealTimeUpdateArgs update, int size, int fleet, double minimum, double maximum)
    {
        var share = UpdateSteps.Share(update, size, fleet);
        return size >= 1 && share >= minimum && share <= maximum;
    }
}
