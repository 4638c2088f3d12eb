namespace Infra.Sandbox.Cloud.Identity;

internal sealed class IamState
{
    public Dictionary<string, IamRole> Roles { get; set; } = [];

    /// <summary>Customer managed policies: document by ARN.</summary>
    public Dictionary<string, string> Policies { get; set; } = [];
}

internal sealed class IamRole
{
    public string Arn { get; set; } = "";

    public string AssumeRolePolicyDocument { get; set; } = "";

    public Dictionary<string, string> InlinePolicies { get; set; } = [];

    public List<string> AttachedPolicies { get; set; } = [];
}
