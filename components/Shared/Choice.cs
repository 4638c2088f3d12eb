namespace Infra.Components.Shared;

/// <summary>
/// Where a resource that a component needs comes from. Always an explicit choice, never inferred from another value being set.
/// Strings, not an enum: a component package cannot carry enums.
/// </summary>
public static class Choice
{
    /// <summary>The component creates the resource and owns it.</summary>
    public const string Create = "Create";

    /// <summary>The resource exists already; the component uses it and changes nothing about it.</summary>
    public const string Adopt = "Adopt";

    /// <summary>There is no such resource.</summary>
    public const string None = "None";
}
