using System.Text;
using System.Text.Json.Nodes;

namespace Offline.AwsSdk.Tests.Http;

/// <summary>What went over the wire, headers by lower-case name.</summary>
internal sealed record RecordedRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode? Json => JsonNode.Parse(Encoding.UTF8.GetString(Body));
}
