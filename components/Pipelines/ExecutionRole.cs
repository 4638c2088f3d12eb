using Infra.Components.Shared;
using Pulumi;
using Iam = Pulumi.Aws.Iam;

namespace Infra.Components.Pipelines;

/// <summary>The role the containers run with: created with least privilege, or adopted and left as it is.</summary>
/// <param name="Arn">ARN of the role.</param>
/// <param name="Name">Name of the role.</param>
/// <param name="Policy">Its policy, which the model waits for; null for an adopted role.</param>
internal sealed record ExecutionRole(Output<string> Arn, Output<string> Name, Resource? Policy)
{
    public static ExecutionRole For(Children children, ISageMakerModelArgs args, string description) =>
        args.ExecutionRoleArn is { } adopted ? Adopt(adopted) : Create(children, args, description);

    private static ExecutionRole Adopt(Input<string> roleArn)
    {
        var arn = roleArn.Checked("executionRoleArn", ValueRules.RoleArn);
        return new ExecutionRole(arn, arn.Apply(Arns.RoleName), Policy: null);
    }

    private static ExecutionRole Create(Children children, ISageMakerModelArgs args, string description)
    {
        var role = new Iam.Role(
            children.Named("role"),
            new Iam.RoleArgs
            {
                Description = description,
                AssumeRolePolicy = children.Scope.Apply(TrustPolicies.SageMaker),
                Tags = children.Tags!,
            },
            children.Options());
        var policy = new Iam.RolePolicy(
            children.Named("role-policy"),
            new Iam.RolePolicyArgs
            {
                Role = role.Id,
                Policy = Output.Tuple(children.Scope, Needs(args)).Apply(known => ExecutionRolePolicy.ToJson(known.Item1, known.Item2)),
            },
            children.Options());
        return new ExecutionRole(role.Arn, role.Name, policy);
    }

    internal static Output<ExecutionNeeds> Needs(ISageMakerModelArgs args)
    {
        var artifacts = Output.Tuple(
            Inputs.All(args.NamedContainers.SelectMany(each => ModelContainers.Artifacts(each.Path, each.Args))),
            Inputs.All("artifactUris", args.ArtifactUris, ValueRules.S3Uri));
        var images = Output.Tuple(
            Inputs.All(args.NamedContainers.Select(each => ModelContainers.Image(each.Path, each.Args))),
            Inputs.All("images", args.Images, ContainerRules.Image(isInVpcRegistry: false)));
        var keys = Inputs.All("kmsKeyArns", args.KmsKeyArns, ValueRules.KmsKeyArn);
        return Output.Tuple(artifacts, images, keys, NetworkIds("securityGroupIds", args.Vpc?.SecurityGroupIds), NetworkIds("subnets", args.Vpc?.Subnets))
            .Apply(known => new ExecutionNeeds(
                [.. known.Item1.Item1, .. known.Item1.Item2], [.. known.Item2.Item1, .. known.Item2.Item2], known.Item3, known.Item4, known.Item5));
    }

    private static Output<System.Collections.Immutable.ImmutableArray<string>> NetworkIds(string name, List<Input<string>>? ids) =>
        Inputs.All($"vpc.{name}", ids ?? [], ValueRules.SecurityGroupOrSubnet);
}
