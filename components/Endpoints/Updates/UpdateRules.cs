using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Endpoints.Updates;

/// <summary>Checks of how an endpoint is updated.</summary>
internal static class UpdateRules
{
    private static readonly string[] Strategies =
        [UpdateStrategies.AllAtOnce, UpdateStrategies.Canary, UpdateStrategies.Linear, UpdateStrategies.Rolling];

    private static readonly ValueRule Guarded = new(Diagnostics.Guardrails, type =>
        type.StartsWith("ml.inf1.", StringComparison.Ordinal) ? $"\"{type}\" is updated all at once and without rollback only." : null);

    /// <summary>What an update asks of the instance type.</summary>
    public static IReadOnlyList<ValueRule> InstanceType(EndpointUpdateArgs update) =>
        update.AutoRollback || update.Strategy != UpdateStrategies.AllAtOnce ? [Guarded] : [];

    public static void CheckUpdate(this ProblemList problems, EndpointUpdateArgs update, int fleet, EndpointKind kind)
    {
        problems.OneOf("update.strategy", update.Strategy, Strategies);
        problems.OneOf("update.sizeType", update.SizeType, SizeTypes.CapacityPercent, SizeTypes.InstanceCount);
        problems.Range("update.waitIntervalInSeconds", update.WaitIntervalInSeconds, 0, 3600, " s");
        problems.CheckUpdateTimes(update.TerminationWaitInSeconds, update.MaximumExecutionTimeoutInSeconds);
        CheckRollback(problems, update, kind);
        if (Strategies.Contains(update.Strategy) && update.SizeType is SizeTypes.CapacityPercent or SizeTypes.InstanceCount && fleet >= 1)
        {
            CheckSizes(problems, update, fleet);
        }
    }

    /// <summary>The longest execution is the provider's bound; the API allows 28800.</summary>
    public static void CheckUpdateTimes(this ProblemList problems, int terminationWait, int maximumExecutionTimeout)
    {
        problems.Range("update.terminationWaitInSeconds", terminationWait, 0, 3600, " s");
        problems.Range("update.maximumExecutionTimeoutInSeconds", maximumExecutionTimeout, 600, 14_400, " s");
    }

    private static void CheckRollback(ProblemList problems, EndpointUpdateArgs update, EndpointKind kind)
    {
        problems.Range("update.rollbackErrorCount", update.RollbackErrorCount, 1, int.MaxValue);
        problems.RangeOrUnset("update.rollbackFailureCount", update.RollbackFailureCount, 1, int.MaxValue);
        problems.AddIf(
            update.RollbackFailureCount > 0 && !kind.CountsFailures, Diagnostics.FailureRollback,
            "update.rollbackFailureCount", $"is {update.RollbackFailureCount}, but the endpoint is not asynchronous.");
        problems.RangeOrUnset("update.rollbackLatencyInMilliseconds", update.RollbackLatencyInMilliseconds, 1, kind.MaximumLatencyInMilliseconds, " ms");
    }

    private static void CheckSizes(ProblemList problems, EndpointUpdateArgs update, int fleet)
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

    private static bool IsWithin(EndpointUpdateArgs update, int size, int fleet, double minimum, double maximum)
    {
        var share = UpdateSteps.Share(update, size, fleet);
        return size >= 1 && share >= minimum && share <= maximum;
    }
}
