namespace Pulumi;

/// <summary>A value or an output, whichever the caller has.</summary>
public class Input<T> : IInput
{
    private readonly Lazy<Output<T>>? lazy;
    private readonly object? raw;

    private protected Input(Output<T> output) => (lazy, raw) = (new Lazy<Output<T>>(output), output);

    private protected Input(T value) => (lazy, raw) = (new Lazy<Output<T>>(() => Pulumi.Output.Create(value)), value);

    /// <summary>For subclasses that build their value as they are used.</summary>
    private protected Input()
    {
    }

    object? IInput.Raw => RawValue;

    private protected virtual object? RawValue => raw;

    public static implicit operator Input<T>(T value) => new(value);

    public static implicit operator Input<T>(Output<T> value) => value is null ? null! : new(value);

    public static implicit operator Output<T>(Input<T> input) => input.ToOutput();

    IOutput IInput.ToUntypedOutput() => BuildOutput();

    internal virtual Output<T> BuildOutput() => lazy!.Value;
}
