using System.Globalization;
using System.Net;
using System.Text;

namespace Infra.Operations.Review;

/// <summary>Puts values from outside into Markdown so that they show as they are and can neither break nor inject anything.</summary>
internal static class MarkdownText
{
    /// <summary>A code span: no markup, mention or link works inside one.</summary>
    public static string Code(string? text, bool inTable = false)
    {
        var shown = Visible(ShownValues.Cut(text ?? ""));
        if (shown.Length == 0)
            return "_empty_";

        var fence = new string('`', LongestRun(shown) + 1);
        var pad = shown[0] is '`' or ' ' || shown[^1] is '`' or ' ' ? " " : "";
        return fence + pad + (inTable ? shown.Replace("|", "\\|") : shown) + pad + fence;
    }

    /// <summary>The same for HTML, where Markdown is not read.</summary>
    public static string HtmlCode(string text) => $"<code>{WebUtility.HtmlEncode(Visible(ShownValues.Cut(text)))}</code>";

    /// <summary>Several lines as a code block, with a fence longer than any inside.</summary>
    public static string Block(string text, int maxLength)
    {
        var lines = (text.Length <= maxLength ? text : text[..maxLength] + "…").Split('\n').Select(line => Visible(line.TrimEnd('\r')));
        var body = string.Join('\n', lines);
        var fence = new string('`', Math.Max(3, LongestRun(body) + 1));
        return $"{fence}text\n{body}\n{fence}\n";
    }

    /// <summary>Control, formatting and line characters (also those that reverse the reading direction) as escapes.</summary>
    private static string Visible(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(text[i]).Append(text[++i]);
            else if (IsHidden(text[i]))
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else
                result.Append(text[i]);
        }

        return result.Replace("\\u000a", "\\n").Replace("\\u000d", "\\r").Replace("\\u0009", "\\t").ToString();
    }

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
