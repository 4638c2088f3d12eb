using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.ServerlessInference;

/// <summary>Finds every mistake in the arguments of a <see cref="ServerlessEndpoint"/> that is known before anything is built.</summary>
public static class ServerlessEndpointValidator
{
    private const int MemoryStep = 1024;
    private const int MaximumMemory = 6144;
    private const int MaximumConcurrency = 200;

    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(ServerlessEndpointArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        problems.CheckModel(args.ModelName, args.ExecutionRoleArn, args.EndpointName, args.VariantName);
        ServerlessModelRules.Check(problems, "model", args.Model);
        ServerlessModelRules.Check(problems, "pipeline", args.Pipeline);
        CheckSize(problems, args);
        problems.AddIf(args.DataCapture is not null, Diagnostics.ServerlessDataCapture, "dataCapture", "is given.");
        CheckScaling(problems, args);
        problems.CheckSchedules(args.Scaling.Schedules, args.Scaling.Enabled, minimum: 1, Math.Max(1, args.MaxConcurrency));
        problems.Range("update.rollbackErrorCount", args.Update.RollbackErrorCount, 1, int.MaxValue);
        problems.CheckUpdateTimes(args.Update.TerminationWaitInSeconds, args.Update.MaximumExecutionTimeoutInSeconds);
        problems.CheckAlarms(args.Alarms);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckSize(ProblemList problems, ServerlessEndpointArgs args)
    {
        var (memory, provisioned) = (args.MemorySizeInMB, args.ProvisionedConcurrency);
        problems.AddIf(
            memory is < MemoryStep or > MaximumMemory || memory % MemoryStep != 0, Diagnostics.ServerlessMemory, "memorySizeInMB", $"is {memory}, not a multiple of {MemoryStep} up to {MaximumMemory}.");
        problems.Range("maxConcurrency", args.MaxConcurrency, 1, MaximumConcurrency, " requests");
        problems.RangeOrUnset("provisionedConcurrency", provisioned, 1, MaximumConcurrency, " requests");
        problems.AddIf(
            provisioned <= MaximumConcurrency && provisioned > Math.Max(1, args.MaxConcurrency), Diagnostics.ServerlessConcurrency,
            "provisionedConcurrency", $"is {provisioned} with maxConcurrency {args.MaxConcurrency}.");
    }

    private static void CheckScaling(ProblemList problems, ServerlessEndpointArgs args)
    {
        var (provisioned, scaling) = (args.ProvisionedConcurrency, args.Scaling);
        if (!scaling.Enabled)
        {
            return;
        }

        problems.AddIf(scaling.MinCapacity < 1, Diagnostics.ServerlessConcurrency, "scaling.minCapacity", $"is {scaling.MinCapacity}; the least is 1.");
        problems.AddIf(
            scaling.MaxCapacity < Math.Max(1, scaling.MinCapacity) || scaling.MaxCapacity > Math.Max(1, args.MaxConcurrency), Diagnostics.ServerlessConcurrency,
            "scaling.maxCapacity", $"is {scaling.MaxCapacity} with minCapacity {scaling.MinCapacity} and maxConcurrency {args.MaxConcurrency}.");
        problems.AddIf(
            provisioned < Math.Max(1, scaling.MinCapacity) || provisioned > Math.Max(1, scaling.MaxCapacity), Diagnostics.ServerlessConcurrency,
            "provisionedConcurrency", $"is {provisioned} with capacity {scaling.MinCapacity} to {scaling.MaxCapacity}.");
        problems.Range("scaling.targetUtilization", scaling.TargetUtilization, 0.1, 0.9);
        problems.CheckCooldowns(scaling.ScaleInCooldownInSeconds, scaling.ScaleOutCooldownInSeconds);
    }
}
