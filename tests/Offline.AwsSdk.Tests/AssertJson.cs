using System.Text.Json.Nodes;

namespace Offline.AwsSdk.Tests;

internal static class AssertJson
{
    /// <summary>Equal as JSON: numbers by value, members in any order.</summary>
    public static void Equal(JsonNode? expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(Reparsed(expected), Reparsed(actual)))
            Assert.Equal(expected?.ToJsonString(), actual?.ToJsonString());
    }

    private static JsonNode? Reparsed(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());
}
