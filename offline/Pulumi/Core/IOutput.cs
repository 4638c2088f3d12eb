namespace Pulumi;

/// <summary>An output whose type is not known at compile time.</summary>
internal interface IOutput
{
    /// <summary>Completes with the output.</summary>
    Task Completion { get; }

    Task<OutputData<object?>> GetDataAsync();
}

/// <summary>An input whose type is not known at compile time.</summary>
internal interface IInput
{
    IOutput ToOutput();
}
