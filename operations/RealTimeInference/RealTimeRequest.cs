namespace Infra.Operations.RealTimeInference;

/// <summary>One synchronous request.</summary>
public sealed record RealTimeRequest
{
    /// <summary>The endpoint (output <c>realTimeEndpointName</c> or <c>serverlessEndpointName</c>).</summary>
    public required string EndpointName { get; init; }

    /// <summary>The file with the request's body. At most 6 MB.</summary>
    public required string Path { get; init; }

    /// <summary>The content type of the body.</summary>
    public required string ContentType { get; init; }

    /// <summary>The content type asked of the model; null leaves it to the model.</summary>
    public string? Accept { get; init; }

    /// <summary>The container to invoke: required by a pipeline in Direct mode, refused by all others.</summary>
    public string? TargetContainerHostname { get; init; }
}

/// <summary>What came of a request.</summary>
public abstract record RealTimeResult
{
    private protected RealTimeResult()
    {
    }
}

/// <summary>The model answered.</summary>
/// <param name="Content">The body of the response.</param>
/// <param name="ContentType">Its content type; null when the container gave none.</param>
/// <param name="Variant">The production variant that answered.</param>
public sealed record RealTimeResponse(ReadOnlyMemory<byte> Content, string? ContentType, string? Variant) : RealTimeResult;

/// <summary>A container refused the request or failed.</summary>
/// <param name="Reason">What SageMaker says about it.</param>
public sealed record RealTimeFailure(string Reason) : RealTimeResult;
