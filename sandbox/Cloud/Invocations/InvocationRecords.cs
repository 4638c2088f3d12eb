namespace Infra.Sandbox.Cloud.Invocations;

/// <summary>A synchronous invocation.</summary>
/// <param name="EndpointName">The endpoint, in any case.</param>
/// <param name="Body">At most 6,291,456 bytes.</param>
public sealed record InvokeEndpointRequest(string EndpointName, byte[] Body)
{
    /// <summary>The body's type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The type wished for.</summary>
    public string? Accept { get; init; }

    /// <summary>Passed to the container as it is.</summary>
    public string? CustomAttributes { get; init; }

    /// <summary>The container to invoke; required for models in Direct mode and refused for others.</summary>
    public string? TargetContainerHostname { get; init; }

    /// <summary>The variant to invoke. Default: by weight.</summary>
    public string? TargetVariant { get; init; }
}

/// <summary>What a synchronous invocation gives.</summary>
/// <param name="Body">The last container's response body.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="InvokedProductionVariant">The variant that answered.</param>
public sealed record InvokeEndpointResult(byte[] Body, string ContentType, string InvokedProductionVariant);

/// <summary>An asynchronous invocation of an object in S3.</summary>
/// <param name="EndpointName">The endpoint, in any case.</param>
/// <param name="InputLocation">An <c>s3://</c> address; read when the request is processed, not before.</param>
public sealed record InvokeEndpointAsyncRequest(string EndpointName, string InputLocation)
{
    /// <summary>The type the model is told.</summary>
    public string? ContentType { get; init; }

    /// <summary>The type wished for.</summary>
    public string? Accept { get; init; }

    /// <summary>Passed to the container as it is.</summary>
    public string? CustomAttributes { get; init; }

    /// <summary>1 to 64 printable characters. Default: generated.</summary>
    public string? InferenceId { get; init; }

    /// <summary>How long it may wait in the queue, 60 to 21600 seconds. Default 21600.</summary>
    public int? RequestTtlSeconds { get; init; }

    /// <summary>How long the model may take, 1 to 3600 seconds. Default 900.</summary>
    public int? InvocationTimeoutSeconds { get; init; }

    /// <summary>A path under the endpoint's output path.</summary>
    public string? S3OutputPathExtension { get; init; }

    /// <summary>The output's file name. Default: generated.</summary>
    public string? Filename { get; init; }
}

/// <summary>Where the result of an asynchronous invocation will be.</summary>
/// <param name="InferenceId">The id given or generated.</param>
/// <param name="OutputLocation">The object written on success.</param>
/// <param name="FailureLocation">The object written on failure; null when the endpoint has no failure path.</param>
public sealed record InvokeEndpointAsyncResult(string InferenceId, string OutputLocation, string? FailureLocation);
