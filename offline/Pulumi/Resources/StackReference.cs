using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base("pulumi:pulumi:StackReference", name, new StackReferenceArgs { Name = args?.Name ?? name }, WithId(options, args?.Name ?? name))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name) => Find(name, required: false);

    public Output<object> RequireOutput(Input<string> name) => Find(name, required: true).Apply(value => value!);

    public async Task<object?> GetValueAsync(Input<string> name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret ? throw new InvalidOperationException("Cannot call 'GetValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.") : data.Value;
    }

    public async Task<object> RequireValueAsync(Input<string> name)
    {
        var data = await RequireOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret ? throw new InvalidOperationException("Cannot call 'RequireValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.") : data.Value;
    }

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret ? new StackReferenceOutputDetails { SecretValue = data.Value } : new StackReferenceOutputDetails { Value = data.Value };
    }

    private static CustomResourceOptions WithId(CustomResourceOptions? options, Input<string> id) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });

    /// <summary>Secret only when the output itself is among the secret names.</summary>
    private Output<object?> Find(Input<string> name, bool required)
    {
        var all = Output.Tuple(name.ToOutput(), Name, Output.Unsecret(Outputs), SecretOutputNames);
        return all.Apply(parts =>
        {
            var (key, stack, outputs, secrets) = parts;
            var value = outputs?.GetValueOrDefault(key);
            if (value is null && required)
            {
                throw new KeyNotFoundException($"Required output '{key}' does not exist on stack '{stack}'.");
            }

            var output = Output.Create<object?>(value);
            return !secrets.IsDefault && secrets.Contains(key) ? Output.CreateSecret(output) : output;
        });
    }
}

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

/// <summary>A value kept in the state.</summary>
public sealed class Stash(string name, StashArgs args, CustomResourceOptions? options = null)
    : CustomResource("pulumi:index:Stash", name, args, options, registerPackageRequest: null)
{
    [Output("input")]
    public Output<object> Input { get; private set; } = null!;

    [Output("output")]
    public Output<object> Output { get; private set; } = null!;
}

public sealed class StashArgs : ResourceArgs
{
    [Input("input", required: true)]
    public Input<object> Input { get; set; } = null!;
}
