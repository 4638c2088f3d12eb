using System.Collections.Immutable;
using Infra.Components.Pipelines.Models;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.Pipelines.Roles;

/// <summary>What a recommendation job needs beside its benchmarked containers, with every value known.</summary>
/// <param name="PassedRoles">Roles of the benchmarked endpoints: its own and the model's.</param>
/// <param name="VolumeKeys">Keys of the instances' volumes, or none.</param>
/// <param name="OutputKeys">Keys of the job's results, or none.</param>
/// <param name="CompiledOutputs">Prefixes of compiled models, or none.</param>
/// <param name="Endpoints">Existing endpoints that are loaded, or none.</param>
internal sealed record RecommendationNeeds(
    IReadOnlyList<string> PassedRoles,
    IReadOnlyList<string> VolumeKeys,
    IReadOnlyList<string> OutputKeys,
    IReadOnlyList<string> CompiledOutputs,
    IReadOnlyList<string> Endpoints)
{
    public static Output<RecommendationNeeds> Of(RecommendationRoleArgs args, Output<string> ownRole) => Output.Tuple(
            Output.All(ownRole, args.ExecutionRoleArn.Checked("executionRoleArn", ValueRules.RoleArn)),
            IfGiven("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn),
            IfGiven("outputKmsKeyArn", args.OutputKmsKeyArn, ValueRules.KmsKeyArn),
            CompiledOutput(args),
            Inputs.All("endpointNames", args.EndpointNames, ValueRules.Name63(Diagnostics.EndpointName)))
        .Apply(known => new RecommendationNeeds(known.Item1, known.Item2, known.Item3, known.Item4, known.Item5));

    /// <summary>What the job reads and pulls, which includes the payload and the models it compiled.</summary>
    public static Output<ExecutionNeeds> OfContainers(RecommendationRoleArgs args)
    {
        var pipeline = new InferencePipelineArgs
        {
            Containers = args.Containers,
            ArtifactUris = args.ArtifactUris,
            Images = args.Images,
            KmsKeyArns = args.KmsKeyArns,
            Vpc = args.Vpc,
        };
        return Output.Tuple(
                ExecutionNeeds.Of(pipeline),
                args.SamplePayloadUrl.Checked("samplePayloadUrl", ValueRules.S3Uri),
                CompiledOutput(args),
                ExecutionNeeds.NetworkIds("jobVpc.securityGroupIds", args.JobVpc?.SecurityGroupIds),
                ExecutionNeeds.NetworkIds("jobVpc.subnets", args.JobVpc?.Subnets))
            .Apply(known => known.Item1 with
            {
                Artifacts = [.. known.Item1.Artifacts, known.Item2, .. known.Item3],
                SecurityGroupIds = [.. known.Item1.SecurityGroupIds, .. known.Item4],
                Subnets = [.. known.Item1.Subnets, .. known.Item5],
            });
    }

    private static Output<ImmutableArray<string>> CompiledOutput(RecommendationRoleArgs args) =>
        IfGiven("compiledOutputUri", args.CompiledOutputUri, ValueRules.S3Uri, ModelDataRules.Prefix);

    private static Output<ImmutableArray<string>> IfGiven(string path, Input<string>? input, params IReadOnlyList<ValueRule> rules) =>
        Inputs.All([input.CheckedIfGiven(path, rules)]);
}
