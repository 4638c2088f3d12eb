using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>One page of a listing: objects and, with a delimiter, the common prefixes they are rolled up in.</summary>
internal sealed record ObjectPage(
    IReadOnlyList<KeyValuePair<string, S3Object>> Objects, IReadOnlyList<string> Prefixes, string? Next, int MaxKeys, bool UrlEncoded)
{
    private const int LargestPage = 1000;

    public static ObjectPage Of(IReadOnlyList<KeyValuePair<string, S3Object>> all, S3Request request, string after)
    {
        var max = int.TryParse(request.Query("max-keys"), out var given) && given >= 0 ? Math.Min(given, LargestPage) : LargestPage;
        var rolledUp = all.Select(pair => (pair.Key, pair.Value, Prefix: CommonPrefix(pair.Key, request.Query("prefix") ?? "", request.Query("delimiter"))))
            .GroupBy(item => item.Prefix ?? item.Key, StringComparer.Ordinal)
            .Where(group => string.CompareOrdinal(group.Key, after) > 0)
            .ToList();
        var page = rolledUp.Take(max).ToList();
        return new ObjectPage(
            [.. page.Where(group => group.First().Prefix is null).Select(group => KeyValuePair.Create(group.Key, group.First().Value))],
            [.. page.Where(group => group.First().Prefix is not null).Select(group => group.Key)],
            rolledUp.Count > max && max > 0 ? page[^1].Key : null,
            max,
            request.Query("encoding-type") == "url");
    }

    public string Encode(string key) => UrlEncoded ? Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : key;

    private static string? CommonPrefix(string key, string prefix, string? delimiter)
    {
        if (string.IsNullOrEmpty(delimiter))
        {
            return null;
        }

        var at = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
