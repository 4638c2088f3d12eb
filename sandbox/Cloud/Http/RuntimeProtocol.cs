using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Sandbox.Cloud.Invocations;
using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>An invocation's path.</summary>
internal sealed record RuntimeRoute(string EndpointName, bool IsAsync);

/// <summary>The SageMaker runtime, REST-JSON: parameters in headers, bodies as they are.</summary>
internal sealed partial class RuntimeProtocol(SandboxAccount account)
{
    private const string Prefix = "X-Amzn-SageMaker-";

    public static RuntimeRoute? Match(PathString path) =>
        InvocationPath().Match(path.Value ?? "") is { Success: true } match
            ? new RuntimeRoute(Uri.UnescapeDataString(match.Groups["name"].Value), match.Groups["async"].Success)
            : null;

    public async Task HandleAsync(HttpContext context, RuntimeRoute route)
    {
        try
        {
            await (route.IsAsync ? InvokeAsynchronouslyAsync(context, route.EndpointName) : InvokeAsync(context, route.EndpointName));
        }
        catch (AwsException error)
        {
            await RefuseAsync(context, error);
        }
    }

    public static Task RefuseAsync(HttpContext context, AwsException error)
    {
        context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        return ErrorResponses.WriteJsonAsync(context, error.Status, new JsonObject { ["message"] = error.Message, ["Message"] = error.Message }
            .With("OriginalStatusCode", error.OriginalStatusCode)
            .With("OriginalMessage", error.OriginalMessage), "application/json");
    }

    private async Task InvokeAsync(HttpContext context, string endpoint)
    {
        var headers = context.Request.Headers;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var result = await account.Runtime.InvokeEndpointAsync(
            new InvokeEndpointRequest(endpoint, body.ToArray())
            {
                ContentType = context.Request.ContentType,
                Accept = Text(headers, "Accept"),
                CustomAttributes = Text(headers, Prefix + "Custom-Attributes"),
                TargetContainerHostname = Text(headers, Prefix + "Target-Container-Hostname"),
                TargetVariant = Text(headers, Prefix + "Target-Variant"),
            },
            context.RequestAborted);
        context.Response.ContentType = result.ContentType;
        context.Response.ContentLength = result.Body.Length;
        context.Response.Headers["x-Amzn-Invoked-Production-Variant"] = result.InvokedProductionVariant;
        await context.Response.Body.WriteAsync(result.Body, context.RequestAborted);
    }

    private Task InvokeAsynchronouslyAsync(HttpContext context, string endpoint)
    {
        var headers = context.Request.Headers;
        var result = account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest(endpoint, Text(headers, Prefix + "InputLocation") ?? "")
        {
            ContentType = Text(headers, Prefix + "Content-Type"),
            Accept = Text(headers, Prefix + "Accept"),
            CustomAttributes = Text(headers, Prefix + "Custom-Attributes"),
            InferenceId = Text(headers, Prefix + "Inference-Id"),
            RequestTtlSeconds = Number(headers, Prefix + "RequestTTLSeconds"),
            InvocationTimeoutSeconds = Number(headers, Prefix + "InvocationTimeoutSeconds"),
            S3OutputPathExtension = Text(headers, Prefix + "S3OutputPathExtension"),
            Filename = Text(headers, Prefix + "Filename"),
        });
        context.Response.Headers[Prefix + "OutputLocation"] = result.OutputLocation;
        if (result.FailureLocation is not null)
        {
            context.Response.Headers[Prefix + "FailureLocation"] = result.FailureLocation;
        }

        return ErrorResponses.WriteJsonAsync(context, 202, new JsonObject { ["InferenceId"] = result.InferenceId }, "application/json");
    }

    private static string? Text(IHeaderDictionary headers, string name) => headers.TryGetValue(name, out var value) ? value.ToString() : null;

    private static int? Number(IHeaderDictionary headers, string name) =>
        Text(headers, name) is not { } text ? null
        : int.TryParse(text, out var number) ? number
        : throw SageMakerRuntimeService.ValidationError($"\"{text}\" in header {name} is not a number.");

    [GeneratedRegex("^/endpoints/(?<name>[^/]+)/((?<async>async-invocations)|invocations)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InvocationPath();
}
