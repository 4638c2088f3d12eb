namespace Pulumi;

public sealed class Output<T> : IOutput
{
    private const string ToStringText =
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        This function may throw in a future version of Pulumi.
        """;

    internal Output(OutputData<T> data) => DataTask = Task.FromResult(data);

    internal Output(Task<OutputData<T>> dataTask)
    {
        DataTask = dataTask;
        Deployment.Track(dataTask);
    }

    internal Task<OutputData<T>> DataTask { get; }

    /// <summary>The value, once <see cref="DataTask"/> has completed.</summary>
    internal T CompletedValue => DataTask.GetAwaiter().GetResult().Value;

    Task IOutput.Completion => DataTask;

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await DataTask.ConfigureAwait(false);
        return new(data.Resources, data.Value, data.IsKnown, data.IsSecret);
    }

    public static Output<T> Create(Task<T> value) => Output.Create(value);

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => new(OutputAlgebra.ApplyValueAsync(DataTask, func));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => new(OutputAlgebra.ApplyTaskAsync(DataTask, func));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        new(OutputAlgebra.ApplyAsync(DataTask, value => func(value)?.ToOutputOfT()));

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(OutputAlgebra.ApplyAsync(DataTask, func));

    public Output<ValueTuple> Apply(Func<T, Task> func) => new(OutputAlgebra.ApplyTaskAsync(DataTask, async value =>
    {
        await func(value).ConfigureAwait(false);
        return default(ValueTuple);
    }));

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) =>
        new(OutputAlgebra.ApplyAsync(DataTask, value => func(value)));

    public override string ToString()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is "1" or "true")
            throw new InvalidOperationException(ToStringText);

        Deployment.Current?.Messages.Write(LogSeverity.Warning, ToStringText);
        return ToStringText;
    }
}
