using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Queue URLs in answers name this server, as some clients send to the URL itself.</summary>
internal static class QueueUrls
{
    public static JsonObject Local(JsonObject response, HttpContext context)
    {
        if (response.Text("QueueUrl") is { } url)
        {
            response["QueueUrl"] = Local(url, context);
        }

        if (response["QueueUrls"] is JsonArray)
        {
            response["QueueUrls"] = response.Texts("QueueUrls").Select(item => (JsonNode)Local(item, context)).ToJsonArray();
        }

        return response;
    }

    private static string Local(string url, HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{new Uri(url).AbsolutePath}";
}
