using Amazon.Runtime;

namespace Infra.Operations.Shared;

/// <summary>
/// Calls AWS for a job of many minutes, in which single calls are bound to be throttled or to fail with 5xx: repeats those,
/// beyond the SDK's own few attempts, and turns what remains into a problem a person can act on.
/// </summary>
internal sealed class AwsCalls(TimeProvider clock)
{
    /// <summary>Attempts per call, each already retried by the SDK. Seven with the pauses below ride out half a minute of trouble.</summary>
    public const int Attempts = 7;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>Calls, repeats while the error is transient, and translates what remains.</summary>
    /// <param name="action">The API action, such as <c>DescribeModel</c>.</param>
    /// <param name="subject">The resource it concerns.</param>
    /// <param name="call">The call itself; must be safe to repeat.</param>
    /// <param name="cancellation">Ends the call and the pauses.</param>
    /// <param name="alsoTransient">Further errors worth repeating, such as a model that is not visible yet.</param>
    public async Task<T> RunAsync<T>(
        string action, string subject, Func<CancellationToken, Task<T>> call, CancellationToken cancellation, Func<Exception, bool>? alsoTransient = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(cancellation);
            }
            catch (Exception e) when (attempt < Attempts && IsWorthRepeating(e, alsoTransient))
            {
                await Task.Delay(PauseAfter(attempt), clock, cancellation);
            }
            catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
            {
                throw OperationException.Failed(e, Describe(action, subject, e));
            }
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but null when the error is one that <paramref name="absent"/> accepts.</summary>
    public async Task<T?> FindAsync<T>(
        string action, string subject, Func<CancellationToken, Task<T>> call, Func<Exception, bool> absent, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await RunAsync(action, subject, call, cancellation);
        }
        catch (OperationException e) when (e.InnerException is { } cause && absent(cause))
        {
            return null;
        }
    }

    internal static TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, attempt - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    private static bool IsWorthRepeating(Exception exception, Func<Exception, bool>? alsoTransient) =>
        AwsErrors.IsTransient(exception) || alsoTransient?.Invoke(exception) == true;

    private static Problem Describe(string action, string subject, Exception exception)
    {
        if (AwsErrors.IsTransient(exception))
            return new Problem(
                ProblemIds.AwsUnavailable,
                $"{action} of \"{subject}\" failed {Attempts} times: {Message(exception)}",
                "Run the command again: it resumes where it stopped.");

        var remedy = exception switch
        {
            _ when AwsErrors.IsAccessDenied(exception) => $"Allow the caller the action behind {action} on this resource.",
            AmazonServiceException { ErrorCode: "ResourceLimitExceeded" } => QuotaHint.Of(exception.Message),
            AmazonServiceException => "",
            _ => "Check the credentials, the region and the endpoint URL.",
        };
        return new Problem(ProblemIds.AwsRefused, $"{action} of \"{subject}\" was refused: {Message(exception)}", remedy);
    }

    private static string Message(Exception exception) => exception is AmazonServiceException { ErrorCode.Length: > 0 } e
        ? $"{e.ErrorCode}: {e.Message}"
        : exception.Message;
}
