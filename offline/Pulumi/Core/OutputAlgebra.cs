using System.Collections.Immutable;

namespace Pulumi;

/// <summary>How known, secret and dependencies combine: known = AND, secret = OR, dependencies = union.</summary>
internal static class OutputAlgebra
{
    public static async Task<OutputData<TResult>> ApplyAsync<T, TResult>(Task<OutputData<T>> source, Func<T, Output<TResult>?> func)
    {
        var outer = await source.ConfigureAwait(false);
        if (!outer.IsKnown)
            return OutputData<TResult>.Unknown(outer.Resources, outer.IsSecret);

        var output = func(outer.Value);
        if (output is null)
            return new(outer.Resources, default!, IsKnown: true, outer.IsSecret);

        var inner = await output.DataTask.ConfigureAwait(false);
        return new(
            Dependencies.Join(outer.Resources, inner.Resources), inner.Value, inner.IsKnown, outer.IsSecret || inner.IsSecret);
    }

    public static async Task<OutputData<TResult>> ApplyTaskAsync<T, TResult>(Task<OutputData<T>> source, Func<T, Task<TResult>> func)
    {
        var outer = await source.ConfigureAwait(false);
        return outer.IsKnown
            ? new(outer.Resources, await func(outer.Value).ConfigureAwait(false), IsKnown: true, outer.IsSecret)
            : OutputData<TResult>.Unknown(outer.Resources, outer.IsSecret);
    }

    public static async Task<OutputData<TResult>> ApplyValueAsync<T, TResult>(Task<OutputData<T>> source, Func<T, TResult> func)
    {
        var outer = await source.ConfigureAwait(false);
        return outer.IsKnown
            ? new(outer.Resources, func(outer.Value), IsKnown: true, outer.IsSecret)
            : OutputData<TResult>.Unknown(outer.Resources, outer.IsSecret);
    }

    public static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Output<T>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
        var joined = OutputData<ImmutableArray<T>>.Of([]);
        foreach (var output in outputs)
        {
            var data = await output.DataTask.ConfigureAwait(false);
            values.Add(data.Value);
            joined = joined.With(data);
        }

        return joined.IsKnown ? joined with { Value = values.MoveToImmutable() } : joined with { Value = default };
    }

    /// <summary>Joins outputs of several types; <paramref name="value"/> is read once all of them have completed.</summary>
    public static async Task<OutputData<TResult>> JoinAsync<TResult>(Func<TResult> value, params IOutput[] outputs)
    {
        var joined = OutputData<TResult>.Of(default!);
        foreach (var output in outputs)
            joined = joined.With(await output.GetDataAsync().ConfigureAwait(false));

        return joined with { Value = value() };
    }

    public static OutputData<T> With<T, TOther>(this OutputData<T> data, OutputData<TOther> other) => new(
        Dependencies.Join(data.Resources, other.Resources),
        data.Value,
        data.IsKnown && other.IsKnown,
        data.IsSecret || other.IsSecret);
}
