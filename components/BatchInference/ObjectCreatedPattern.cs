using System.Text.Json.Nodes;
using Infra.Components.Shared;

namespace Infra.Components.BatchInference;

/// <summary>The EventBridge side of "a job for each arriving object".</summary>
internal static class ObjectCreatedPattern
{
    /// <summary>Turns the event into the state machine's input. Not JSON itself: EventBridge puts values in place of &lt;names&gt;.</summary>
    public const string InputTemplate = """{"inputUri": "s3://<bucket>/<key>"}""";

    public static string ToJson(S3Uri prefix, string? suffix) => new JsonObject
    {
        ["source"] = new JsonArray("aws.s3"),
        ["detail-type"] = new JsonArray("Object Created"),
        ["detail"] = new JsonObject
        {
            ["bucket"] = new JsonObject { ["name"] = new JsonArray(prefix.Bucket) },
            ["object"] = new JsonObject
            {
                ["key"] = new JsonArray(Key(prefix.Key, suffix)),

                // The marker of a folder would start a job over the whole folder.
                ["size"] = new JsonArray(new JsonObject { ["numeric"] = new JsonArray(">", 0) }),
            },
        },
    }.ToJsonString(TransformJobDefinition.Json);

    /// <summary>A pattern lists alternatives, so prefix and suffix together take a wildcard.</summary>
    private static JsonObject Key(string prefix, string? suffix) =>
        suffix is null ? new JsonObject { ["prefix"] = prefix } : new JsonObject { ["wildcard"] = $"{prefix}*{suffix}" };
}
