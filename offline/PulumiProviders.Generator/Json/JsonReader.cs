using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PulumiProviders.Generator.Json;

/// <summary>
/// Reads JSON (RFC 8259) with positions. A generator runs inside whichever compiler loads it and cannot count on
/// finding System.Text.Json beside it; its document model has no positions either.
/// </summary>
internal sealed class JsonReader
{
    private const int MaximumDepth = 64;
    private static readonly Regex Number = new(@"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", RegexOptions.CultureInvariant);
    private readonly string text;
    private int position;
    private int depth;

    private JsonReader(string text) => this.text = text;

    /// <exception cref="JsonSyntaxException">The text is not JSON.</exception>
    public static JsonNode Read(string text)
    {
        var reader = new JsonReader(text);
        var node = reader.ReadValue();
        reader.SkipWhitespace();
        return reader.position == text.Length ? node : throw reader.Unexpected("the end of the file");
    }

    private JsonNode ReadValue()
    {
        SkipWhitespace();
        if (++depth > MaximumDepth)
        {
            throw new JsonSyntaxException($"More than {MaximumDepth} levels of nesting", position);
        }

        var node = Peek() switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => ReadTextNode(),
            't' => ReadWord("true", JsonKind.Boolean),
            'f' => ReadWord("false", JsonKind.Boolean),
            'n' => ReadWord("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Unexpected("a value"),
        };
        depth--;
        return node;
    }

    private JsonNode ReadObject()
    {
        var node = new JsonNode(JsonKind.Object, position++);
        if (IsEmpty('}'))
        {
            return node;
        }

        do
        {
            ReadMember(node);
        }
        while (Continues('}'));
        return node;
    }

    private void ReadMember(JsonNode node)
    {
        SkipWhitespace();
        var start = position;
        var name = Peek() == '"' ? ReadText() : throw Unexpected("a property name");
        if (node.Member(name) is not null)
        {
            throw new JsonSyntaxException($"Property \"{name}\" is given twice", start);
        }

        Expect(':');
        node.Members.Add(new(name, ReadValue()));
    }

    private JsonNode ReadArray()
    {
        var node = new JsonNode(JsonKind.Array, position++);
        if (IsEmpty(']'))
        {
            return node;
        }

        do
        {
            node.Items.Add(ReadValue());
        }
        while (Continues(']'));
        return node;
    }

    private bool IsEmpty(char close)
    {
        SkipWhitespace();
        if (Peek() != close)
        {
            return false;
        }

        position++;
        return true;
    }

    private bool Continues(char close)
    {
        SkipWhitespace();
        if (Peek() != ',' && Peek() != close)
        {
            throw Unexpected($"',' or '{close}'");
        }

        return text[position++] == ',';
    }

    private JsonNode ReadTextNode()
    {
        var start = position;
        return new JsonNode(JsonKind.Text, start) { Text = ReadText() };
    }

    private string ReadText()
    {
        var value = new StringBuilder();
        for (position++; Peek() != '"'; position++)
        {
            var c = Peek();
            if (c < ' ')
            {
                throw Unexpected("the end of a string");
            }

            value.Append(c == '\\' ? ReadEscape() : c);
        }

        position++;
        return value.ToString();
    }

    private char ReadEscape()
    {
        position++;
        switch (Peek())
        {
            case '"' or '\\' or '/':
                return text[position];
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when ReadHex() is { } code:
                position += 4;
                return code;
            default:
                throw Unexpected("an escape");
        }
    }

    private char? ReadHex() => position + 4 < text.Length
        && ushort.TryParse(text.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;

    private JsonNode ReadWord(string word, JsonKind kind)
    {
        var start = position;
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
        {
            throw Unexpected("a value");
        }

        position += word.Length;
        return new JsonNode(kind, start) { Text = word };
    }

    private JsonNode ReadNumber()
    {
        var match = Number.Match(text, position);
        if (!match.Success)
        {
            throw Unexpected("a number");
        }

        position += match.Length;
        return new JsonNode(JsonKind.Number, match.Index) { Text = match.Value };
    }

    private void Expect(char c)
    {
        SkipWhitespace();
        if (Peek() != c)
        {
            throw Unexpected($"'{c}'");
        }

        position++;
    }

    private void SkipWhitespace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }
    }

    private char Peek() => position < text.Length ? text[position] : '\0';

    private JsonSyntaxException Unexpected(string expected) => new(
        position < text.Length ? $"Expected {expected}, found '{text[position]}'" : $"Expected {expected}, found the end of the file",
        position);
}
