using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output has become: its value, what it depends on, whether the value is known and whether it is secret.</summary>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static OutputData<T> Of(T value, bool isSecret = false) => new(NoResources, value, IsKnown: true, isSecret);

    public static OutputData<T> Unknown(ImmutableHashSet<Resource> resources, bool isSecret) =>
        new(resources, default!, IsKnown: false, isSecret);

    private static readonly ImmutableHashSet<Resource> NoResources = ImmutableHashSet<Resource>.Empty;
}

internal static class Dependencies
{
    public static ImmutableHashSet<Resource> Join(ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right) =>
        right.IsEmpty || ReferenceEquals(left, right) ? left : left.IsEmpty ? right : left.Union(right);
}
