using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IEnumerable
{
    /// <summary>Entries given one by one, and outputs of several entries, in order.</summary>
    private readonly List<Part> parts = [];

    public InputMap()
    {
    }

    private InputMap(Output<ImmutableDictionary<string, TValue>> values) => parts.Add(new(null, null, values));

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public void Add(string key, Input<TValue> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        parts.Add(new(key, value, null));
    }

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) => parts.AddRange(values.parts.ToArray());

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first.ToOutputOfT(), second.ToOutputOfT()).Apply(both => both.Item1.SetItems(both.Item2)));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var part in parts.ToArray())
        {
            if (part.Key is { } key)
            {
                yield return part.Value.Apply(value => KeyValuePair.Create(key, value));
                continue;
            }

            var data = await part.Entries!.DataTask.ConfigureAwait(false);
            foreach (var entry in data.IsKnown && data.Value is { } entries ? entries : [])
                yield return new Output<KeyValuePair<string, TValue>>(
                    new OutputData<KeyValuePair<string, TValue>>(data.Resources, entry, IsKnown: true, data.IsSecret));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal override Output<ImmutableDictionary<string, TValue>> ToOutputOfT()
    {
        if (parts is [{ Entries: { } whole }])
            return whole;

        return new(JoinAsync([.. parts]));
    }

    private static async Task<OutputData<ImmutableDictionary<string, TValue>>> JoinAsync(Part[] parts)
    {
        var values = ImmutableDictionary.CreateBuilder<string, TValue>();
        var joined = OutputData<ImmutableDictionary<string, TValue>>.Of(null!);
        foreach (var part in parts)
        {
            if (part.Entries is { } entries)
            {
                var many = await entries.DataTask.ConfigureAwait(false);
                joined = joined.With(many);
                foreach (var (key, value) in many.IsKnown && many.Value is { } map ? map : [])
                    Add(key, value);
            }
            else
            {
                var one = await part.Value.ToOutput().DataTask.ConfigureAwait(false);
                joined = joined.With(one);
                if (one.IsKnown)
                    Add(part.Key!, one.Value);
            }
        }

        return joined with { Value = joined.IsKnown ? values.ToImmutable() : null! };

        void Add(string key, TValue value)
        {
            if (values.TryGetValue(key, out var present) && !EqualityComparer<TValue>.Default.Equals(present, value))
                throw new ArgumentException($"Key '{key}' already exists in the map with a different value.");

            values[key] = value;
        }
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        new(Output.Create(values.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(Output.Create(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        new(values.Apply(map => map.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        new(values.Apply(map => map.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values);

    private readonly record struct Part(string? Key, Input<TValue>? Value, Output<ImmutableDictionary<string, TValue>>? Entries);
}
