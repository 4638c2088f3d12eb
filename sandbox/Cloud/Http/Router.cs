using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Finds the service a request is for: by its X-Amz-Target, its path, its form, or the service its signature names.</summary>
internal sealed class Router(SandboxAccount account)
{
    internal const string RequestId = "x-amzn-RequestId";

    private readonly FaultInjection faults = new(account.Options.Faults);
    private readonly JsonProtocol json = new(account);
    private readonly QueryProtocol query = new(account);
    private readonly RuntimeProtocol runtime = new(account);
    private readonly S3Protocol s3 = new(account);

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = account.Ids.NextUuid();
        context.Response.Headers[RequestId] = requestId;
        context.Response.Headers["x-amz-request-id"] = requestId;
        try
        {
            await DispatchAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody is there to answer.
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.TryGetValue("X-Amz-Target", out var target))
        {
            return faults.RunAsync(
                context, () => json.HandleAsync(context, target.ToString()), error => JsonProtocol.RefuseAsync(context, target.ToString(), error), isS3: false);
        }

        if (RuntimeProtocol.Match(request.Path) is { } route && HttpMethods.IsPost(request.Method))
        {
            return faults.RunAsync(context, () => runtime.HandleAsync(context, route), error => RuntimeProtocol.RefuseAsync(context, error), isS3: false);
        }

        var isForm = request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true;
        var service = SigningService(request);
        return service is "sns" or "sqs" or "sts" || (isForm && service is not "s3")
            ? faults.RunAsync(context, () => query.HandleAsync(context, service), error => QueryProtocol.RefuseAsync(context, service, error), isS3: false)
            : service is "s3" or null ? faults.RunAsync(context, () => s3.HandleAsync(context), error => S3Protocol.RefuseAsync(context, error), isS3: true)
            : ErrorResponses.WriteJsonAsync(context, AwsException.UnknownOperation(service, request.Path), "application/x-amz-json-1.1");
    }

    /// <summary>The service in the credential scope: AKID/date/region/service/aws4_request, in the header or the query.</summary>
    private static string? SigningService(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        var at = authorization.IndexOf("Credential=", StringComparison.Ordinal);
        var scope = at >= 0 ? authorization[(at + "Credential=".Length)..].Split(',')[0] : request.Query["X-Amz-Credential"].ToString();
        return scope.Split('/') is { Length: >= 5 } parts ? parts[^2] : null;
    }
}
