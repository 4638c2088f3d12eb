using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>Looks into S3 until the output or the failure object is there.</summary>
internal sealed class ObjectWait(AsyncObjects objects, TimeProvider clock, IProgress<AsyncEvent>? progress)
{
    public async Task<AsyncResult> RunAsync(AsyncTicket ticket, AsyncWaitOptions options, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            if (await FindAsync(ticket, cancellation) is { } result)
                return result;

            var waited = clock.GetElapsedTime(start);
            if (waited >= options.Timeout)
                throw OperationException.Failed(TimedOut(ticket, options.Timeout));

            progress?.Report(new ResultPending(waited));
            await Task.Delay(options.PollInterval, clock, cancellation);
        }
    }

    private async Task<AsyncResult?> FindAsync(AsyncTicket ticket, CancellationToken cancellation)
    {
        if (ticket.FailureLocation is { } failure && await objects.FindErrorAsync(failure, cancellation) is { } error)
            return new AsyncFailure(ticket.InferenceId, FirstLine(error), failure, error);

        return await objects.FindOutputAsync(ticket.InferenceId, ticket.OutputLocation, contentType: null, cancellation);
    }

    private Problem TimedOut(AsyncTicket ticket, TimeSpan timeout)
    {
        var remedy = (objects.WasDenied, ticket.FailureLocation) switch
        {
            (true, _) => $"S3 answered 403 all along: allow the caller s3:GetObject and s3:ListBucket on \"{ticket.OutputLocation.Bucket}\".",
            (_, null) => "The endpoint has no failure path, so a failure would not be seen here: wait for the notification, or see the endpoint's log.",
            _ => "Look again later, or see the endpoint's log.",
        };
        return new Problem(
            ProblemIds.TimedOut,
            $"Invocation \"{ticket.InferenceId}\" has no result at \"{ticket.OutputLocation}\" after {timeout.TotalSeconds:0} s.",
            remedy);
    }

    private static string FirstLine(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        return (end < 0 ? line : line[..end]).ToString();
    }
}
