using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.BatchInference;

/// <summary>What SageMaker can filter and join: CSV and JSON lines record by record, JSON file by file.</summary>
internal static class DataProcessingRules
{
    private const string Csv = "text/csv";
    private const string Json = "application/json";
    private const int MaximumFilter = 63;

    private static readonly string[] Formats = [Csv, Json, "application/jsonlines"];

    public static void Check(ProblemList problems, BatchTransformArgs args)
    {
        CheckJoin(problems, args);
        CheckFilter(problems, "inputFilter", args.InputFilter, "contentType", args.ContentType);
        CheckFilter(problems, "outputFilter", args.OutputFilter, "accept", args.Accept);
        problems.AddIf(
            args.JoinSource == "None" && args.OutputFilter.Contains("SageMakerOutput", StringComparison.Ordinal), Diagnostics.Filter,
            "outputFilter", $"is \"{args.OutputFilter}\", but SageMakerOutput is there only with joinSource Input.");
    }

    private static void CheckJoin(ProblemList problems, BatchTransformArgs args)
    {
        if (args.JoinSource != "Input")
        {
            return;
        }

        var format = Format(args.ContentType);
        problems.AddIf(
            !Formats.Contains(format) || Format(args.Accept) != format, Diagnostics.Join,
            "joinSource", $"is Input with contentType \"{args.ContentType}\" and accept \"{args.Accept}\".");
        var fits = format == Json ? args is { SplitType: "None", AssembleWith: "None" } : args is { SplitType: "Line", AssembleWith: "Line" };
        problems.AddIf(
            !fits, Diagnostics.Join, "joinSource", $"is Input with splitType \"{args.SplitType}\" and assembleWith \"{args.AssembleWith}\".");
    }

    private static void CheckFilter(ProblemList problems, string path, string filter, string typePath, string? contentType)
    {
        problems.AddIf(filter.Length > MaximumFilter, Diagnostics.Filter, path, $"has {filter.Length} characters; at most {MaximumFilter} are allowed.");
        if (JsonPathLint.Find(filter, Format(contentType) == Csv) is { } finding)
        {
            problems.Add(Diagnostics.Filter, path, finding);
        }

        // Without accept the container decides what it answers.
        var isKnown = contentType is not null || typePath == "contentType";
        problems.AddIf(
            filter != "$" && isKnown && !Formats.Contains(Format(contentType)), Diagnostics.Filter,
            path, $"is \"{filter}\" with {typePath} \"{contentType}\"; only {string.Join(", ", Formats)} can be filtered.");
    }

    /// <summary>A content type without its parameters, such as a charset.</summary>
    private static string? Format(string? contentType) => contentType?.Split(';')[0].Trim();
}
