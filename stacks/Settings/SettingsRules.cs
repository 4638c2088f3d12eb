using Infra.Components.Shared;

namespace Infra.Settings;

/// <summary>What has to hold, by the id of each rule: those of the stack file itself and those of the components.</summary>
internal static class SettingsRules
{
    /// <summary>The rules of the stack file itself; a test keeps docs/configuration.md equal to this list.</summary>
    public static IReadOnlyList<(string Id, string Rule)> OfTheFile { get; } =
    [
        (SettingsProblem.NoModel, "Either infra:pipeline or infra:model describes what is served, not both."),
        (SettingsProblem.NotServed, "At least one of infra:endpoint, infra:realTimeEndpoint, infra:serverlessEndpoint and infra:batch says how it is served."),
        (SettingsProblem.Secret, "What the sandbox reads is no secret: only Pulumi can decrypt those."),
        (SettingsProblem.Missing, "A required key is set."),
        (SettingsProblem.Unknown, "Every key is one that the program reads."),
        (SettingsProblem.WrongType, "A value has the type that its key takes."),
        (SettingsProblem.Differs, "Keys that depend on each other fit together."),
    ];

    private static readonly Dictionary<string, string> Rules =
        Diagnostics.All.Select(diagnostic => (diagnostic.Id, diagnostic.Rule)).Concat(OfTheFile).ToDictionary(rule => rule.Id, rule => rule.Rule, StringComparer.Ordinal);

    public static string Of(string id) => Rules[id];
}
