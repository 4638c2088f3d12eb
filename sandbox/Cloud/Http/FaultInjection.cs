using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Lets a share of the calls fail as AWS's do under load (<see cref="SandboxFaults"/>).</summary>
internal sealed class FaultInjection(SandboxFaults faults)
{
    public async Task RunAsync(HttpContext context, Func<Task> handle, Func<AwsException, Task> refuse, bool isS3)
    {
        var fault = faults.Next();
        if (fault == SandboxFault.AnswerLost)
        {
            await LoseAnswerAsync(context, handle);
        }

        await (fault == SandboxFault.None ? handle() : refuse(ErrorOf(fault, isS3)));
    }

    /// <summary>The call takes effect, but what it answers goes nowhere.</summary>
    private static async Task LoseAnswerAsync(HttpContext context, Func<Task> handle)
    {
        var (body, id) = (context.Response.Body, context.Response.Headers[Router.RequestId]);
        context.Response.Body = new MemoryStream();
        await handle();
        context.Response.Clear();
        (context.Response.Body, context.Response.Headers[Router.RequestId]) = (body, id);
    }

    private static AwsException ErrorOf(SandboxFault fault, bool isS3) => fault switch
    {
        SandboxFault.Throttled when isS3 => new AwsException("SlowDown", "Please reduce your request rate.", 503),
        SandboxFault.Throttled => new AwsException("ThrottlingException", "Rate exceeded"),
        SandboxFault.Unavailable when isS3 => new AwsException("ServiceUnavailable", "Service is unable to handle request.", 503),
        SandboxFault.Unavailable => new AwsException("ServiceUnavailableException", "The service is unavailable. Try again later.", 503),
        _ when isS3 => new AwsException("InternalError", "We encountered an internal error. Please try again.", 500),
        _ => new AwsException("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500),
    };
}
