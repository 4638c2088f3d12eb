using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>A step into a value: a name, an index, or <c>*</c> for any.</summary>
internal readonly record struct PathSegment(string? Name, int Index = -1)
{
    public bool IsAny => Name == "*";

    public bool Matches(PathSegment other) => IsAny || this == other;
}

/// <summary>Where a value stands in a resource's properties, in Pulumi's notation: <c>productionVariants[0].instanceType</c>.</summary>
internal sealed record PropertyPath(ImmutableArray<PathSegment> Segments)
{
    public static PropertyPath Root { get; } = new([]);

    public PropertyPath Member(string name) => new(Segments.Add(new(name)));

    public PropertyPath Item(int index) => new(Segments.Add(new(null, index)));

    /// <summary>The property of the resource that this path leads into.</summary>
    public string TopLevel => Segments[0].Name ?? string.Empty;

    /// <summary>Whether this path, as a pattern that may hold <c>*</c>, is the same as <paramref name="path"/> or leads to it.</summary>
    public bool Covers(PropertyPath path) =>
        Segments.Length <= path.Segments.Length
        && Segments.Zip(path.Segments).All(pair => pair.First.Matches(pair.Second));

    public bool Equals(PropertyPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    public override int GetHashCode() => Segments.Aggregate(Segments.Length, (hash, segment) => HashCode.Combine(hash, segment));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in Segments)
        {
            _ = segment switch
            {
                { Name: null } => text.Append('[').Append(segment.Index.ToString(CultureInfo.InvariantCulture)).Append(']'),
                { Name: var name } when NeedsQuotes(name) =>
                    text.Append("[\"").Append(name.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"]"),
                { Name: var name } => (text.Length > 0 ? text.Append('.') : text).Append(name),
            };
        }

        return text.ToString();
    }

    /// <summary>Reads Pulumi's notation; anything that is not notation is taken as a name.</summary>
    public static PropertyPath Parse(string text)
    {
        var path = Root;
        for (var position = 0; position < text.Length;)
        {
            (var segment, position) = text[position] switch
            {
                '.' => (null, position + 1),
                '[' when position + 1 < text.Length && text[position + 1] == '"' => ReadQuoted(text, position + 2),
                '[' when text.IndexOf(']', position) > 0 => ReadIndex(text, position + 1),
                _ => ReadName(text, position),
            };
            path = segment is { } found ? new(path.Segments.Add(found)) : path;
        }

        return path;
    }

    private static bool NeedsQuotes(string name) => name.Length == 0 || name.AsSpan().IndexOfAny(".[]\"") >= 0;

    private static (PathSegment?, int) ReadName(string text, int start)
    {
        var length = text.AsSpan(start + 1).IndexOfAny('.', '[');
        var end = length < 0 ? text.Length : start + 1 + length;
        return (new PathSegment(text[start..end]), end);
    }

    private static (PathSegment?, int) ReadIndex(string text, int start)
    {
        var end = text.IndexOf(']', start);
        var content = text[start..end];
        var segment = int.TryParse(content, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new PathSegment(null, index)
            : new PathSegment(content);
        return (segment, end + 1);
    }

    private static (PathSegment?, int) ReadQuoted(string text, int start)
    {
        var name = new StringBuilder();
        var position = start;
        for (; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] == '\\' && position + 1 < text.Length) position++;
            name.Append(text[position]);
        }

        return (new PathSegment(name.ToString()), Math.Min(position + 2, text.Length));
    }
}
