using System.Text.RegularExpressions;
using Infra.Components.Shared;

namespace Infra.Components.BatchInference;

/// <summary>Rules over several arguments of a transform job.</summary>
internal static partial class TransformJobRules
{
    private const int MaximumPayloadTimesConcurrency = 100;
    private const int MaximumFilter = 63;

    private static readonly string[] Joinable = ["text/csv", "application/json", "application/jsonlines"];

    /// <summary>An input prefix ends with "/"; what looks like one file does not.</summary>
    public static ValueRule InputUri { get; } = new(Diagnostics.InputPrefix, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } uri && !FilePattern().IsMatch(uri.Key) ? $"\"{value}\" is neither a prefix nor a file." : null);

    public static ValueRule Object { get; } = new(Diagnostics.InputPrefix, value =>
        S3Uri.TryParse(value) is { IsPrefix: true } ? $"\"{value}\" is a prefix, but a manifest is an object." : null);

    public static ValueRule Prefix { get; } = new(Diagnostics.Triggers, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } ? $"\"{value}\" is one object; arriving objects need a prefix." : null);

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
        CheckJoin(problems, args);
        CheckFilter(problems, "inputFilter", args.InputFilter, IsCsv(args.ContentType));
        CheckFilter(problems, "outputFilter", args.OutputFilter, IsCsv(args.Accept) && IsCsv(args.ContentType));
    }

    /// <summary>Whether results would lie where a job reads its input.</summary>
    public static Problem? OutputWithinInput(string inputUri, string inputType, string outputUri)
    {
        if (inputType != "S3Prefix" || S3Uri.TryParse(inputUri) is not { } input || S3Uri.TryParse(outputUri) is not { } output)
        {
            return null;
        }

        var problems = new ProblemList();
        problems.AddIf(input.Contains(output), Diagnostics.OutputWithinInput, "outputPrefix", $"writes to \"{output}\", which lies under the input \"{input}\".");
        return problems.Problems.SingleOrDefault();
    }

    private static void CheckJoin(ProblemList problems, BatchTransformArgs args)
    {
        if (args.JoinSource != "Input")
        {
            return;
        }

        problems.AddIf(
            args.ContentType is null || !Joinable.Contains(args.ContentType) || args.Accept != args.ContentType, Diagnostics.Join,
            "joinSource", $"is Input with contentType \"{args.ContentType}\" and accept \"{args.Accept}\".");
        var byLine = args is { SplitType: "Line", AssembleWith: "Line" };
        var whole = args is { SplitType: "None", AssembleWith: "None" };
        var isJson = args.ContentType == "application/json";
        problems.AddIf(
            isJson ? !whole : !byLine, Diagnostics.Join, "joinSource",
            $"is Input with splitType \"{args.SplitType}\" and assembleWith \"{args.AssembleWith}\".");
    }

    private static void CheckFilter(ProblemList problems, string path, string filter, bool isCsv)
    {
        problems.AddIf(filter.Length > MaximumFilter, Diagnostics.Filter, path, $"has {filter.Length} characters.");
        problems.AddIf(!FilterPattern().IsMatch(filter), Diagnostics.Filter, path, $"is \"{filter}\".");
        problems.AddIf(
            isCsv && FilterPattern().IsMatch(filter) && !CsvFilterPattern().IsMatch(filter), Diagnostics.Filter, path, $"is \"{filter}\", but CSV has no names.");
    }

    private static bool IsCsv(string? contentType) => contentType?.StartsWith("text/csv", StringComparison.Ordinal) == true;

    [GeneratedRegex("\\.[A-Za-z0-9]{1,10}\\z", RegexOptions.None, 1000)]
    private static partial Regex FilePattern();

    [GeneratedRegex(
        "^\\$(\\.(\\*|[A-Za-z_][A-Za-z0-9_-]*)|\\[(\\*|'[^'\\]]+'(,\\s*'[^'\\]]+')*|-?[0-9]+(,\\s*-?[0-9]+)*|(-?[0-9]+)?:(-?[0-9]+)?)\\])*\\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex FilterPattern();

    [GeneratedRegex("^\\$(\\[(\\*|-?[0-9]+(,\\s*-?[0-9]+)*|(-?[0-9]+)?:(-?[0-9]+)?)\\])?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CsvFilterPattern();
}
