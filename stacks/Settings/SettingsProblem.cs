namespace Infra.Settings;

/// <summary>One mistake in a stack's config: which key, what is wrong, how to mend it.</summary>
/// <param name="Id">Stable id of the rule, <c>INFRA09x</c> for the shape of the config, <c>INFRA0xx</c> for what a component refuses.</param>
/// <param name="Key">Pulumi property path, such as <c>infra:endpoint.instanceType</c>.</param>
/// <param name="What">What is wrong, with the offending text in double quotes.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record SettingsProblem(string Id, string Key, string What, string Remedy)
{
    /// <summary>A key that must be there is not.</summary>
    public const string Missing = "INFRA090";

    /// <summary>A key that nothing reads.</summary>
    public const string Unknown = "INFRA091";

    /// <summary>A value of another type than the key takes.</summary>
    public const string WrongType = "INFRA092";

    /// <summary>Keys that must agree do not.</summary>
    public const string Differs = "INFRA093";

    /// <summary>Whether the key could not be read, rather than its value being refused.</summary>
    internal bool IsUnread => Id is Missing or Unknown or WrongType;

    public override string ToString() => $"{Id} {Key}: {What} {Remedy}";
}
