using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>How an asynchronous invocation ended.</summary>
/// <param name="InferenceId">The id of the invocation.</param>
public abstract record AsyncResult(string InferenceId);

/// <summary>The model answered.</summary>
/// <param name="InferenceId">The id of the invocation.</param>
/// <param name="OutputLocation">The object that holds the answer.</param>
/// <param name="Content">The answer.</param>
/// <param name="ContentType">Its content type; null when unknown.</param>
public sealed record AsyncSuccess(
    string InferenceId, S3Uri OutputLocation, ReadOnlyMemory<byte> Content, string? ContentType) : AsyncResult(InferenceId);

/// <summary>The invocation failed.</summary>
/// <param name="InferenceId">The id of the invocation.</param>
/// <param name="Reason">Why, in SageMaker's words or the model's own.</param>
/// <param name="FailureLocation">The object that holds the model's error; null when there is none.</param>
/// <param name="Content">The model's error; null when there is none.</param>
public sealed record AsyncFailure(string InferenceId, string Reason, S3Uri? FailureLocation, string? Content) : AsyncResult(InferenceId);
