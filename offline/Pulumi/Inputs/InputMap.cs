using System.Collections;
using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A map of inputs that can itself be an output.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IEnumerable,
    IInputCollection
{
    /// <summary>The map in pieces: one entry as written, or a whole map that is an output.</summary>
    private ImmutableArray<object> pieces;

    public InputMap() => pieces = [];

    private InputMap(ImmutableArray<object> pieces) => this.pieces = pieces;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    private protected override object? RawValue => this;

    public void Add(string key, Input<TValue> value) => pieces = pieces.Add(new KeyValuePair<string, Input<TValue>>(key, value));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) => pieces = pieces.AddRange(values.pieces);

    /// <summary>Both maps; where both have a key, the second one's value.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new([Output.Tuple(first.BuildOutput(), second.BuildOutput()).Apply(maps => maps.Item1.SetItems(maps.Item2))]);

    public IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken) =>
        EnumerateAsync().GetAsyncEnumerator(cancellationToken);

    async Task<object?> IInputCollection.VisitAsync(Func<object?, Task<object?>> visit)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        object? unknown = null;
        foreach (var piece in pieces)
        {
            if (piece is KeyValuePair<string, Input<TValue>> entry)
            {
                entries.Add(KeyValuePair.Create(entry.Key, await visit(entry.Value).ConfigureAwait(false)));
            }
            else if (await visit(piece).ConfigureAwait(false) is ImmutableDictionary<string, object?> whole)
            {
                entries.AddRange(whole);
            }
            else
            {
                unknown = Serializer.UnknownValue;
            }
        }

        return unknown ?? Combine(entries.Where(entry => entry.Value is not null));
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("A InputMap<T> cannot be synchronously enumerated. Use GetAsyncEnumerator instead.");

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Of(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Of(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        new([values.Apply(map => map.ToImmutableDictionary())]);

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        new([values.Apply(map => map.ToImmutableDictionary())]);

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new([values]);

    internal override Output<ImmutableDictionary<string, TValue>> BuildOutput() =>
        Output.All(pieces.Select(Flatten)).Apply(maps => Combine(maps.SelectMany(map => map)));

    /// <summary>The same key may come twice with the same value, not with another.</summary>
    internal static ImmutableDictionary<string, T> Combine<T>(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (key, value) in entries)
        {
            if (builder.TryGetValue(key, out var present) && !Equals(present, value))
            {
                throw new ArgumentException($"Key '{key}' already exists in the map with a different value.");
            }

            builder[key] = value;
        }

        return builder.ToImmutable();
    }

    private static InputMap<TValue> Of(IEnumerable<KeyValuePair<string, TValue>> values) =>
        new([.. values.Select(entry => (object)new KeyValuePair<string, Input<TValue>>(entry.Key, entry.Value))]);

    private static Output<ImmutableDictionary<string, TValue>> Flatten(object piece) => piece switch
    {
        Output<ImmutableDictionary<string, TValue>> whole => whole.Apply(map => map ?? ImmutableDictionary<string, TValue>.Empty),
        KeyValuePair<string, Input<TValue>> entry =>
            entry.Value.ToOutput().Apply(value => ImmutableDictionary<string, TValue>.Empty.Add(entry.Key, value)),
        _ => throw new InvalidOperationException("unreachable"),
    };

    private async IAsyncEnumerable<Input<KeyValuePair<string, TValue>>> EnumerateAsync()
    {
        foreach (var piece in pieces)
        {
            if (piece is KeyValuePair<string, Input<TValue>> entry)
            {
                yield return entry.Value.ToOutput().Apply(value => KeyValuePair.Create(entry.Key, value));
                continue;
            }

            var data = await ((Output<ImmutableDictionary<string, TValue>>)piece).DataTask.ConfigureAwait(false);
            foreach (var pair in data.Value ?? ImmutableDictionary<string, TValue>.Empty)
            {
                yield return new Output<KeyValuePair<string, TValue>>(Task.FromResult(data.With(pair)));
            }
        }
    }
}

public static class InputMapExtensions
{
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value) =>
        map.Add(key, value.ToOutput().Apply(Union<T0, T1>.FromT0));

    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value) =>
        map.Add(key, value.ToOutput().Apply(Union<T0, T1>.FromT1));
}
