using System.Collections;
using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A list of inputs that can itself be an output.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IAsyncEnumerable<Input<T>>, IEnumerable, IInputCollection
{
    /// <summary>The list in pieces: an array of inputs as written, or a whole list that is an output.</summary>
    private ImmutableArray<object> pieces;

    public InputList() => pieces = [];

    private InputList(IEnumerable<Input<T>> items) => pieces = [items.ToImmutableArray()];

    private InputList(Output<ImmutableArray<T>> whole) => pieces = [whole];

    private InputList(ImmutableArray<object> pieces) => this.pieces = pieces;

    private protected override object? RawValue => this;

    public void Add(params Input<T>[] inputs) => pieces = pieces.Add(inputs.ToImmutableArray());

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => pieces = pieces.AddRange(inputs.pieces);

    public InputList<T> Concat(InputList<T> other) => new(pieces.AddRange(other.pieces));

    public IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken) => EnumerateAsync().GetAsyncEnumerator(cancellationToken);

    async Task<object?> IInputCollection.VisitAsync(Func<object?, Task<object?>> visit)
    {
        var items = ImmutableArray.CreateBuilder<object?>();
        object? unknown = null;
        foreach (var piece in pieces)
        {
            if (piece is ImmutableArray<Input<T>> inputs)
            {
                foreach (var input in inputs)
                {
                    items.Add(await visit(input).ConfigureAwait(false));
                }
            }
            else if (await visit(piece).ConfigureAwait(false) is ImmutableArray<object?> whole)
            {
                items.AddRange(whole);
            }
            else
            {
                unknown = Serializer.UnknownValue;
            }
        }

        return unknown ?? items.ToImmutable();
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("A InputList<T> cannot be synchronously enumerated. Use GetAsyncEnumerator instead.");

    public static implicit operator InputList<T>(T value) => new(new Input<T>[] { value });

    public static implicit operator InputList<T>(T[] values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<T> values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(values.IsDefault ? [] : values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    public static implicit operator InputList<T>(Input<T>[] values) => new(values);

    public static implicit operator InputList<T>(List<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values.IsDefault ? [] : values.AsEnumerable());

    public static implicit operator InputList<T>(Output<T> value) => new(new Input<T>[] { value });

    public static implicit operator InputList<T>(Output<T>[] values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => new(values.IsDefault ? [] : values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(items => items.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(items => items.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(items => items.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    internal override Output<ImmutableArray<T>> BuildOutput() =>
        Output.All(pieces.Select(Flatten)).Apply(lists => lists.SelectMany(list => list).ToImmutableArray());

    private static Output<ImmutableArray<T>> Flatten(object piece) => piece switch
    {
        Output<ImmutableArray<T>> whole => whole.Apply(list => list.IsDefault ? [] : list),
        _ => Output.All((ImmutableArray<Input<T>>)piece),
    };

    private async IAsyncEnumerable<Input<T>> EnumerateAsync()
    {
        foreach (var piece in pieces)
        {
            if (piece is ImmutableArray<Input<T>> items)
            {
                foreach (var item in items)
                {
                    yield return item;
                }
            }
            else
            {
                var data = await ((Output<ImmutableArray<T>>)piece).DataTask.ConfigureAwait(false);
                foreach (var value in data.Value.IsDefault ? [] : data.Value)
                {
                    yield return new Output<T>(Task.FromResult(data.With(value)));
                }
            }
        }
    }
}

public static class InputListExtensions
{
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value) => list.Add(value.ToOutput().Apply(Union<T0, T1>.FromT0));

    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value) => list.Add(value.ToOutput().Apply(Union<T0, T1>.FromT1));
}
