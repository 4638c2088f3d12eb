using System.Text.Json.Nodes;

namespace Infra.Components.Tests.Policies;

/// <summary>One comparison of a condition: the operator, the key of the request's context, and the values one of which must match.</summary>
internal sealed record IamCondition(string Operator, string Key, IReadOnlyList<string> Values);

/// <summary>
/// A statement, read strictly: what is not listed here is refused, so that no document can hold something that the proof does not look at.
/// </summary>
internal sealed record IamStatement(
    string Sid,
    bool IsAllow,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Principals,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Resources,
    IReadOnlyList<IamCondition> Conditions)
{
    private static readonly string[] Members = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

    public static IReadOnlyList<IamStatement> Parse(string document)
    {
        var policy = JsonNode.Parse(document)!.AsObject();
        RefuseUnknown(policy, "Version", "Statement");
        return policy["Version"]!.GetValue<string>() == "2012-10-17"
            ? [.. policy["Statement"]!.AsArray().Select(statement => Read(statement!.AsObject()))]
            : throw new FormatException("Only version 2012-10-17 is known.");
    }

    private static IamStatement Read(JsonObject node)
    {
        RefuseUnknown(node, Members);
        return new IamStatement(
            node["Sid"]!.GetValue<string>(),
            node["Effect"]!.GetValue<string>() switch
            {
                "Allow" => true,
                "Deny" => false,
                var effect => throw new FormatException($"\"{effect}\" is no effect."),
            },
            Principal(node["Principal"]),
            Texts(node["Action"]!),
            node["Resource"] is { } resource ? Texts(resource) : [],
            [.. ReadConditions(node["Condition"]?.AsObject())]);
    }

    private static Dictionary<string, IReadOnlyList<string>> Principal(JsonNode? node) => node switch
    {
        null => [],
        JsonValue everyone when everyone.GetValue<string>() == "*" => new() { ["*"] = ["*"] },
        JsonObject kinds => kinds.ToDictionary(
            kind => kind.Key is "AWS" or "Service" ? kind.Key : throw new FormatException($"\"{kind.Key}\" is no kind of principal."),
            kind => Texts(kind.Value!)),
        _ => throw new FormatException($"{node} is no principal."),
    };

    private static IEnumerable<IamCondition> ReadConditions(JsonObject? node) =>
        from test in node ?? []
        from key in test.Value!.AsObject()
        select new IamCondition(test.Key, key.Key, Texts(key.Value!));

    private static IReadOnlyList<string> Texts(JsonNode node) =>
        node is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [node.GetValue<string>()];

    private static void RefuseUnknown(JsonObject node, params string[] known)
    {
        if (node.Select(member => member.Key).Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"\"{unknown}\" is not expected in {node.ToJsonString()}.");
        }
    }
}
