namespace Pulumi;

public class Input<T> : IInput
{
    private readonly Output<T>? output;

    internal Input(Output<T> output) => this.output = output;

    private protected Input()
    {
    }

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.ToOutputOfT();

    IOutput IInput.ToOutput() => ToOutputOfT();

    internal virtual Output<T> ToOutputOfT() => output!;
}
