using Infra.Components.Pipelines.Models;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines;

/// <summary>Finds every mistake in the arguments of an <see cref="InferencePipeline"/> that is known before anything is built.</summary>
public static class InferencePipelineValidator
{
    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(InferencePipelineArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        CheckContainers(problems, args);
        problems.OneOf("executionMode", args.ExecutionMode, ExecutionModes.Serial, ExecutionModes.Direct);
        CheckDirect(problems, args);
        ModelRules.CheckRole(problems, args);
        problems.CheckVpc(args.Vpc);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckContainers(ProblemList problems, InferencePipelineArgs args)
    {
        var minimum = args.AutoMLCandidateName is null ? 2 : 1;
        var count = args.Containers.Count;
        problems.AddIf(
            count < minimum || count > ContainerRules.Maximum, Diagnostics.ContainerCount, "containers",
            $"has {count}; the range is {minimum} to {ContainerRules.Maximum}.");
        ModelRules.CheckContainers(problems, args);
        ContainerRules.CheckHostnames(problems, "containers", args.Containers);
        var multiModel = args.Containers.Count(container => container.Mode == ContainerModes.MultiModel);
        problems.AddIf(multiModel > 1, Diagnostics.MultiModel, "containers", $"{multiModel} containers are multi-model.");
        ModelRules.CheckEnvironments(problems, args);
    }

    private static void CheckDirect(ProblemList problems, InferencePipelineArgs args)
    {
        var unnamed = args.Containers.Count(container => container.Hostname is null);
        problems.AddIf(
            args.ExecutionMode == ExecutionModes.Direct && unnamed > 0, Diagnostics.DirectNeedsHostnames, "executionMode",
            $"is Direct, but {unnamed} of {args.Containers.Count} containers have no hostname.");
    }
}
