namespace Infra.Sandbox.Cloud.Identity;

/// <summary>One access to judge: what is done, to what, by whom, under which circumstances.</summary>
internal sealed record PolicyRequest(string Action, string Resource)
{
    /// <summary>The service principal that asks; null when the policy belongs to an identity.</summary>
    public string? ServicePrincipal { get; init; }

    /// <summary>Condition keys and their values; keys that are absent fail their conditions.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = Secure();

    /// <summary>What holds of every request in the account. Condition keys have no case.</summary>
    public static Dictionary<string, string> Secure() => new(StringComparer.OrdinalIgnoreCase) { ["aws:SecureTransport"] = "true" };
}

internal enum PolicyDecision
{
    Silent,
    Allow,
    Deny,
}
