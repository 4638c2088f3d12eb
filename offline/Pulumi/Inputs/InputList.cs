using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputList<T> : Input<ImmutableArray<T>>, IAsyncEnumerable<Input<T>>, IEnumerable
{
    /// <summary>Elements given one by one, and outputs of several elements, in order.</summary>
    private readonly List<Part> parts = [];

    public InputList()
    {
    }

    private InputList(IEnumerable<Input<T>> inputs) => parts.AddRange(inputs.Select(Part.Single));

    private InputList(Output<ImmutableArray<T>> values) => parts.Add(new(null, values));

    public void Add(params Input<T>[] inputs) => parts.AddRange(inputs.Select(Part.Single));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => parts.AddRange(inputs.parts.ToArray());

    public InputList<T> Concat(InputList<T> other)
    {
        var result = Clone();
        result.AddRange(other);
        return result;
    }

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var part in parts.ToArray())
        {
            if (part.Element is { } element)
            {
                yield return element;
                continue;
            }

            var data = await part.Elements!.DataTask.ConfigureAwait(false);
            foreach (var value in data.IsKnown && !data.Value.IsDefault ? data.Value : [])
                yield return new Output<T>(new OutputData<T>(data.Resources, value, IsKnown: true, data.IsSecret));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal bool IsEmpty => parts.Count == 0;

    internal InputList<T> Clone()
    {
        var result = new InputList<T>();
        result.parts.AddRange(parts);
        return result;
    }

    internal override Output<ImmutableArray<T>> ToOutputOfT()
    {
        if (parts is [{ Elements: { } whole }])
            return whole;

        return new(JoinAsync([.. parts]));
    }

    private static async Task<OutputData<ImmutableArray<T>>> JoinAsync(Part[] parts)
    {
        var values = ImmutableArray.CreateBuilder<T>(parts.Length);
        var joined = OutputData<ImmutableArray<T>>.Of([]);
        foreach (var part in parts)
        {
            if (part.Elements is { } elements)
            {
                var many = await elements.DataTask.ConfigureAwait(false);
                values.AddRange(many.IsKnown && !many.Value.IsDefault ? many.Value : []);
                joined = joined.With(many);
            }
            else
            {
                var one = await part.Element.ToOutput().DataTask.ConfigureAwait(false);
                values.Add(one.Value);
                joined = joined.With(one);
            }
        }

        return joined with { Value = joined.IsKnown ? values.ToImmutable() : default };
    }

    public static implicit operator InputList<T>(T value) => new([(Input<T>)value]);

    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    public static implicit operator InputList<T>(Output<T> value) => new([(Input<T>)value]);

    public static implicit operator InputList<T>(T[] values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => new(values);

    public static implicit operator InputList<T>(Output<T>[] values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<T> values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(List<Output<T>> values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(Output.Create(values));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values.IsDefault ? [] : values.AsEnumerable());

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        new(values.IsDefault ? [] : values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(ToArray));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(ToArray));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(ToArray));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    private static ImmutableArray<T> ToArray(IEnumerable<T>? values) => values is null ? [] : [.. values];

    private readonly record struct Part(Input<T>? Element, Output<ImmutableArray<T>>? Elements)
    {
        public static Part Single(Input<T> input) => new(input, null);
    }
}
