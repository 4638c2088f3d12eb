using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Errors in the form of each protocol.</summary>
internal static class ErrorResponses
{
    /// <summary>Both spellings of the message: SageMaker models it with a capital.</summary>
    public static Task WriteJsonAsync(HttpContext context, AwsException error, string contentType)
    {
        context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        var body = new JsonObject { ["__type"] = error.Code, ["message"] = error.Message, ["Message"] = error.Message };
        return WriteJsonAsync(context, error.Status, body, contentType);
    }

    public static async Task WriteJsonAsync(HttpContext context, int status, JsonObject body, string contentType)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
