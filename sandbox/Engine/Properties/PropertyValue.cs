using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>One value of a resource's inputs or outputs, with what JSON cannot say: unknown, secret, asset.</summary>
internal abstract record PropertyValue
{
    public static PropertyValue Null { get; } = new NullValue();

    public static PropertyValue Unknown { get; } = new UnknownValue();

    public static implicit operator PropertyValue(string value) => new StringValue(value);

    public static implicit operator PropertyValue(bool value) => new BoolValue(value);

    public static implicit operator PropertyValue(double value) => new NumberValue(value);

    /// <summary>The value under any secret marks on its top.</summary>
    public PropertyValue Reveal() => this is SecretValue secret ? secret.Inner.Reveal() : this;

    public bool ContainsUnknown => this switch
    {
        UnknownValue => true,
        SecretValue secret => secret.Inner.ContainsUnknown,
        ArrayValue array => array.Items.Any(item => item.ContainsUnknown),
        MapValue map => map.Entries.Values.Any(entry => entry.ContainsUnknown),
        _ => false,
    };

    public bool ContainsSecret => this switch
    {
        SecretValue => true,
        ArrayValue array => array.Items.Any(item => item.ContainsSecret),
        MapValue map => map.Entries.Values.Any(entry => entry.ContainsSecret),
        _ => false,
    };

    /// <summary>The same value with every secret mark taken off, at any depth.</summary>
    public PropertyValue Unwrap() => this switch
    {
        SecretValue secret => secret.Inner.Unwrap(),
        ArrayValue array => new ArrayValue([.. array.Items.Select(item => item.Unwrap())]),
        MapValue map => new MapValue(map.Entries.ToImmutableSortedDictionary(e => e.Key, e => e.Value.Unwrap(), StringComparer.Ordinal)),
        _ => this,
    };
}

internal sealed record NullValue : PropertyValue;

/// <summary>A value that is known only after the resource it comes from has been created.</summary>
internal sealed record UnknownValue : PropertyValue;

internal sealed record BoolValue(bool Value) : PropertyValue;

internal sealed record NumberValue(double Value) : PropertyValue;

internal sealed record StringValue(string Value) : PropertyValue;

internal sealed record SecretValue(PropertyValue Inner) : PropertyValue;

/// <summary>A file or text given as an asset; <paramref name="Path"/> or <paramref name="Text"/> is set.</summary>
internal sealed record AssetValue(string? Path, string? Text, string Hash) : PropertyValue;

internal sealed record ArrayValue(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    public bool Equals(ArrayValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);
}
