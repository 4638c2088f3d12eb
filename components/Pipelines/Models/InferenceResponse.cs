using System.Collections.Immutable;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines.Models;

/// <summary>
/// What an AutoML candidate answers. Its containers say in their environment which response keys they support; the chosen keys are set as the
/// output of each container that supports them, and as the input of the container after it.
/// </summary>
internal static class InferenceResponse
{
    private const string SupportedKey = "SAGEMAKER_INFERENCE_SUPPORTED";
    private const string InputKey = "SAGEMAKER_INFERENCE_INPUT";
    private const string OutputKey = "SAGEMAKER_INFERENCE_OUTPUT";

    /// <summary>The environments with the keys worked in. A container that supports no keys breaks the chain and stays as it is.</summary>
    public static ImmutableArray<ImmutableDictionary<string, string>> Chain(
        ImmutableArray<ImmutableDictionary<string, string>> environments, IReadOnlyList<string> keys)
    {
        var chained = ImmutableArray.CreateBuilder<ImmutableDictionary<string, string>>(environments.Length);
        var previous = "";
        foreach (var environment in environments)
        {
            var supported = Supported(environment) ?? [];
            var output = string.Join(',', keys.Where(supported.Contains));
            chained.Add(With(With(environment, InputKey, supported.Length == 0 ? "" : previous), OutputKey, output));
            previous = output;
        }

        return chained.ToImmutable();
    }

    public static void Check(ProblemList problems, ISageMakerModelArgs args, ImmutableArray<ImmutableDictionary<string, string>>? environments)
    {
        const string Path = "inferenceResponseKeys";
        var keys = args.InferenceResponseKeys;
        foreach (var twice in keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(Diagnostics.InferenceResponseKeys, Path, $"has \"{twice.Key}\" {twice.Count()} times.");
        }

        if (keys.Count == 0 || environments is not [.., var last])
        {
            return;
        }

        if (Supported(last) is not { } supported)
        {
            problems.Add(Diagnostics.InferenceResponseKeys, Path, $"is given, but the last container's environment has no {SupportedKey}.");
            return;
        }

        foreach (var (index, key) in keys.Index().Where(pair => !supported.Contains(pair.Item)))
        {
            problems.Add(Diagnostics.InferenceResponseKeys, $"{Path}[{index}]", $"\"{key}\" is not supported; the candidate supports {string.Join(", ", supported)}.");
        }
    }

    private static string[]? Supported(ImmutableDictionary<string, string> environment) =>
        environment.GetValueOrDefault(SupportedKey)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableDictionary<string, string> With(ImmutableDictionary<string, string> environment, string key, string value) =>
        value.Length == 0 ? environment : environment.SetItem(key, value);
}
