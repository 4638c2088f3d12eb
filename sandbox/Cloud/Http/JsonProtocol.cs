using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>awsJson 1.0 and 1.1: the operation is in X-Amz-Target, the request and the response are the body.</summary>
internal sealed class JsonProtocol(SandboxAccount account)
{
    /// <summary>Operations of SageMaker without an output shape answer with an empty body.</summary>
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "DeleteModel", "DeleteEndpoint", "DeleteEndpointConfig", "DeleteModelPackage", "DeleteModelPackageGroup", "StopTransformJob", "StopInferenceRecommendationsJob",
    };

    public async Task HandleAsync(HttpContext context, string target)
    {
        try
        {
            var dot = target.LastIndexOf('.');
            var (service, operation) = dot < 0 ? ("", target) : (target[..dot], target[(dot + 1)..]);
            var response = await CallAsync(context, service, operation);
            if (service == "SageMaker" && Empty.Contains(operation))
            {
                context.Response.ContentLength = 0;
                return;
            }

            await ErrorResponses.WriteJsonAsync(context, 200, response, ContentType(context));
        }
        catch (AwsException error)
        {
            await RefuseAsync(context, target, error);
        }
    }

    public static Task RefuseAsync(HttpContext context, string target, AwsException error)
    {
        if (target.StartsWith("AmazonSQS", StringComparison.Ordinal))
        {
            context.Response.Headers["x-amzn-query-error"] = $"{QueryErrors.Code(error.Code)};Sender";
        }

        return ErrorResponses.WriteJsonAsync(context, error, ContentType(context));
    }

    private static string ContentType(HttpContext context) =>
        context.Request.ContentType?.Contains("json-1.0", StringComparison.Ordinal) == true ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";

    private async Task<JsonObject> CallAsync(HttpContext context, string service, string operation)
    {
        var request = await ReadAsync(context);
        return service switch
        {
            "SageMaker" => account.SageMaker.Call(operation, request),
            "AmazonSQS" => QueueUrls.Local(await account.Sqs.CallAsync(operation, request, context.RequestAborted), context),
            "AnyScaleFrontendService" => account.ApplicationAutoScaling.Call(operation, request),
            _ => throw AwsException.UnknownOperation(service, operation),
        };
    }

    private static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        try
        {
            return context.Request.ContentLength == 0 ? [] : await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "The request body is not JSON.");
        }
    }
}
