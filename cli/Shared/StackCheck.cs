using Infra.Operations.Recommendation;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Settings;

namespace Infra.Cli.Shared;

/// <summary>Everything that is wrong with a stack file, before anything is started or written.</summary>
internal static class StackCheck
{
    /// <exception cref="StackFileException">The file is no valid YAML.</exception>
    /// <exception cref="InputException">The program, a component or the recommendation step refuses the config: all of it.</exception>
    public static void Require(string path)
    {
        var file = StackFile.Load(path);
        var values = file.ToConfigValues().Values;
        List<string> lines =
        [
            .. Attempt(path, () => InferenceSettings.Read(key => values.GetValueOrDefault(key), values.Keys)),
            .. Attempt(path, () => RecommendationSettings.Parse(file.Get(RecommendationSettings.ConfigKey)?.ToJsonString())),
        ];
        if (lines.Count > 0)
        {
            throw new InputException(lines);
        }
    }

    private static IEnumerable<string> Attempt(string path, Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SettingsException exception)
        {
            return exception.Problems.Select(problem => Line(path, problem.Id, problem.Key, problem.What, problem.Remedy));
        }
        catch (OperationException exception)
        {
            return exception.Problems.Select(problem => Line(path, problem.Id, problem.Key, problem.What, problem.Remedy));
        }
    }

    private static string Line(string path, string id, string? key, string what, string remedy) =>
        string.Join(' ', new[] { $"{id}: {Path.GetFileName(path)}:", key is null ? "" : $"{key}:", what, remedy }.Where(part => part.Length > 0));
}
