using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Settings;

namespace Infra.Cli.Shared;

/// <summary>Everything that is wrong with a stack file, before anything is started or written.</summary>
internal static class StackCheck
{
    /// <summary>The program's rules carry theirs; the recommendation step has one for all of its settings.</summary>
    private const string RecommendationRule = "Each setting of infra:recommendation is known and within its range.";

    /// <exception cref="StackFileException">The file is no valid YAML.</exception>
    /// <exception cref="InputException">The program, a component or the recommendation step refuses the config: all of it.</exception>
    public static void Require(string path)
    {
        var file = StackFile.Load(path);
        var config = file.ToConfigValues();
        var ofTheStep = config.SecretKeys.Contains(RecommendationSettings.ConfigKey) ? [] : OfTheStep(file);
        var ofTheProgram = OfTheProgram(config).ExceptBy(ofTheStep.Select(problem => problem.Key), problem => problem.Key);
        List<string> mistakes =
        [
            .. ofTheProgram.Select(problem => Lines(file, problem.Id, problem.Key, problem.What, problem.Rule, problem.Remedy)),
            .. ofTheStep.Select(problem => Lines(file, problem.Id, problem.Key ?? RecommendationSettings.ConfigKey, problem.What, RecommendationRule, problem.Remedy)),
        ];
        if (mistakes.Count > 0)
        {
            throw new InputException(mistakes, $"{mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")} in {file.Name}: nothing was started or changed.");
        }
    }

    private static IReadOnlyList<SettingsProblem> OfTheProgram(StackConfigValues config)
    {
        try
        {
            InferenceSettings.Read(config.Values.GetValueOrDefault, config.Values.Keys.Concat(config.SecretKeys), config.SecretPaths);
            return [];
        }
        catch (SettingsException exception)
        {
            return exception.Problems;
        }
    }

    /// <summary>Of what both look at, such as the sample payload, the step knows more.</summary>
    private static IReadOnlyList<Problem> OfTheStep(StackFile file)
    {
        try
        {
            RecommendationSettings.Parse(file.Get(RecommendationSettings.ConfigKey)?.ToJsonString());
            return [];
        }
        catch (OperationException exception)
        {
            return exception.Problems;
        }
    }

    private static string Lines(StackFile file, string id, string key, string what, string rule, string remedy) =>
        $"{id}: {file.Name}{(file.LineOf(key) is { } line ? $":{line}" : "")}: {key}: {what}\n      rule:   {rule}\n      remedy: {remedy}";
}
