using System.Collections.Immutable;
using Infra.Components.Pipelines.Models;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.Pipelines.Roles;

/// <summary>What the containers of a model need, with every value known.</summary>
/// <param name="Artifacts">Objects and prefixes to read.</param>
/// <param name="Images">Images to pull; those outside ECR need no right.</param>
/// <param name="KmsKeyArns">Keys the artefacts are encrypted with.</param>
/// <param name="SecurityGroupIds">Security groups of the VPC, or none.</param>
/// <param name="Subnets">Subnets of the VPC, or none.</param>
internal sealed record ExecutionNeeds(
    IReadOnlyList<string> Artifacts,
    IReadOnlyList<string> Images,
    IReadOnlyList<string> KmsKeyArns,
    IReadOnlyList<string> SecurityGroupIds,
    IReadOnlyList<string> Subnets)
{
    /// <summary>Functions that give the credentials of private registries, or none.</summary>
    public IReadOnlyList<string> CredentialsProviders { get; init; } = [];

    public static Output<ExecutionNeeds> Of(ISageMakerModelArgs args)
    {
        var containers = ContainerInputs.Of(args).ToList();
        return Output.Tuple(
                Both(containers.SelectMany(container => container.Artifacts), Inputs.All("artifactUris", args.ArtifactUris, ValueRules.S3Uri)),
                Both(containers.Select(container => container.Image), Inputs.All("images", args.Images, ContainerRules.Image(isInVpcRegistry: false))),
                Inputs.All("kmsKeyArns", args.KmsKeyArns, ValueRules.KmsKeyArn),
                NetworkIds("vpc.securityGroupIds", args.Vpc?.SecurityGroupIds),
                NetworkIds("vpc.subnets", args.Vpc?.Subnets),
                Inputs.All(containers.Select(container => container.CredentialsProvider)))
            .Apply(known => new ExecutionNeeds(known.Item1, known.Item2, known.Item3, known.Item4, known.Item5) { CredentialsProviders = known.Item6 });
    }

    private static Output<ImmutableArray<string>> Both(IEnumerable<Input<string>?> ofContainers, Output<ImmutableArray<string>> further) =>
        Output.Tuple(Inputs.All(ofContainers), further).Apply(known => known.Item1.AddRange(known.Item2));

    public static Output<ImmutableArray<string>> NetworkIds(string path, List<Input<string>>? ids) =>
        Inputs.All(path, ids ?? [], ValueRules.SecurityGroupOrSubnet);
}
