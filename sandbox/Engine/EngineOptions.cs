namespace Infra.Sandbox.Engine;

/// <summary>Which stack the engine deploys, and where it keeps its state.</summary>
public sealed record EngineOptions
{
    /// <summary>The project, as in <c>Pulumi.yaml</c>. Default <c>infra</c>.</summary>
    public string ProjectName { get; init; } = "infra";

    /// <summary>The stack. Default <c>sandbox</c>.</summary>
    public string StackName { get; init; } = "sandbox";

    /// <summary>The state file; its folder is made when there is something to write.</summary>
    public required string StatePath { get; init; }

    /// <summary>The folder of <c>Pulumi.yaml</c>; what the program sees as its root directory, and assets are relative to.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>The config keys whose values are secret. Default none.</summary>
    public IReadOnlyCollection<string> SecretConfigKeys { get; init; } = [];

    internal string UrnPrefix => $"urn:pulumi:{StackName}::{ProjectName}::";

    internal string StackUrn => $"{UrnPrefix}pulumi:pulumi:Stack::{ProjectName}-{StackName}";
}
