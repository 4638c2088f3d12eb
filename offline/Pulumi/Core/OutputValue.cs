namespace Pulumi;

/// <summary>An output whose type is not known at compile time.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

/// <summary>An input whose type is not known at compile time.</summary>
internal interface IInput
{
    IOutput ToUntypedOutput();

    /// <summary>The value as it was written, before any flattening; the serializer descends into it.</summary>
    object? Raw { get; }
}

internal static class OutputValue
{
    /// <summary>A value, input or output as an output.</summary>
    public static Output<object?> ToUntyped(object? value) => value switch
    {
        IInput input => new Output<object?>(input.ToUntypedOutput().GetDataAsync()),
        IOutput output => new Output<object?>(output.GetDataAsync()),
        _ => Output.Create<object?>(value),
    };
}
