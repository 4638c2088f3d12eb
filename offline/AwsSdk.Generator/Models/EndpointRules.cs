using System.Text.Json;

namespace AwsSdk.Generator.Models;

/// <summary>
/// The URLs of a service, as templates over {region}, {dnsSuffix} and {dualStackDnsSuffix}. FIPS hosts differ by
/// partition; the key "*" stands for any other partition.
/// </summary>
internal sealed record EndpointRules(
    string Regional,
    string DualStack,
    string FipsDualStack,
    IReadOnlyList<KeyValuePair<string, string>> Fips)
{
    public static EndpointRules Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new EndpointRules(
            root.GetProperty("regional").GetString()!,
            root.GetProperty("dualStack").GetString()!,
            root.GetProperty("fipsDualStack").GetString()!,
            root.GetProperty("fips").EnumerateObject()
                .Select(rule => new KeyValuePair<string, string>(rule.Name, rule.Value.GetString()!)).ToList());
    }
}
