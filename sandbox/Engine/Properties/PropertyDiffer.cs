using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Properties;

internal enum DifferenceKind
{
    Add,
    Delete,
    Update,
}

/// <summary>One place where two values differ; <paramref name="Before"/> is null for an addition, <paramref name="After"/> for a deletion.</summary>
internal sealed record PropertyDifference(PropertyPath Path, DifferenceKind Kind, PropertyValue? Before, PropertyValue? After);

/// <summary>Compares values place by place. A secret mark makes no difference, a null member is an absent one, and an unknown
/// value differs from every other.</summary>
internal static class PropertyDiffer
{
    public static ImmutableArray<PropertyDifference> Diff(PropertyValue before, PropertyValue after)
    {
        var differences = ImmutableArray.CreateBuilder<PropertyDifference>();
        Compare(PropertyPath.Root, before, after, differences);
        return differences.ToImmutable();
    }

    private static void Compare(
        PropertyPath path, PropertyValue before, PropertyValue after, ImmutableArray<PropertyDifference>.Builder differences)
    {
        switch (before.Reveal(), after.Reveal())
        {
            case (MapValue old, MapValue @new):
                CompareMaps(path, old, @new, differences);
                break;
            case (ArrayValue old, ArrayValue @new):
                CompareArrays(path, old, @new, differences);
                break;
            case var (old, @new) when @new is UnknownValue || !old.Equals(@new):
                differences.Add(new(path, DifferenceKind.Update, before, after));
                break;
        }
    }

    private static void CompareMaps(
        PropertyPath path, MapValue before, MapValue after, ImmutableArray<PropertyDifference>.Builder differences)
    {
        foreach (var name in before.Entries.Keys.Union(after.Entries.Keys).Order(StringComparer.Ordinal))
        {
            switch (Present(before[name]), Present(after[name]))
            {
                case ({ } old, { } @new):
                    Compare(path.Member(name), old, @new, differences);
                    break;
                case ({ } old, null):
                    differences.Add(new(path.Member(name), DifferenceKind.Delete, old, null));
                    break;
                case (null, { } @new):
                    differences.Add(new(path.Member(name), DifferenceKind.Add, null, @new));
                    break;
            }
        }
    }

    private static void CompareArrays(
        PropertyPath path, ArrayValue before, ArrayValue after, ImmutableArray<PropertyDifference>.Builder differences)
    {
        var common = Math.Min(before.Items.Length, after.Items.Length);
        for (var i = 0; i < common; i++)
            Compare(path.Item(i), before.Items[i], after.Items[i], differences);
        for (var i = common; i < before.Items.Length; i++)
            differences.Add(new(path.Item(i), DifferenceKind.Delete, before.Items[i], null));
        for (var i = common; i < after.Items.Length; i++)
            differences.Add(new(path.Item(i), DifferenceKind.Add, null, after.Items[i]));
    }

    private static PropertyValue? Present(PropertyValue? value) => value?.Reveal() is null or NullValue ? null : value;
}
