using System.Text;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes C# with braces on their own lines and four spaces of indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines at the current depth; blank lines stay blank.</summary>
    public CodeWriter Line(string lines = "")
    {
        foreach (var line in lines.Split('\n'))
        {
            var content = line.TrimEnd('\r');
            _text.Append(content.Length == 0 ? "" : new string(' ', 4 * _depth)).Append(content).Append('\n');
        }
        return this;
    }

    public CodeWriter Block(string header, Action body)
    {
        Line(header).Line("{");
        _depth++;
        body();
        _depth--;
        return Line("}");
    }

    public override string ToString() => _text.ToString();
}
