using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.BatchInference;

/// <summary>
/// Finds what SageMaker does not support in a JSONPath: it knows <c>$</c>, <c>.name</c>, <c>*</c>, <c>['a','b']</c>, <c>[n,n]</c> and
/// <c>[s:e]</c>, and in CSV, which has no names, one pair of brackets.
/// </summary>
internal static partial class JsonPathLint
{
    /// <returns>What is wrong, or null.</returns>
    public static string? Find(string path, bool isCsv)
    {
        if (!path.StartsWith('$'))
        {
            return $"is \"{path}\", which does not begin with $.";
        }

        var segments = 0;
        for (var at = 1; at < path.Length; segments++)
        {
            var segment = Segment().Match(path, at);
            if (!segment.Success)
            {
                return $"is \"{path}\": {Unsupported(path[at..])} at character {at + 1}.";
            }

            if (SelectsNothing(segment.Value))
            {
                return $"is \"{path}\": {segment.Value} selects nothing.";
            }

            if (isCsv && (segments > 0 || HasName(segment.Value)))
            {
                return $"is \"{path}\", but CSV has no names: it takes $ with one pair of brackets, such as $[1:].";
            }

            at += segment.Length;
        }

        return null;
    }

    private static string Unsupported(string rest) => rest switch
    {
        ['.', '.', ..] => "SageMaker does not know .. (recursive descent)",
        ['[', '?', ..] => "SageMaker does not know [?…] (filters)",
        ['[', '(', ..] => "SageMaker does not know [(…)] (scripts)",
        ['[', '"', ..] => "names in brackets stand between ' and '",
        ['[', ..] when Stepped().IsMatch(rest) => "SageMaker does not know slices with a step",
        ['[', ..] when !rest.Contains(']', StringComparison.Ordinal) => "] is missing",
        _ => "this is no part of a JSONPath",
    };

    private static bool HasName(string segment) => segment.StartsWith('.') || segment.StartsWith("['", StringComparison.Ordinal);

    /// <summary>Only where both ends count from the same side.</summary>
    private static bool SelectsNothing(string segment)
    {
        var slice = Slice().Match(segment);
        if (!slice.Success)
        {
            return false;
        }

        var (start, end) = (Number(slice.Groups["start"].Value, 0), Number(slice.Groups["end"].Value, long.MaxValue));
        return start >= 0 == end >= 0 && start >= end;
    }

    private static long Number(string text, long otherwise) =>
        text.Length == 0 ? otherwise : long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    [GeneratedRegex(
        "\\G(\\.(\\*|[A-Za-z_][A-Za-z0-9_-]*)|\\[(\\*|'[^'\\]]+'(,\\s*'[^'\\]]+')*|-?[0-9]+(,\\s*-?[0-9]+)*|(-?[0-9]+)?:(-?[0-9]+)?)\\])",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Segment();

    [GeneratedRegex("^\\[(?<start>-?[0-9]+)?:(?<end>-?[0-9]+)?\\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slice();

    [GeneratedRegex("^\\[-?[0-9]*:-?[0-9]*:", RegexOptions.None, 1000)]
    private static partial Regex Stepped();
}
