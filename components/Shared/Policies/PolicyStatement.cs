namespace Infra.Components.Shared.Policies;

/// <summary>Who a resource or trust policy speaks of: services, accounts and roles, or everyone.</summary>
internal sealed record PolicyPrincipal(string Kind, IReadOnlyList<string> Values)
{
    public static PolicyPrincipal Everyone { get; } = new("*", []);

    public static PolicyPrincipal Service(string service) => new("Service", [service]);

    public static PolicyPrincipal Aws(params IReadOnlyList<string> arns) => new("AWS", arns);
}

/// <summary>One condition: all of them must hold, and one value of each.</summary>
internal sealed record PolicyCondition(string Operator, string Key, params IReadOnlyList<string> Values);

/// <summary>One statement of an IAM policy document.</summary>
internal sealed record PolicyStatement(string Sid, params IReadOnlyList<string> Actions)
{
    public string Effect { get; init; } = "Allow";

    public PolicyPrincipal? Principal { get; init; }

    /// <summary>Empty only in a trust policy, which has no resources.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];
}
