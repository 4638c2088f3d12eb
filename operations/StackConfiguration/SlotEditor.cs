using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>The text edits that put a value in place of another, add an entry, or take one away.</summary>
internal sealed class SlotEditor(SourceText source)
{
    /// <summary>Replaces the value of a slot. The column is where the collection that holds the slot starts its entries.</summary>
    public IEnumerable<TextEdit> Replace(Slot slot, CollectionNode parent, JsonNode? value)
    {
        var indicator = Math.Max(slot.IndicatorEnd, slot.Key?.End ?? slot.Start);
        var old = slot.Value;
        var form = (old as ScalarNode)?.Form ?? ScalarForm.Plain;
        if (parent.IsFlow)
            return [InFlow(slot, old, indicator, YamlWriter.Inline(value, form))];

        var indent = source.Column(parent.Slots[0].Start) + YamlWriter.IndentStep;
        if (YamlWriter.IsBlock(value))
            return ByLines(old, indicator, value!, indent);
        if (old is CollectionNode { IsFlow: false })
            return CollectionByText(old, indicator, Text(value));
        if (old is ScalarNode { IsBlock: true } block)
            return BlockScalarByText(block, value);

        return old is ScalarNode { IsAbsent: true }
            ? [new TextEdit(indicator, indicator, " " + Text(value))]
            : [new TextEdit(old.Start, old.End, value is JsonObject or JsonArray ? Text(value) : YamlWriter.Scalar(value, form))];
    }

    /// <summary>Adds entries at the end of a map.</summary>
    public IEnumerable<TextEdit> Add(MapNode map, JsonObject entries)
    {
        if (map.IsFlow)
            return [AddInFlow(map, string.Join(", ", entries.Select(entry => $"{YamlWriter.Key(entry.Key, flow: true)}: {YamlWriter.Inline(entry.Value)}")))];

        var indent = source.Column(map.Slots[0].Start);
        return [AfterLine(map.End, entries.SelectMany(entry => YamlWriter.Entry(entry.Key, entry.Value, indent)))];
    }

    /// <summary>Adds items at the end of a list.</summary>
    public IEnumerable<TextEdit> Add(ListNode list, JsonArray items)
    {
        if (list.IsFlow)
            return [AddInFlow(list, string.Join(", ", items.Select(item => YamlWriter.Inline(item))))];

        var indent = source.Column(list.Slots[0].Start);
        return [AfterLine(list.End, items.SelectMany(item => YamlWriter.Item(item, indent)))];
    }

    /// <summary>Takes one of several slots out of its collection.</summary>
    public IEnumerable<TextEdit> Remove(CollectionNode parent, int index)
    {
        var slot = parent.Slots[index];
        if (parent.IsFlow)
            return [RemoveInFlow(parent, index)];

        return source.IsBlank(source.LineStart(slot.Start), slot.Start)
            ? [WholeLines(slot.Start, slot.End)]
            : [RemoveBesideIndicator(slot, parent.Slots[index + 1])];
    }

    private static string Text(JsonNode? value) => value switch
    {
        JsonObject => "{}",
        JsonArray => "[]",
        _ => YamlWriter.Scalar(value),
    };

    private TextEdit InFlow(Slot slot, YamlNode old, int indicator, string text)
    {
        if (old is not ScalarNode { IsAbsent: true })
            return new TextEdit(old.Start, old.End, text);

        return new TextEdit(indicator, indicator, (slot.Key is not null && slot.IndicatorEnd < 0 ? ": " : " ") + text);
    }

    /// <summary>A scalar or a flow collection becomes lines below the key; lines become other lines.</summary>
    private IEnumerable<TextEdit> ByLines(YamlNode old, int indicator, JsonNode value, int indent)
    {
        var newLine = source.NewLine(indicator);
        var lines = YamlWriter.Lines(value, indent);
        if (old is CollectionNode { IsFlow: false })
        {
            return source.OnSameLine(indicator, old.Start)
                ? [new TextEdit(old.Start, old.End, string.Join(newLine, YamlWriter.Lines(value, source.Column(old.Start))).TrimStart(' '))]
                : [new TextEdit(source.LineStart(old.Start), source.LineEnd(old.End), string.Join(newLine, lines))];
        }

        if (!source.OnSameLine(indicator, old.Start))
            return [new TextEdit(source.LineStart(old.Start), old.End, string.Join(newLine, lines))];

        var text = newLine + string.Join(newLine, lines);
        if (old is ScalarNode { IsBlock: true })
        {
            var header = HeaderEnd(old);
            return [new TextEdit(indicator, header, ""), new TextEdit(source.LineEnd(old.Start), old.End, text)];
        }

        var lineEnd = source.LineEnd(old.End);
        return [new TextEdit(indicator, old.End, ""), new TextEdit(lineEnd, lineEnd, text)];
    }

    private IEnumerable<TextEdit> CollectionByText(YamlNode old, int indicator, string text) =>
        source.OnSameLine(indicator, old.Start)
            ? [new TextEdit(old.Start, old.End, text)]
            : [new TextEdit(indicator, indicator, " " + text), WholeLines(old.Start, old.End)];

    private IEnumerable<TextEdit> BlockScalarByText(ScalarNode old, JsonNode? value)
    {
        var lineEnd = source.LineEnd(old.Start);
        var (header, lines) = BlockScalars.Rewrite(old, value, source);
        var body = lines.Count == 0 ? "" : source.NewLine(old.Start) + string.Join(source.NewLine(old.Start), lines);
        return [new TextEdit(old.Start, HeaderEnd(old), header), new TextEdit(lineEnd, Math.Max(lineEnd, old.End), body)];
    }

    /// <summary>The end of the '|' or '>' with its indicators.</summary>
    private int HeaderEnd(YamlNode block)
    {
        var end = block.Start;
        while (end < source.Text.Length && !char.IsWhiteSpace(source.Text[end]))
            end++;

        return end;
    }

    private TextEdit AfterLine(int index, IEnumerable<string> lines)
    {
        var newLine = source.NewLine(index);
        var end = source.LineEnd(index);
        return new TextEdit(end, end, newLine + string.Join(newLine, lines));
    }

    private static TextEdit AddInFlow(CollectionNode collection, string text) => collection.Slots.Count == 0
        ? new TextEdit(collection.Start + 1, collection.End - 1, text)
        : new TextEdit(collection.Slots[^1].End, collection.Slots[^1].End, ", " + text);

    private TextEdit RemoveInFlow(CollectionNode parent, int index)
    {
        var slot = parent.Slots[index];
        if (index == parent.Slots.Count - 1)
            return RemoveLastInFlow(parent.Slots[index - 1], slot);

        var comma = source.SkipTrivia(slot.End);
        var end = source.SkipBlanks(comma + 1);
        var lineStart = source.LineStart(slot.Start);
        var restIsComment = end == source.LineEnd(end) || source.Text[end] == '#';
        return source.IsBlank(lineStart, slot.Start) && restIsComment
            ? new TextEdit(lineStart, source.NextLine(end), "")
            : new TextEdit(slot.Start, restIsComment ? comma + 1 : end, "");
    }

    private static TextEdit RemoveLastInFlow(Slot previous, Slot slot) => new(previous.End, slot.End, "");

    private TextEdit WholeLines(int start, int end)
    {
        var from = source.LineStart(start);
        var to = source.NextLine(end);
        if (source.LineEnd(end) < source.Text.Length || from == 0)
            return new TextEdit(from, to, "");

        var lineBreak = from - 1;
        return new TextEdit(lineBreak > 0 && source.Text[lineBreak - 1] == '\r' ? lineBreak - 1 : lineBreak, to, "");
    }

    /// <summary>The first entry beside a dash goes; the next one takes its place, unless comments stand between them.</summary>
    private TextEdit RemoveBesideIndicator(Slot slot, Slot next)
    {
        var lineEnd = source.LineEnd(slot.End);
        if (source.IsBlank(lineEnd, next.Start))
            return new TextEdit(slot.Start, next.Start, "");

        var start = slot.Start;
        while (source.Text[start - 1] == ' ')
            start--;

        return new TextEdit(start, lineEnd, "");
    }
}
