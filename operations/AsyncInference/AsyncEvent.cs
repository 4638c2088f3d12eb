using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>Something that happened during an asynchronous invocation, for whoever shows progress.</summary>
public abstract record AsyncEvent;

/// <summary>The input was uploaded.</summary>
/// <param name="Location">Where to.</param>
/// <param name="Bytes">Its size.</param>
public sealed record InputUploaded(S3Uri Location, long Bytes) : AsyncEvent;

/// <summary>The endpoint took the invocation into its queue.</summary>
/// <param name="Ticket">What is needed to fetch the result.</param>
public sealed record InvocationAccepted(AsyncTicket Ticket) : AsyncEvent;

/// <summary>There is no result yet.</summary>
/// <param name="Waited">How long it has been waited for.</param>
public sealed record ResultPending(TimeSpan Waited) : AsyncEvent;
