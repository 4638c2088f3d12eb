namespace Infra.Settings;

/// <summary>Everything that is wrong with a stack's config, at once.</summary>
public sealed class SettingsException(IReadOnlyList<SettingsProblem> problems)
    : Exception($"The stack's config has {problems.Count} {(problems.Count == 1 ? "mistake" : "mistakes")}:\n" + string.Join('\n', problems))
{
    public IReadOnlyList<SettingsProblem> Problems { get; } = problems;
}
