using YamlDotNet.Core;

namespace Infra.Operations.StackConfiguration;

/// <summary>Says in our words what YamlDotNet's parser found wrong.</summary>
internal static class YamlFaults
{
    private static readonly (string Found, string Problem, string Remedy)[] Known =
    [
        ("found invalid mapping", "a second \"key: value\" starts inside a value.", "Indent it as its own line, or put the value in quotes."),
        ("did not find expected key", "this line does not fit the map it stands in.", "Check its indentation, and that it reads \"key: value\"."),
        ("did not find expected '-' indicator", "this line does not fit the list it stands in.", "Check its indentation, and that it starts with \"- \"."),
        ("did not find expected ',' or ']'", "a list that starts with \"[\" is not closed.", "Add the missing \"]\" or \",\"."),
        ("did not find expected ',' or '}'", "a map that starts with \"{\" is not closed.", "Add the missing \"}\" or \",\"."),
        ("did not find expected node content", "a value is missing here, or a bracket before it is not closed.", "Add the value, or the missing \"]\" or \"}\"."),
        ("unexpected end of stream", "a quoted value is not closed.", "Add the missing quote."),
        ("cannot start any token", "this character cannot start a value.", "Put the value in quotes."),
        ("unknown escape character", "an escape in a double-quoted value is not known.", "Double the backslash, or use single quotes."),
        ("could not find expected ':'", "a \":\" is missing after the key.", "Write \"key: value\"."),
        ("expected <document end>", "there is text after the end of the document.", "Remove it, or indent it as part of the map."),
    ];

    public static StackFileException Explain(YamlException exception, SourceText source, string file)
    {
        var at = Math.Min((int)exception.Start.Index, source.Text.Length);
        var mentionsTab = exception.Message.Contains(" tab ", StringComparison.Ordinal);
        if (TabIndent(source, at, mentionsTab ? source.Text.Length : (int)exception.End.Index) is { } tab)
        {
            return new StackFileException(StackFileErrors.Tab, "this line is indented by a tab, which YAML forbids.",
                "Indent it by spaces.", file, source.Position(tab), exception);
        }

        var (_, problem, remedy) = Known.FirstOrDefault(known => exception.Message.Contains(known.Found, StringComparison.Ordinal));
        return new StackFileException(StackFileErrors.Malformed, problem ?? "the YAML is malformed here.",
            remedy ?? "Compare this line and the one before with a stack file that works.", file, source.Position(at), exception);
    }

    /// <summary>The first tab in the indentation of the lines around a fault.</summary>
    private static int? TabIndent(SourceText source, int from, int to)
    {
        var end = source.LineEnd(Math.Min(Math.Max(from, to), source.Text.Length));
        for (var line = source.LineStart(from); line <= end; line = source.NextLine(line))
        {
            var indent = source.SkipBlanks(line);
            var tab = source.Text.IndexOf('\t', line, indent - line);
            if (tab >= 0)
                return tab;
            if (source.NextLine(line) <= line)
                break;
        }

        return null;
    }
}
