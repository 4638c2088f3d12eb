using Pulumi;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>A resource as the program made it, seen before the SDK registers it.</summary>
internal sealed class Registration(
    Resource resource, ResourceArgs args, ResourceOptions options, Registration? parent, int sequence, EngineOptions engine)
{
    public Resource Resource { get; } = resource;

    public ResourceArgs Args { get; } = args;

    public ResourceOptions Options { get; } = options;

    public Registration? Parent { get; } = parent;

    /// <summary>The place in the order in which the program made its resources.</summary>
    public int Sequence { get; } = sequence;

    public string Type { get; } = resource.GetResourceType();

    public string Name { get; } = resource.GetResourceName();

    public bool IsStack => Resource is Stack;

    public bool IsComponent => Resource is ComponentResource;

    public bool IsProvider => Resource is ProviderResource;

    /// <summary>The type with those of the components around it, as the real engine writes it in URNs.</summary>
    public string QualifiedType => Parent is null or { IsStack: true } ? Type : $"{Parent.QualifiedType}${Type}";

    public string Urn => IsStack ? engine.StackUrn : $"{engine.UrnPrefix}{QualifiedType}::{Name}";

    /// <summary>The option, or that of the nearest ancestor that sets it.</summary>
    public bool Inherited(Func<ResourceOptions, bool?> option) => option(Options) ?? Parent?.Inherited(option) ?? false;

    public bool IsWithin(Registration ancestor) => Parent == ancestor || Parent?.IsWithin(ancestor) == true;
}
