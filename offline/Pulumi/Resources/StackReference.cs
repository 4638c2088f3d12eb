using System.Collections.Immutable;

namespace Pulumi;

public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}

public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name) =>
        new(MarkAsync(name.ToOutput(), Output.Tuple(name.ToOutput(), Outputs).Apply(both => both.Item2.GetValueOrDefault(both.Item1))));

    public Output<object> RequireOutput(Input<string> name) =>
        new(MarkAsync(name.ToOutput(), Output.Tuple(name.ToOutput(), Name, Outputs).Apply(all => Require(all.Item3, all.Item1, all.Item2))));

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    public async Task<object?> GetValueAsync(Input<string> name) => (await ReadPlainAsync(name, GetOutput(name)).ConfigureAwait(false)).Value;

    public async Task<object> RequireValueAsync(Input<string> name) =>
        (await ReadPlainAsync(name, RequireOutput(name)).ConfigureAwait(false)).Value;

    private static async Task<OutputData<T>> ReadPlainAsync<T>(Input<string> name, Output<T> output)
    {
        var data = await output.DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                "Cannot call 'RequireValueAsync' or 'GetValueAsync' if the referenced stack output is a secret. "
                + $"Use 'RequireOutput' or 'GetOutput' for '{(await name.ToOutput().DataTask.ConfigureAwait(false)).Value}' instead.")
            : data;
    }

    private static object Require(ImmutableDictionary<string, object> outputs, string name, string stack) =>
        outputs.TryGetValue(name, out var value)
            ? value
            : throw new KeyNotFoundException($"Required output '{name}' does not exist on stack '{stack}'.");

    /// <summary>A value is secret if the stack says so of its name, not because others are.</summary>
    private async Task<OutputData<T>> MarkAsync<T>(Output<string> name, Output<T> value)
    {
        var data = await value.DataTask.ConfigureAwait(false);
        var key = await name.DataTask.ConfigureAwait(false);
        var secretNames = await SecretOutputNames.DataTask.ConfigureAwait(false);
        if (!key.IsKnown || !secretNames.IsKnown || secretNames.Value.IsDefault)
            return data;

        return data with { IsSecret = secretNames.Value.Contains(key.Value) };
    }
}
