using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.BatchInference;

/// <summary>Rules over several arguments of a transform job.</summary>
internal static partial class TransformJobRules
{
    private const int MaximumPayloadTimesConcurrency = 100;

    /// <summary>An input prefix ends with "/"; what looks like one file does not.</summary>
    public static ValueRule InputUri { get; } = new(Diagnostics.InputPrefix, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } uri && !FilePattern().IsMatch(uri.Key) ? $"\"{value}\" is neither a prefix nor a file." : null);

    public static ValueRule Object { get; } = new(Diagnostics.InputPrefix, value =>
        S3Uri.TryParse(value) is { IsPrefix: true } ? $"\"{value}\" is a prefix, but a manifest is an object." : null);

    public static ValueRule Prefix { get; } = new(Diagnostics.Triggers, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } ? $"\"{value}\" is one object; arriving objects need a prefix." : null);

    /// <summary>Captured data goes under a prefix, as results do.</summary>
    public static ValueRule CapturePrefix { get; } = new(Diagnostics.DataCapture, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } ? $"\"{value}\" is no prefix." : null);

    public static ValueRule InputUriOf(BatchTransformArgs args) =>
        args.InputType == "ManifestFile" ? Object : args.OnObjectCreated is null ? InputUri : Prefix;

    public static void Check(ProblemList problems, BatchTransformArgs args)
    {
        var concurrent = Math.Max(1, args.MaxConcurrentTransforms);
        problems.AddIf(
            concurrent * (long)args.MaxPayloadInMB > MaximumPayloadTimesConcurrency, Diagnostics.PayloadTimesConcurrency,
            "maxConcurrentTransforms", $"is {concurrent} with maxPayloadInMB {args.MaxPayloadInMB}: {concurrent * (long)args.MaxPayloadInMB} MB.");
        problems.AddIf(
            args is { BatchStrategy: not null, SplitType: "None" }, Diagnostics.StrategyNeedsSplit,
            "batchStrategy", $"is \"{args.BatchStrategy}\" with splitType None.");
    }

    /// <summary>Whether what a job writes would lie where a job reads.</summary>
    public static Problem? WithinInput(string inputUri, string inputType, string path, string uri)
    {
        if (inputType != "S3Prefix" || S3Uri.TryParse(inputUri) is not { } input || S3Uri.TryParse(uri) is not { } output)
        {
            return null;
        }

        var problems = new ProblemList();
        problems.AddIf(input.Contains(output), Diagnostics.OutputWithinInput, path, $"writes to \"{output}\", which lies under the input \"{input}\".");
        return problems.Problems.SingleOrDefault();
    }

    [GeneratedRegex("\\.[A-Za-z0-9]{1,10}\\z", RegexOptions.None, 1000)]
    private static partial Regex FilePattern();
}
