using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components.Shared.Policies;

/// <summary>Writes statements as a policy document. Equal statements give equal text, whatever the order resources came in.</summary>
internal static class PolicyDocument
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(params IEnumerable<PolicyStatement> statements) =>
        new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray([.. statements.Select(ToNode)]),
        }.ToJsonString(Options);

    private static JsonNode ToNode(PolicyStatement statement)
    {
        var node = new JsonObject { ["Sid"] = statement.Sid, ["Effect"] = statement.Effect };
        if (statement.Principal is { } principal)
        {
            node["Principal"] = principal.Kind == "*" ? "*" : new JsonObject { [principal.Kind] = OneOrMany(principal.Values) };
        }

        node["Action"] = OneOrMany(statement.Actions);
        if (statement.Resources.Count > 0)
        {
            node["Resource"] = OneOrMany(statement.Resources.Distinct().Order(StringComparer.Ordinal));
        }

        if (statement.Conditions.Count > 0)
        {
            node["Condition"] = ToNode(statement.Conditions);
        }

        return node;
    }

    private static JsonObject ToNode(IReadOnlyList<PolicyCondition> conditions)
    {
        var node = new JsonObject();
        foreach (var group in conditions.GroupBy(condition => condition.Operator))
        {
            node[group.Key] = new JsonObject(
                group.Select(condition => KeyValuePair.Create<string, JsonNode?>(condition.Key, OneOrMany(condition.Values))));
        }

        return node;
    }

    private static JsonNode OneOrMany(IEnumerable<string> values)
    {
        var list = values.ToList();
        return list is [var one] ? JsonValue.Create(one) : new JsonArray([.. list.Select(value => JsonValue.Create(value))]);
    }
}
