using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines.Models;

/// <summary>Rules over a SageMaker model, of one container or of several.</summary>
internal static class ModelRules
{
    public static void CheckContainers(ProblemList problems, ISageMakerModelArgs args)
    {
        foreach (var (path, container) in args.NamedContainers)
        {
            ContainerRules.Check(problems, path, container, args.Vpc is not null);
        }
    }

    /// <summary>The environments as far as they are known; the rest is checked when it becomes known.</summary>
    public static void CheckEnvironments(ProblemList problems, ISageMakerModelArgs args)
    {
        CheckEnvironmentSize(problems, args, EnvironmentRules.KnownBytes(args.NamedContainers.Select(container => container.Args.Environment)));
        InferenceResponse.Check(problems, args, ModelEnvironments.Peek(args));
    }

    public static void CheckEnvironmentSize(ProblemList problems, ISageMakerModelArgs args, int bytes)
    {
        var (path, whose) = args.NamedContainers is [var only] ? ($"{only.Path}.environment", "it has") : ("containers", "the environments have");
        problems.AddIf(
            bytes > EnvironmentRules.MaximumTotalBytes, Diagnostics.EnvironmentSize, path,
            $"{whose} {bytes} bytes; at most {EnvironmentRules.MaximumTotalBytes} are allowed.");
    }

    public static void CheckRole(ProblemList problems, ISageMakerModelArgs args)
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
