using System.Net;
using System.Text;

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

    /// <summary>A sentence in which markup, HTML, mentions and references show as they are written.</summary>
    public static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in VisibleText.Of(text))
        {
            _ = c switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                // GitHub links @name and #1 whatever stands before them, and bare addresses too; a space of no width keeps it from that.
                '@' or '#' => result.Append(c).Append("&#8203;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' => result.Append('\\').Append(c),
                _ => result.Append(c),
            };
        }

        return result.Replace("://", ":&#8203;//").Replace("www.", "www&#8203;.").ToString();
    }

    /// <summary>The comment by which a workflow finds a report again to edit it; "--" would end it.</summary>
    public static string Marker(string kind, string? subject)
    {
        var name = string.Concat((subject ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or ' ' or '-')).Trim(' ', '-');
        while (name.Contains("--", StringComparison.Ordinal))
            name = name.Replace("--", "-", StringComparison.Ordinal);

        return name.Length == 0 ? $"<!-- {kind} -->" : $"<!-- {kind}: {name} -->";
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
