using Pulumi;

namespace Infra.Components.Shared;

/// <summary>The VPC that the containers' network interfaces live in.</summary>
public sealed class VpcArgs : ResourceArgs
{
    /// <summary>1 to 5 security group ids.</summary>
    [Input("securityGroupIds")]
    public List<Input<string>> SecurityGroupIds { get; set; } = [];

    /// <summary>1 to 16 subnet ids, in at least two availability zones for an endpoint that must survive the loss of one.</summary>
    [Input("subnets")]
    public List<Input<string>> Subnets { get; set; } = [];
}
