using Infra.Cli.Rendering;
using Infra.Cli.Targets;
using Infra.Operations.AsyncInference;
using Infra.Operations.RealTimeInference;
using Infra.Operations.Shared;

namespace Infra.Cli.Shared;

/// <summary>Sends a request to one of the stack's endpoints and waits for what comes of it.</summary>
internal static class Invocations
{
    public static Task<InvocationFacts> SendAsync(CommandContext context, IStackTarget target, Invocation invocation, CancellationToken cancellationToken)
    {
        var kind = EndpointKind.Choose(target, invocation.To);
        if (kind != EndpointKind.Async)
        {
            return SendRealTimeAsync(context, target, kind, invocation, cancellationToken);
        }

        return invocation.Container is null
            ? SendAsynchronousAsync(context, target, invocation, cancellationToken)
            : throw new UserException("INFRA190", "--container is for real-time endpoints: an asynchronous one cannot address a container.");
    }

    /// <summary>Waits for the notification when the stack has a queue, else looks into S3.</summary>
    private static async Task<InvocationFacts> SendAsynchronousAsync(
        CommandContext context, IStackTarget target, Invocation invocation, CancellationToken cancellationToken)
    {
        var (input, prefix) = (invocation.Input, S3Uri.Parse(target.Require("inputPath", EndpointKind.Async.Key)));
        var request = new AsyncRequest
        {
            EndpointName = target.Require(EndpointKind.Async.Output, EndpointKind.Async.Key),
            Input = input.StartsWith("s3://", StringComparison.Ordinal) ? new AsyncInput.InS3(S3Uri.Parse(input)) : new AsyncInput.LocalFile(input, prefix),
            ContentType = invocation.ContentType,
        };
        var ticket = await new AsyncInvoker(target.Clients.Runtime, target.Clients.S3, context.Time).SendAsync(request, null, cancellationToken).ConfigureAwait(false);
        var results = new AsyncResults(target.Clients.S3, target.Clients.Sqs, context.Time);
        var options = new AsyncWaitOptions { Timeout = invocation.Timeout, PollInterval = target.PollInterval };
        var queue = target.Output("notificationQueueUrl");
        var result = queue is null
            ? await results.WaitInS3Async(ticket, options, null, cancellationToken).ConfigureAwait(false)
            : await results.WaitForNotificationAsync(ticket, queue, options, null, cancellationToken).ConfigureAwait(false);
        return InvocationFacts.Of(result) with { Endpoint = request.EndpointName, NotifiedThrough = queue };
    }

    private static async Task<InvocationFacts> SendRealTimeAsync(
        CommandContext context, IStackTarget target, EndpointKind kind, Invocation invocation, CancellationToken cancellationToken)
    {
        var request = new RealTimeRequest
        {
            EndpointName = target.Require(kind.Output, kind.Key),
            Path = invocation.Input,
            ContentType = invocation.ContentType,
            TargetContainerHostname = invocation.Container,
        };
        var result = await new RealTimeInvoker(target.Clients.Runtime, context.Time).SendAsync(request, cancellationToken).ConfigureAwait(false);
        return InvocationFacts.Of(result) with { Endpoint = request.EndpointName };
    }
}
