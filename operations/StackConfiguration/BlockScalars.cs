using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>Writes a new text in the form of a literal (<c>|</c>) or folded (<c>&gt;</c>) scalar.</summary>
internal static class BlockScalars
{
    /// <summary>The header and the lines of the new value; a value that does not fit the form becomes a plain or quoted one.</summary>
    public static (string Header, IReadOnlyList<string> Lines) Rewrite(ScalarNode old, JsonNode? value, SourceText source)
    {
        if (value?.GetValueKind() != JsonValueKind.String || !Fits(old.Form, value.GetValue<string>(), old.End == source.Text.Length))
            return (value is JsonObject ? "{}" : value is JsonArray ? "[]" : YamlWriter.Scalar(value), []);

        var text = value.GetValue<string>();
        var body = text.EndsWith('\n') ? text[..^1] : text;
        var indent = YamlWriter.Spaces(Indent(old, source));
        var header = (old.Form == ScalarForm.Literal ? "|" : ">") + (text.EndsWith('\n') ? "" : "-");
        return (header, [.. body.Split('\n').Select(line => line.Length == 0 ? "" : indent + line)]);
    }

    /// <summary>Where the file ends without a line end, a block scalar cannot end with one either.</summary>
    private static bool Fits(ScalarForm form, string text, bool atEnd)
    {
        if (atEnd && text.EndsWith('\n'))
            return false;

        var body = text.EndsWith('\n') ? text[..^1] : text;
        return body.Length > 0 && body[0] is not (' ' or '\n') && body[^1] != '\n'
            && body.All(c => c == '\n' || !char.IsControl(c)) && body.AsSpan().IndexOfAny("\u0085\u2028\u2029\uFEFF") < 0
            && (form == ScalarForm.Literal || !body.Contains('\n'));
    }

    private static int Indent(ScalarNode old, SourceText source)
    {
        for (var line = source.NextLine(old.Start); line < old.End; line = source.NextLine(line))
        {
            var content = source.SkipBlanks(line);
            if (content < source.LineEnd(line))
                return content - line;
        }

        var header = source.LineStart(old.Start);
        return source.SkipBlanks(header) - header + YamlWriter.IndentStep;
    }
}
