namespace Infra.Operations.StackConfiguration;

/// <summary>Line arithmetic over a text. Lines end with LF or CRLF; the line end is not part of the line.</summary>
internal sealed class SourceText(string text)
{
    public string Text { get; } = text;

    public int LineStart(int index) => index <= 0 ? 0 : Text.LastIndexOf('\n', index - 1) + 1;

    public int LineEnd(int index)
    {
        var end = Text.IndexOf('\n', index);
        if (end < 0)
            return Text.Length;

        return end > index && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The start of the next line, or the end of the text.</summary>
    public int NextLine(int index)
    {
        var end = Text.IndexOf('\n', index);
        return end < 0 ? Text.Length : end + 1;
    }

    public int Column(int index) => index - LineStart(index);

    /// <summary>The line end used around a place: that of its line, else of the line before, else LF.</summary>
    public string NewLine(int index)
    {
        var end = Text.IndexOf('\n', Math.Min(index, Text.Length));
        if (end < 0)
            end = Text.LastIndexOf('\n');

        return end > 0 && Text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    public bool OnSameLine(int first, int second) => Text.AsSpan(first, Math.Max(0, second - first)).IndexOf('\n') < 0;

    public bool IsBlank(int start, int end) => Text.AsSpan(start, end - start).IsWhiteSpace();

    /// <summary>The next index that is neither white space nor inside a comment.</summary>
    public int SkipTrivia(int index)
    {
        while (index < Text.Length)
        {
            if (Text[index] == '#' && (index == 0 || char.IsWhiteSpace(Text[index - 1])))
                index = LineEnd(index);
            else if (char.IsWhiteSpace(Text[index]))
                index++;
            else
                break;
        }

        return index;
    }

    public int SkipBlanks(int index)
    {
        while (index < Text.Length && Text[index] is ' ' or '\t')
            index++;

        return index;
    }

    public TextPosition Position(int index)
    {
        var line = 1 + Text.AsSpan(0, Math.Min(index, Text.Length)).Count('\n');
        return new TextPosition(line, Column(index) + 1);
    }
}
