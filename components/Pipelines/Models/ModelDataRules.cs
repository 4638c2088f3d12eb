using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines.Models;

/// <summary>Rules over where a container's model data comes from.</summary>
internal static partial class ModelDataRules
{
    public const int MaximumAdditional = 5;

    private const string S3Prefix = "S3Prefix";
    private const string S3Object = "S3Object";
    private const string Gzip = "Gzip";

    public static ValueRule Prefix { get; } = new(Diagnostics.ModelData, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } ? $"\"{value}\" is a prefix and does not end in /." : null);

    private static readonly ValueRule IsArtifact = new(Diagnostics.ModelData, value =>
        S3Uri.TryParse(value) is { } uri && !IsArchive(uri) ? $"\"{value}\" does not end in .tar.gz." : null);

    private static readonly ValueRule IsObject = new(Diagnostics.ModelData, value =>
        S3Uri.TryParse(value) is { IsPrefix: true } ? $"\"{value}\" is an object and ends in /." : null);

    public static IReadOnlyList<ValueRule> Url(PipelineContainerArgs container) =>
        [ValueRules.S3Uri, container.Mode == ContainerModes.MultiModel ? Prefix : IsArtifact];

    public static IReadOnlyList<ValueRule> Source(IModelDataSourceArgs source) =>
        [ValueRules.S3Uri, source.S3DataType == S3Object ? IsObject : Prefix];

    public static void Check(ProblemList problems, string path, PipelineContainerArgs container)
    {
        problems.AddIf(
            container is { ModelDataUrl: not null, ModelDataSource: not null }, Diagnostics.ModelData, path, "has both modelDataUrl and modelDataSource.");
        problems.Check($"{path}.modelDataUrl", container.ModelDataUrl, Url(container));
        problems.AddIf(
            container is { Mode: ContainerModes.MultiModel, ModelDataUrl: null }, Diagnostics.ModelData, $"{path}.modelDataUrl", "is missing, but the mode is MultiModel.");
        if (container.ModelDataSource is { } source)
        {
            CheckSource(problems, $"{path}.modelDataSource", source);
        }

        CheckAdditional(problems, $"{path}.additionalModelDataSources", container.AdditionalModelDataSources);
    }

    private static void CheckAdditional(ProblemList problems, string path, List<AdditionalModelDataSourceArgs> sources)
    {
        problems.AddIf(
            sources.Count > MaximumAdditional, Diagnostics.AdditionalModelData, path, $"has {sources.Count} data sources; at most {MaximumAdditional} are allowed.");
        foreach (var (index, source) in sources.Index())
        {
            problems.AddIf(
                source.ChannelName is null || !ChannelPattern().IsMatch(source.ChannelName), Diagnostics.AdditionalModelData, $"{path}[{index}].channelName", $"is \"{source.ChannelName}\", not a name of 1 to 64 letters, digits, dots, hyphens and underscores.");
            CheckSource(problems, $"{path}[{index}]", source);
        }

        foreach (var twins in sources.GroupBy(source => source.ChannelName, StringComparer.Ordinal).Where(group => group.Key is not null && group.Count() > 1))
        {
            problems.Add(Diagnostics.AdditionalModelData, path, $"\"{twins.Key}\" is the channel of {twins.Count()} data sources.");
        }
    }

    private static void CheckSource(ProblemList problems, string path, IModelDataSourceArgs source)
    {
        problems.Require($"{path}.s3Uri", source.S3Uri, Source(source));
        problems.OneOf($"{path}.s3DataType", source.S3DataType, S3Prefix, S3Object);
        problems.OneOf($"{path}.compressionType", source.CompressionType, "None", Gzip);
        problems.AddIf(
            source is { CompressionType: Gzip, S3DataType: S3Prefix }, Diagnostics.ModelData, $"{path}.compressionType", "is Gzip, but s3DataType is S3Prefix.");
    }

    private static bool IsArchive(S3Uri uri) => uri.Key.EndsWith(".tar.gz", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}\\z", RegexOptions.None, 1000)]
    private static partial Regex ChannelPattern();
}
