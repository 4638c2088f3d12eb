namespace Infra.Settings;

/// <summary>One mistake in a stack's config: which key, what is wrong, which rule that breaks, how to mend it.</summary>
/// <param name="Id">
/// Stable id of the rule, <c>INFRA00x</c> and <c>INFRA09x</c> for the shape of the config, the rest of <c>INFRA0xx</c> for what a component refuses.
/// </param>
/// <param name="Key">Pulumi property path, such as <c>infra:endpoint.instanceType</c>.</param>
/// <param name="What">What is wrong, with the offending text in double quotes.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record SettingsProblem(string Id, string Key, string What, string Remedy)
{
    /// <summary>There is no model to serve, or more than one.</summary>
    public const string NoModel = "INFRA001";

    /// <summary>There is a model, but nothing that serves it.</summary>
    public const string NotServed = "INFRA002";

    /// <summary>A key holds a secret that cannot be decrypted here.</summary>
    public const string Secret = "INFRA003";

    /// <summary>A key that must be there is not.</summary>
    public const string Missing = "INFRA090";

    /// <summary>A key that nothing reads.</summary>
    public const string Unknown = "INFRA091";

    /// <summary>A value of another type than the key takes.</summary>
    public const string WrongType = "INFRA092";

    /// <summary>Keys that must agree do not.</summary>
    public const string Differs = "INFRA093";

    /// <summary>What has to hold, in general.</summary>
    public string Rule => SettingsRules.Of(Id);

    /// <summary>Whether the key could not be read, rather than its value being refused.</summary>
    internal bool IsUnread => Id is Missing or Unknown or WrongType or Secret or NoModel;

    /// <summary>The mistake on a line, the rule and the remedy on lines below it.</summary>
    public override string ToString() => $"{Id} {Key}: {What}\n    rule:   {Rule}\n    remedy: {Remedy}";
}
