using Infra.Components.Shared;

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
        CheckRole(problems, args);
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
        foreach (var (index, container) in args.Containers.Index())
        {
            ContainerRules.Check(problems, $"containers[{index}]", container, args.Vpc is not null);
        }

        ContainerRules.CheckHostnames(problems, args.Containers);
        var multiModel = args.Containers.Count(container => container.Mode == ContainerModes.MultiModel);
        problems.AddIf(multiModel > 1, Diagnostics.MultiModel, "containers", $"{multiModel} containers are multi-model.");
        var bytes = EnvironmentRules.KnownBytes(args.Containers.Select(container => container.Environment));
        problems.AddIf(
            bytes > EnvironmentRules.MaximumTotalBytes, Diagnostics.EnvironmentSize, "containers",
            $"the environments have {bytes} bytes; at most {EnvironmentRules.MaximumTotalBytes} are allowed.");
    }

    private static void CheckDirect(ProblemList problems, InferencePipelineArgs args)
    {
        var unnamed = args.Containers.Count(container => container.Hostname is null);
        problems.AddIf(
            args.ExecutionMode == ExecutionModes.Direct && unnamed > 0, Diagnostics.DirectNeedsHostnames, "executionMode",
            $"is Direct, but {unnamed} of {args.Containers.Count} containers have no hostname.");
    }

    private static void CheckRole(ProblemList problems, InferencePipelineArgs args)
    {
        problems.Check("executionRoleArn", args.ExecutionRoleArn, ValueRules.RoleArn);
        problems.CheckAll("artifactUris", args.ArtifactUris, ValueRules.S3Uri);
        problems.CheckAll("images", args.Images, ContainerRules.Image(isInVpcRegistry: false));
        problems.CheckAll("kmsKeyArns", args.KmsKeyArns, ValueRules.KmsKeyArn);
        if (args.ExecutionRoleArn is not null)
        {
            problems.AddIf(args.ArtifactUris.Count > 0, Diagnostics.RoleExtras, "artifactUris", "is given beside executionRoleArn.");
            problems.AddIf(args.Images.Count > 0, Diagnostics.RoleExtras, "images", "is given beside executionRoleArn.");
            problems.AddIf(args.KmsKeyArns.Count > 0, Diagnostics.RoleExtras, "kmsKeyArns", "is given beside executionRoleArn.");
        }
    }
}
