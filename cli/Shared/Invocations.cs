using Infra.Cli.Rendering;
using Infra.Cli.Targets;
using Infra.Operations.AsyncInference;
using Infra.Operations.Shared;

namespace Infra.Cli.Shared;

/// <summary>Sends a request to the stack's endpoint and waits: by the notification when the stack has a queue, else by looking into S3.</summary>
internal static class Invocations
{
    public static async Task<InvocationFacts> SendAsync(
        CommandContext context, IStackTarget target, string input, string contentType, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var prefix = S3Uri.Parse(target.Require("inputPath", "infra:endpoint"));
        var request = new AsyncRequest
        {
            EndpointName = target.Require("endpointName", "infra:endpoint"),
            Input = input.StartsWith("s3://", StringComparison.Ordinal) ? new AsyncInput.InS3(S3Uri.Parse(input)) : new AsyncInput.LocalFile(input, prefix),
            ContentType = contentType,
        };
        var ticket = await new AsyncInvoker(target.Clients.Runtime, target.Clients.S3, context.Time).SendAsync(request, null, cancellationToken).ConfigureAwait(false);
        var results = new AsyncResults(target.Clients.S3, target.Clients.Sqs, context.Time);
        var options = new AsyncWaitOptions { Timeout = timeout, PollInterval = target.PollInterval };
        var queue = target.Output("notificationQueueUrl");
        var result = queue is null
            ? await results.WaitInS3Async(ticket, options, null, cancellationToken).ConfigureAwait(false)
            : await results.WaitForNotificationAsync(ticket, queue, options, null, cancellationToken).ConfigureAwait(false);
        return InvocationFacts.Of(result) with { NotifiedThrough = queue };
    }
}
