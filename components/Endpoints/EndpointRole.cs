using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Iam = Pulumi.Aws.Iam;

namespace Infra.Components.Endpoints;

/// <summary>Attaches exactly what an endpoint needs to the execution role of its model.</summary>
internal static class EndpointRole
{
    /// <summary>The policy of an endpoint on instances, which the endpoint waits for; null when nothing is needed or attached.</summary>
    public static Iam.RolePolicy? Attach(Children children, IInstanceEndpointArgs args) => args.AttachRolePolicy && InstanceNeeds.Any(args)
        ? Attach(children, args.ExecutionRoleArn, InstanceNeeds.Of(args))
        : null;

    public static Iam.RolePolicy Attach(Children children, Input<string> executionRoleArn, Output<InstanceNeeds> needs) => Attach(
        children,
        executionRoleArn.Checked("executionRoleArn", ValueRules.RoleArn),
        Output.Tuple(children.Scope, needs).Apply(known => PolicyDocument.ToJson(known.Item2.Statements(known.Item1))));

    public static Iam.RolePolicy Attach(Children children, Output<string> roleArn, Output<string> policy) => new(
        children.Named("role-policy"),
        new Iam.RolePolicyArgs { Role = roleArn.Apply(Arns.RoleName), Policy = policy },
        children.Options());
}
