namespace Pulumi;

/// <summary>A value that may only become known while the program is deployed.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> dataTask)
    {
        DataTask = dataTask;
        Deployment.Track(dataTask);
    }

    internal Task<OutputData<T>> DataTask { get; }

    public static Output<T> Create(Task<T> value) => new(FromTask(value));

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        Then(async value => OutputData<TResult>.Known(await Task.FromResult(func(value)).ConfigureAwait(false)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Then(async value => OutputData<TResult>.Known(await func(value).ConfigureAwait(false)));

    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        Then(async value =>
        {
            await func(value).ConfigureAwait(false);
            return OutputData<ValueTuple>.Known(default);
        });

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        Apply(value => func(value) is { } input ? input.ToOutput() : null);

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        Then(value => func(value) is { } output ? output.DataTask : Task.FromResult(OutputData<TResult>.Known(default!)));

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    public override string ToString()
    {
        const string Message = """
            Calling [ToString] on an [Output<T>] is not supported.

            To get the value of an Output<T> as an Output<string> consider:
            1. o.Apply(v => $"prefix{v}suffix")
            2. Output.Format($"prefix{hostname}suffix");

            See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
            """;
        var strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (string.Equals(strict, "1", StringComparison.Ordinal) || string.Equals(strict, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(Message);
        }

        Deployment.WarnIfRunning(Message);
        return Message;
    }

    internal Output<T> Map(Func<OutputData<T>, OutputData<T>> change) => new(MapAsync(change));

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await DataTask.ConfigureAwait(false)).Boxed();

    private static async Task<OutputData<T>> FromTask(Task<T> value) => OutputData<T>.Known(await value.ConfigureAwait(false));

    private async Task<OutputData<T>> MapAsync(Func<OutputData<T>, OutputData<T>> change) => change(await DataTask.ConfigureAwait(false));

    private Output<TResult> Then<TResult>(Func<T, Task<OutputData<TResult>>> func) => new(ThenAsync(func));

    /// <summary>The function does not run on an unknown value: the result is unknown too, as secret and dependent as the value was.</summary>
    private async Task<OutputData<TResult>> ThenAsync<TResult>(Func<T, Task<OutputData<TResult>>> func)
    {
        var outer = await DataTask.ConfigureAwait(false);
        return outer.IsKnown ? outer.Joined(await func(outer.Value).ConfigureAwait(false)) : outer.With<TResult>(default!);
    }
}
