using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Of(value));

    public static Output<T> Create<T>(Task<T> value) => new(FromTaskAsync(value, isSecret: false));

    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Of(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Task<T> value) => new(FromTaskAsync(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Output<T> value) => new(MarkAsync(value, isSecret: true));

    public static Output<T> Unsecret<T>(Output<T> output) => new(MarkAsync(output, isSecret: false));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(OutputAlgebra.AllAsync(inputs.Select(input => input.ToOutput()).ToImmutableArray()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All((IEnumerable<Output<T>>)outputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        new(OutputAlgebra.AllAsync(outputs.ToImmutableArray()));

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(ToUntyped);
        return new(OutputAlgebra.ApplyValueAsync(
            OutputAlgebra.AllAsync(arguments.ToImmutableArray()),
            values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values])));
    }

    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null) =>
        new(OutputJson.SerializeAsync(value, options));

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) =>
        json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);

    private static Output<object?> ToUntyped(object? argument) => argument switch
    {
        IOutput output => new(output.GetDataAsync()),
        IInput input => new(input.ToOutput().GetDataAsync()),
        _ => Create(argument),
    };

    private static async Task<OutputData<T>> FromTaskAsync<T>(Task<T> value, bool isSecret) =>
        OutputData<T>.Of(await value.ConfigureAwait(false), isSecret);

    private static async Task<OutputData<T>> MarkAsync<T>(Output<T> output, bool isSecret) =>
        await output.DataTask.ConfigureAwait(false) with { IsSecret = isSecret };
}
