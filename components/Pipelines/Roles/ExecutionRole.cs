using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Iam = Pulumi.Aws.Iam;

namespace Infra.Components.Pipelines.Roles;

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
                Policy = Output.Tuple(children.Scope, ExecutionNeeds.Of(args)).Apply(known => ExecutionRolePolicy.ToJson(known.Item1, known.Item2)),
            },
            children.Options());
        return new ExecutionRole(role.Arn, role.Name, policy);
    }
}
