using Infra.Components.Shared;
using Pulumi;
using Iam = Pulumi.Aws.Iam;

namespace Infra.Components.Endpoints;

/// <summary>What an endpoint whose callers wait needs of its execution role.</summary>
/// <param name="Attach">Whether the component attaches it.</param>
/// <param name="WatchesAlarms">Whether updates roll back on an alarm.</param>
/// <param name="Capture">Where data is captured, or null.</param>
internal sealed record EndpointRoleNeeds(bool Attach, bool WatchesAlarms, DataCaptureArgs? Capture);

/// <summary>Attaches exactly what an endpoint needs to the execution role of its model.</summary>
internal static class EndpointRole
{
    /// <summary>The policy, which the endpoint waits for; null when nothing is needed.</summary>
    public static Iam.RolePolicy? Attach(Children children, Input<string> executionRoleArn, EndpointRoleNeeds needs)
    {
        if (needs is { Attach: false } or { WatchesAlarms: false, Capture: null })
        {
            return null;
        }

        var roleArn = executionRoleArn.Checked("executionRoleArn", ValueRules.RoleArn);
        return new Iam.RolePolicy(
            children.Named("role-policy"),
            new Iam.RolePolicyArgs { Role = roleArn.Apply(Arns.RoleName), Policy = Policy(children, needs) },
            children.Options());
    }

    private static Output<string> Policy(Children children, EndpointRoleNeeds needs)
    {
        List<DataCaptureArgs> captures = needs.Capture is { } capture ? [capture] : [];
        var destination = Inputs.All(captures.Select(each => (Input<string>?)DataCaptures.DestinationUri(each)));
        var key = Inputs.All(captures.Select(DataCaptures.KmsKeyArn));
        return Output.Tuple(children.Scope, destination, key).Apply(known => PolicyDocument.ToJson(
        [
            .. known.Item2.SelectMany(uri => EndpointStatements.Capture(known.Item1, uri, known.Item3.FirstOrDefault())),
            .. needs.WatchesAlarms ? [EndpointStatements.WatchAlarms(known.Item1)] : Array.Empty<PolicyStatement>(),
        ]));
    }
}
