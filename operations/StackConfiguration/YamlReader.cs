using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Operations.StackConfiguration;

/// <summary>Builds the tree of nodes with their places from YamlDotNet's parser events.</summary>
internal sealed class YamlReader
{
    /// <summary>Deeper nesting than any stack file has; keeps recursion within the thread's stack.</summary>
    private const int MaxDepth = 100;

    private readonly SourceText source;
    private readonly string file;
    private readonly Parser parser;
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);

    private YamlReader(SourceText source, string file)
    {
        this.source = source;
        this.file = file;
        parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>Reads the one document of the text; the root is null when there is none.</summary>
    public static (YamlNode? Root, IReadOnlySet<string> Aliases) Read(SourceText source, string file)
    {
        var reader = new YamlReader(source, file);
        try
        {
            return (reader.ReadDocument(), reader.aliases);
        }
        catch (YamlException exception)
        {
            throw YamlFaults.Explain(exception, source, file);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // YamlDotNet's scanner lets some malformed texts through to its own state checks.
            var at = reader.parser.Current?.End ?? Mark.Empty;
            throw new StackFileException(StackFileErrors.Malformed, "the YAML is malformed after this place.",
                "Check brackets, quotes and indentation from here on.", file, source.Position(Index(at)), exception);
        }
    }

    private YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;

        var root = ReadNode(0, 0);
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<DocumentStart>(out var second)
            ? throw Fault(StackFileErrors.SeveralDocuments, "a second YAML document starts here, and Pulumi reads only the first.", "Remove it, or the line \"---\" before it.", second.Start)
            : root;
    }

    private YamlNode ReadNode(int from, int depth)
    {
        if (depth > MaxDepth)
            throw Fault(StackFileErrors.Malformed, $"values are nested more than {MaxDepth} deep.", "Flatten them.", parser.Current!.Start);

        return parser.Current switch
        {
            Scalar => ReadScalar(),
            AnchorAlias => ReadAlias(),
            MappingStart => ReadMap(depth),
            _ => ReadList(from, depth),
        };
    }

    private AliasNode ReadAlias()
    {
        var alias = parser.Consume<AnchorAlias>();
        var name = alias.Value.Value;
        if (!anchors.Contains(name))
            throw Fault(StackFileErrors.Malformed, $"the alias \"*{name}\" has no anchor before it.", $"Add \"&{name}\" to the value it stands for, or write the value here.", alias.Start);

        aliases.Add(name);
        return new AliasNode { Start = Index(alias.Start), End = Index(alias.End), Name = name };
    }

    private ScalarNode ReadScalar()
    {
        var scalar = parser.Consume<Scalar>();
        var node = new ScalarNode
        {
            Start = Index(scalar.Start),
            End = Index(scalar.End),
            Anchor = Anchor(scalar),
            Tag = Tag(scalar),
            Value = scalar.Value,
            Form = scalar.Style switch
            {
                ScalarStyle.SingleQuoted => ScalarForm.SingleQuoted,
                ScalarStyle.DoubleQuoted => ScalarForm.DoubleQuoted,
                ScalarStyle.Literal => ScalarForm.Literal,
                ScalarStyle.Folded => ScalarForm.Folded,
                _ => ScalarForm.Plain,
            },
        };
        if (node.IsBlock)
            node.End = BlockScalarEnd(node);

        return node;
    }

    /// <summary>The end of the last line that belongs to a block scalar: trailing blank lines count only under '+'.</summary>
    private int BlockScalarEnd(ScalarNode node)
    {
        var header = source.Text.AsSpan(node.Start, source.LineEnd(node.Start) - node.Start);
        var text = source.Text.AsSpan(node.Start, node.End - node.Start);
        var comment = header.IndexOf(" #", StringComparison.Ordinal);
        var keeps = (comment < 0 ? header : header[..comment]).Contains('+');
        if (!keeps)
            return Math.Max(node.Start + text.TrimEnd().Length, source.LineEnd(node.Start));

        if (text.EndsWith("\n", StringComparison.Ordinal))
            text = text[..^1];
        if (text.EndsWith("\r", StringComparison.Ordinal))
            text = text[..^1];
        return node.Start + text.Length;
    }

    private MapNode ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var map = new MapNode { Start = Index(start.Start), End = Index(start.End), Anchor = Anchor(start), Tag = Tag(start), IsFlow = start.Style == MappingStyle.Flow };
        while (parser.Current is not MappingEnd)
            map.Add(ReadEntry(map, depth));

        var end = parser.Consume<MappingEnd>();
        map.End = map.IsFlow ? Index(end.Start) + 1 : map.Slots.Count > 0 ? map.Slots[^1].End : map.End;
        return map;
    }

    private Slot ReadEntry(MapNode map, int depth)
    {
        var keyMark = parser.Current!.Start;
        var key = ReadNode(Index(keyMark), depth + 1);
        if (key is ScalarNode { Value: not "<<" } scalar && map.Find(scalar.Value) is not null)
            throw Fault(StackFileErrors.DuplicateKey, $"the key \"{scalar.Value}\" stands twice in the same map.", "Remove one of the two.", keyMark);

        var colon = source.SkipBlanks(key.End);
        var indicatorEnd = colon < source.Text.Length && source.Text[colon] == ':' ? colon + 1 : -1;
        var value = ReadNode(indicatorEnd < 0 ? key.End : indicatorEnd, depth + 1);
        return new Slot
        {
            Key = key,
            Value = value,
            Start = key.Start,
            IndicatorEnd = indicatorEnd,
            IsComplex = key is not ScalarNode || (indicatorEnd < 0 && !map.IsFlow),
        };
    }

    private ListNode ReadList(int from, int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var list = new ListNode { Start = Index(start.Start), End = Index(start.End), Anchor = Anchor(start), Tag = Tag(start), IsFlow = start.Style == SequenceStyle.Flow };
        var cursor = list.HasProperties ? -1 : Math.Max(from, list.Start);
        while (parser.Current is not SequenceEnd)
        {
            list.Add(ReadItem(list, cursor, depth));
            cursor = cursor < 0 ? -1 : list.Slots[^1].End;
        }

        var end = parser.Consume<SequenceEnd>();
        list.End = list.IsFlow ? Index(end.Start) + 1 : list.Slots.Count > 0 ? list.Slots[^1].End : list.End;
        return list;
    }

    private Slot ReadItem(ListNode list, int cursor, int depth)
    {
        var mark = Index(parser.Current!.Start);
        if (list.IsFlow || cursor < 0)
        {
            var value = ReadNode(mark, depth + 1);
            return new Slot { Value = value, Start = mark, IndicatorEnd = -1 };
        }

        var dash = source.SkipTrivia(cursor);
        var item = ReadNode(dash + 1, depth + 1);
        return new Slot { Value = item, Start = dash, IndicatorEnd = dash + 1 };
    }

    private string? Anchor(NodeEvent node)
    {
        if (node.Anchor.IsEmpty)
            return null;

        anchors.Add(node.Anchor.Value);
        return node.Anchor.Value;
    }

    private static string? Tag(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    private static int Index(Mark mark) => (int)mark.Index;

    private StackFileException Fault(string id, string problem, string remedy, Mark mark) =>
        new(id, problem, remedy, file, source.Position(Index(mark)));
}
