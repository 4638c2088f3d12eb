using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output carries: its value, whether it is known and secret, and the resources it came from.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value) => new(value, true, false, []);

    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    /// <summary>Known when both are, secret when either is, dependent on what both depend on.</summary>
    public OutputData<TOther> Joined<TOther>(OutputData<TOther> inner) =>
        new(inner.Value, IsKnown && inner.IsKnown, IsSecret || inner.IsSecret, Resources.Union(inner.Resources));

    public OutputData<object?> Boxed() => new(Value, IsKnown, IsSecret, Resources);
}
