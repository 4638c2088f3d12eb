using System.Globalization;
using System.Text;

namespace Infra.Operations.StackConfiguration;

/// <summary>Shows the change of a text as a unified diff that <c>git apply</c> and <c>patch -p1</c> take.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The diff with three lines of context; empty when the texts are equal.</summary>
    /// <param name="oldText">The text before.</param>
    /// <param name="newText">The text after.</param>
    /// <param name="name">The name of the file in the headers.</param>
    public static string Create(string oldText, string newText, string name)
    {
        if (string.Equals(oldText, newText, StringComparison.Ordinal))
            return "";

        var (before, after) = (Split(oldText), Split(newText));
        var changes = LineChanges.Find(before, after);
        var diff = new StringBuilder($"--- a/{name}\n+++ b/{name}\n");
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].OldStart - changes[last].OldEnd <= 2 * Context)
                last++;

            AppendHunk(diff, before, after, changes[first..(last + 1)]);
            first = last + 1;
        }

        return diff.ToString();
    }

    private static void AppendHunk(StringBuilder diff, List<string> before, List<string> after, List<LineChange> changes)
    {
        var (first, last) = (changes[0], changes[^1]);
        var lead = Math.Min(Context, first.OldStart);
        var tail = Math.Min(Context, before.Count - last.OldEnd);
        var oldCount = last.OldEnd + tail - (first.OldStart - lead);
        var newCount = last.NewEnd + tail - (first.NewStart - lead);
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Range(first.OldStart - lead, oldCount)} +{Range(first.NewStart - lead, newCount)} @@\n");

        var line = first.OldStart - lead;
        foreach (var change in changes)
        {
            AppendLines(diff, ' ', before, line, change.OldStart);
            AppendLines(diff, '-', before, change.OldStart, change.OldEnd);
            AppendLines(diff, '+', after, change.NewStart, change.NewEnd);
            line = change.OldEnd;
        }

        AppendLines(diff, ' ', before, line, line + tail);
    }

    private static void AppendLines(StringBuilder diff, char sign, List<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            diff.Append(sign).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
                diff.Append("\n\\ No newline at end of file\n");
        }
    }

    private static string Range(int start, int count) => count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{start + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    /// <summary>The lines, each with its line end.</summary>
    private static List<string> Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
