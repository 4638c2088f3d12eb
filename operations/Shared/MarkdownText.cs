using System.Net;

namespace Infra.Operations.Shared;

/// <summary>Puts values from outside into Markdown so that they show as they are and can neither break nor inject anything.</summary>
internal static class MarkdownText
{
    /// <summary>A code span: no markup, mention or link works inside one.</summary>
    public static string Code(string? text, bool inTable = false)
    {
        var shown = VisibleText.Of(VisibleText.Cut(text ?? ""));
        if (shown.Length == 0)
            return "_empty_";

        var fence = new string('`', LongestRun(shown) + 1);
        var pad = shown[0] is '`' or ' ' || shown[^1] is '`' or ' ' ? " " : "";
        return fence + pad + (inTable ? shown.Replace("|", "\\|") : shown) + pad + fence;
    }

    /// <summary>The same for HTML, where Markdown is not read.</summary>
    public static string HtmlCode(string text) => $"<code>{WebUtility.HtmlEncode(VisibleText.Of(VisibleText.Cut(text)))}</code>";

    /// <summary>Several lines as a code block, with a fence longer than any inside.</summary>
    public static string Block(string text, int maxLength)
    {
        var lines = VisibleText.Cut(text, maxLength).Split('\n').Select(line => VisibleText.Of(line.TrimEnd('\r')));
        var body = string.Join('\n', lines);
        var fence = new string('`', Math.Max(3, LongestRun(body) + 1));
        return $"{fence}text\n{body}\n{fence}\n";
    }

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
