using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>One asynchronous invocation.</summary>
public sealed record AsyncRequest
{
    /// <summary>The endpoint (output <c>endpointName</c>).</summary>
    public required string EndpointName { get; init; }

    /// <summary>The input: an object in S3, or a file that is uploaded first. At most 1 GB.</summary>
    public required AsyncInput Input { get; init; }

    /// <summary>The content type the model is told; the object's own is not used.</summary>
    public required string ContentType { get; init; }

    /// <summary>The content type asked of the model; null leaves it to the model.</summary>
    public string? Accept { get; init; }

    /// <summary>An id of one's own, 1 to 64 characters; null lets SageMaker make one.</summary>
    public string? InferenceId { get; init; }

    /// <summary>How long the request may wait in the queue, 60 to 21600 seconds; null means SageMaker's six hours.</summary>
    public int? RequestTtlSeconds { get; init; }

    /// <summary>How long the model may work on it, 1 to 3600 seconds; null means SageMaker's 15 minutes.</summary>
    public int? InvocationTimeoutSeconds { get; init; }
}

/// <summary>Where the input of an invocation comes from.</summary>
public abstract record AsyncInput
{
    private AsyncInput()
    {
    }

    /// <summary>An object that is in S3 already.</summary>
    /// <param name="Location">The object.</param>
    public sealed record InS3(S3Uri Location) : AsyncInput;

    /// <summary>A file that is uploaded first, below <paramref name="Prefix"/>, to a key made of its content: the same file goes to the same key.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Prefix">Where to upload it; the endpoint's role must be allowed to read there.</param>
    public sealed record LocalFile(string Path, S3Uri Prefix) : AsyncInput;
}

/// <summary>What one needs to fetch the result of an invocation, now or later.</summary>
/// <param name="InferenceId">The id of the invocation.</param>
/// <param name="InputLocation">The input.</param>
/// <param name="OutputLocation">Where SageMaker said the output will be. It cannot be computed from the id.</param>
/// <param name="FailureLocation">Where SageMaker said the error will be; null when the endpoint has no failure path.</param>
public sealed record AsyncTicket(string InferenceId, S3Uri InputLocation, S3Uri OutputLocation, S3Uri? FailureLocation);

/// <summary>How long and how often to look for a result.</summary>
public sealed record AsyncWaitOptions
{
    /// <summary>The longest wait; default 15 minutes.</summary>
    /// <remarks>An endpoint scaled to zero needs about five minutes to wake.</remarks>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The pause between two looks; default 2 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);
}
