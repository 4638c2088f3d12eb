using System.Text;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud;

/// <summary>Pages of lists, with a token that names where the next begins.</summary>
internal static class Paging
{
    public static JsonObject Page(IEnumerable<JsonObject> items, JsonObject request, string member, int defaultSize)
    {
        var all = items.ToList();
        var start = Start(request.Text("NextToken"));
        var size = request.Int("MaxResults") ?? defaultSize;
        var page = new JsonObject { [member] = all.Skip(start).Take(size).Cast<JsonNode>().ToJsonArray() };
        return start + size < all.Count ? page.With("NextToken", Token(start + size)) : page;
    }

    private static string Token(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"start={start}"));

    private static int Start(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        var buffer = new byte[64];
        return Convert.TryFromBase64String(token, buffer, out var length)
            && Encoding.ASCII.GetString(buffer, 0, length).Split('=') is ["start", var number]
            && int.TryParse(number, out var start)
                ? start
                : throw AwsException.Validation("Invalid pagination token.");
    }
}
