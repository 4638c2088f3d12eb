using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>Makes values with one place changed.</summary>
internal static class PropertyEditor
{
    /// <summary>The value that <paramref name="differences"/>, as the differ gave them, lead to.</summary>
    public static PropertyValue Apply(PropertyValue value, ImmutableArray<PropertyDifference> differences) =>
        differences
            .OrderByDescending(difference => difference.Kind == DifferenceKind.Delete ? difference.Path.Segments[^1].Index : -1)
            .Aggregate(value, (current, difference) => Set(current, difference.Path.Segments.AsSpan(), difference.After));

    /// <summary><paramref name="after"/> with each place that one of <paramref name="patterns"/> covers set back to what
    /// <paramref name="before"/> has there.</summary>
    public static MapValue Ignore(MapValue before, MapValue after, IEnumerable<string> patterns)
    {
        var paths = patterns.Select(PropertyPath.Parse).ToImmutableArray();
        if (paths.IsEmpty) return after;
        var reverted = after;
        foreach (var difference in PropertyDiffer.Diff(before, after).Reverse())
        {
            if (paths.Any(path => path.Covers(difference.Path)))
                reverted = (MapValue)Set(reverted, difference.Path.Segments.AsSpan(), difference.Before);
            else if (paths.Any(path => difference.Path.Covers(path)))
                reverted = Restore(before, reverted, paths.Where(path => difference.Path.Covers(path)));
        }

        return reverted;
    }

    /// <summary>An ignored place inside a value that is new or gone as a whole.</summary>
    private static MapValue Restore(MapValue before, MapValue after, IEnumerable<PropertyPath> paths) =>
        paths.Aggregate(after, (current, path) =>
            Get(before, path) is { } old && HasParent(current, path) ? (MapValue)Set(current, path.Segments.AsSpan(), old)
            : Get(before, path) is null && Get(current, path) is not null ? (MapValue)Set(current, path.Segments.AsSpan(), null)
            : current);

    private static bool HasParent(PropertyValue value, PropertyPath path) =>
        Get(value, new PropertyPath(path.Segments.RemoveAt(path.Segments.Length - 1))) is not null;

    /// <summary>The value at <paramref name="path"/>, or null.</summary>
    public static PropertyValue? Get(PropertyValue value, PropertyPath path) =>
        path.Segments.Aggregate((PropertyValue?)value, (current, segment) => (current?.Reveal(), segment) switch
        {
            (MapValue map, { Name: { } name }) => map[name],
            (ArrayValue array, { Name: null, Index: var index }) when index < array.Items.Length => array.Items[index],
            _ => null,
        });

    private static PropertyValue Set(PropertyValue value, ReadOnlySpan<PathSegment> path, PropertyValue? replacement)
    {
        if (path.IsEmpty) return replacement ?? PropertyValue.Null;
        var segment = path[0];
        var rest = path[1..];
        return value.Reveal() switch
        {
            MapValue map when rest.IsEmpty && replacement is null => map.Remove(segment.Name!),
            MapValue map => map.Set(segment.Name!, Set(map[segment.Name!] ?? MapValue.Empty, rest, replacement)),
            ArrayValue array => SetItem(array, segment.Index, rest, replacement),
            _ => value,
        };
    }

    private static ArrayValue SetItem(ArrayValue array, int index, ReadOnlySpan<PathSegment> rest, PropertyValue? replacement)
    {
        if (index >= array.Items.Length)
            return replacement is null ? array : new ArrayValue(array.Items.Add(replacement));
        return rest.IsEmpty && replacement is null
            ? new ArrayValue(array.Items.RemoveAt(index))
            : new ArrayValue(array.Items.SetItem(index, Set(array.Items[index], rest, replacement)));
    }
}
