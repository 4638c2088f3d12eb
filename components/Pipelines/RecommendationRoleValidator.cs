using Infra.Components.Pipelines.Models;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines;

/// <summary>Finds every mistake in the arguments of a <see cref="RecommendationRole"/> that is known before anything is built.</summary>
public static class RecommendationRoleValidator
{
    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(RecommendationRoleArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        problems.CheckAll("artifactUris", args.ArtifactUris, ValueRules.S3Uri);
        problems.CheckAll("images", args.Images, ContainerRules.Image(isInVpcRegistry: false));
        problems.Require("executionRoleArn", args.ExecutionRoleArn, ValueRules.RoleArn);
        problems.Require("samplePayloadUrl", args.SamplePayloadUrl, ValueRules.S3Uri);
        problems.CheckAll("kmsKeyArns", args.KmsKeyArns, ValueRules.KmsKeyArn);
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
        problems.Check("outputKmsKeyArn", args.OutputKmsKeyArn, ValueRules.KmsKeyArn);
        problems.Check("compiledOutputUri", args.CompiledOutputUri, ValueRules.S3Uri, ModelDataRules.Prefix);
        problems.CheckAll("endpointNames", args.EndpointNames, ValueRules.Name63(Diagnostics.EndpointName));
        problems.CheckVpc(args.Vpc);
        problems.CheckVpc(args.JobVpc, "jobVpc");
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }
}
