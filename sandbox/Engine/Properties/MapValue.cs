using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>Named values in ordinal order; also a resource's whole inputs or outputs.</summary>
internal sealed record MapValue(ImmutableSortedDictionary<string, PropertyValue> Entries) : PropertyValue
{
    public static MapValue Empty { get; } = new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    /// <summary>The value at <paramref name="name"/>, secret marks included, or null where there is none.</summary>
    public PropertyValue? this[string name] => Entries.GetValueOrDefault(name);

    public bool Equals(MapValue? other) =>
        other is not null && Entries.Count == other.Entries.Count
        && Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var value) && entry.Value.Equals(value));

    public override int GetHashCode() =>
        Entries.Aggregate(Entries.Count, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    public static MapValue Of(IEnumerable<KeyValuePair<string, PropertyValue>> entries) =>
        new(Empty.Entries.SetItems(entries));

    public static MapValue Of(params IEnumerable<(string Name, PropertyValue Value)> entries) =>
        Of(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    public MapValue Set(string name, PropertyValue value) => new(Entries.SetItem(name, value));

    public MapValue Remove(string name) => new(Entries.Remove(name));

    /// <summary>These entries, overlaid by those of <paramref name="other"/>.</summary>
    public MapValue With(MapValue other) => new(Entries.SetItems(other.Entries));

    /// <summary>The known string at <paramref name="name"/>, or null.</summary>
    public string? Text(string name) => (this[name]?.Reveal() as StringValue)?.Value;

    /// <summary>The known number at <paramref name="name"/>, or null.</summary>
    public double? Number(string name) => (this[name]?.Reveal() as NumberValue)?.Value;

    /// <summary>Whether the value at <paramref name="name"/> is known to be true.</summary>
    public bool Flag(string name) => this[name]?.Reveal() is BoolValue { Value: true };

    /// <summary>The known map at <paramref name="name"/>, or an empty one.</summary>
    public MapValue Map(string name) => this[name]?.Reveal() as MapValue ?? Empty;

    /// <summary>The known items at <paramref name="name"/>, or none.</summary>
    public ImmutableArray<PropertyValue> Items(string name) => this[name]?.Reveal() is ArrayValue array ? array.Items : [];
}
