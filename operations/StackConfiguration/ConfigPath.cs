using System.Globalization;
using System.Text;

namespace Infra.Operations.StackConfiguration;

/// <summary>
/// A Pulumi property path below <c>config:</c>, such as <c>infra:pipeline.containers[1].image</c> or
/// <c>infra:tags["a.b"]</c>. The first segment is the configuration key with its namespace.
/// </summary>
internal sealed class ConfigPath
{
    private ConfigPath(string text, IReadOnlyList<PathSegment> segments)
    {
        Text = text;
        Segments = segments;
    }

    public string Text { get; }

    public IReadOnlyList<PathSegment> Segments { get; }

    /// <summary>Reads a path; <c>[*]</c> and <c>.*</c> match any index or key when wildcards are allowed.</summary>
    /// <exception cref="FormatException">The path is malformed; the message says how.</exception>
    public static ConfigPath Parse(string text, bool wildcards = false)
    {
        var segments = new List<PathSegment>();
        var position = 0;
        while (position < text.Length)
        {
            segments.Add(text[position] == '['
                ? ReadBracket(text, ref position, wildcards)
                : ReadName(text, ref position, segments.Count, wildcards));
        }

        if (segments.Count == 0 || segments[0].Key is null)
            throw new FormatException("it must start with a configuration key such as \"infra:endpoint\"");

        return new ConfigPath(text, segments);
    }

    /// <summary>The path of the given segments, in its shortest spelling.</summary>
    public static ConfigPath Of(IReadOnlyList<PathSegment> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            if (segment.Key is null)
                text.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
            else if (segment.Key.Length == 0 || segment.Key.AsSpan().IndexOfAny(".[]\"* ") >= 0)
                text.Append("[\"").Append(segment.Key.Replace("\"", "\\\"")).Append("\"]");
            else
                text.Append(text.Length == 0 ? "" : ".").Append(segment.Key);
        }

        return new ConfigPath(text.ToString(), segments);
    }

    /// <summary>The path of a member below another path.</summary>
    public static string Under(string path, string key) => Of([.. Parse(path).Segments, new PathSegment(key, -1)]).Text;

    public override string ToString() => Text;

    private static PathSegment ReadName(string text, ref int position, int count, bool wildcards)
    {
        if (text[position] == '.')
            position = count > 0 ? position + 1 : throw new FormatException("it starts with a '.'");

        var length = text.AsSpan(position).IndexOfAny('.', '[');
        var name = length < 0 ? text[position..] : text.Substring(position, length);
        if (name.Length == 0)
            throw new FormatException($"a name is missing at position {position + 1}");

        position += name.Length;
        return wildcards && name == "*" ? PathSegment.Any : new PathSegment(name, -1);
    }

    private static PathSegment ReadBracket(string text, ref int position, bool wildcards)
    {
        if (position + 1 < text.Length && text[position + 1] == '"')
            return ReadQuoted(text, ref position);

        var close = text.IndexOf(']', position);
        if (close < 0)
            throw new FormatException($"the '[' at position {position + 1} is not closed");

        var inner = text[(position + 1)..close];
        if (wildcards && inner == "*")
        {
            position = close + 1;
            return PathSegment.Any;
        }

        if (!int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            throw new FormatException($"\"[{inner}]\" is no index; a key in brackets needs quotes: [\"{inner}\"]");

        position = close + 1;
        return new PathSegment(null, index);
    }

    private static PathSegment ReadQuoted(string text, ref int position)
    {
        var key = new StringBuilder();
        var i = position + 2;
        for (; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
                i++;

            key.Append(text[i]);
        }

        if (i + 1 >= text.Length || text[i + 1] != ']')
            throw new FormatException($"the '[\"' at position {position + 1} is not closed by '\"]'");

        position = i + 2;
        return new PathSegment(key.ToString(), -1);
    }
}

/// <summary>One step of a path: a key of a map (Index is -1), an index of a list (Key is null), or any of either.</summary>
internal readonly record struct PathSegment(string? Key, int Index)
{
    /// <summary>A wildcard; it stands only in patterns.</summary>
    public static PathSegment Any { get; } = new(null, -1);

    public bool IsAny => Key is null && Index < 0;
}
