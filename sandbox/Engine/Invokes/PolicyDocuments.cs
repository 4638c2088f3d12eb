using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;

namespace Infra.Sandbox.Engine.Invokes;

/// <summary>Builds IAM policy documents as <c>getPolicyDocument</c> does: source documents, then the statements, then overrides;
/// a statement replaces one of the same Sid.</summary>
internal static class PolicyDocuments
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static MapValue Create(MapValue args)
    {
        var statements = new List<JsonObject>();
        foreach (var source in Texts(args, "sourceJson", "sourcePolicyDocuments")) Merge(statements, Parse(source));
        Merge(statements, args.Items("statements").OfType<MapValue>().Select(Statement));
        foreach (var source in Texts(args, "overrideJson", "overridePolicyDocuments")) Merge(statements, Parse(source));
        var document = new JsonObject { ["Version"] = args.Text("version") ?? "2012-10-17" };
        if (args.Text("policyId") is { } id) document["Id"] = id;
        document["Statement"] = new JsonArray([.. statements]);
        var json = document.ToJsonString(Indented);
        return args
            .Set("json", json)
            .Set("minifiedJson", document.ToJsonString(Minified))
            .Set("id", PhysicalNames.Hex(json, 10));
    }

    private static IEnumerable<string> Texts(MapValue args, string single, string several) =>
        new[] { args.Text(single) }.OfType<string>().Concat(args.Items(several).OfType<StringValue>().Select(text => text.Value));

    private static IEnumerable<JsonObject> Parse(string json) => JsonNode.Parse(json)?["Statement"] switch
    {
        JsonArray several => several.OfType<JsonObject>().Select(statement => (JsonObject)statement.DeepClone()),
        JsonObject one => [(JsonObject)one.DeepClone()],
        _ => [],
    };

    private static void Merge(List<JsonObject> statements, IEnumerable<JsonObject> others)
    {
        foreach (var other in others)
        {
            var index = (string?)other["Sid"] is { Length: > 0 } sid ? statements.FindIndex(statement => (string?)statement["Sid"] == sid) : -1;
            if (index < 0) statements.Add(other);
            else statements[index] = other;
        }
    }

    private static JsonObject Statement(MapValue statement)
    {
        var json = new JsonObject();
        if (statement.Text("sid") is { Length: > 0 } sid) json["Sid"] = sid;
        json["Effect"] = statement.Text("effect") ?? "Allow";
        Add(json, "Action", statement.Items("actions"));
        Add(json, "NotAction", statement.Items("notActions"));
        Add(json, "Resource", statement.Items("resources"));
        Add(json, "NotResource", statement.Items("notResources"));
        AddPrincipals(json, "Principal", statement.Items("principals"));
        AddPrincipals(json, "NotPrincipal", statement.Items("notPrincipals"));
        var conditions = statement.Items("conditions").OfType<MapValue>().GroupBy(condition => condition.Text("test")!, StringComparer.Ordinal).ToList();
        if (conditions.Count > 0)
        {
            json["Condition"] = new JsonObject(conditions.Select(test => KeyValuePair.Create(
                test.Key, (JsonNode?)new JsonObject(test.Select(condition => KeyValuePair.Create(condition.Text("variable")!, OneOrMany(condition.Items("values"))))))));
        }

        return json;
    }

    private static void AddPrincipals(JsonObject json, string name, IEnumerable<PropertyValue> principals)
    {
        var groups = principals.OfType<MapValue>().GroupBy(principal => principal.Text("type")!, StringComparer.Ordinal).ToList();
        if (groups.Count == 0) return;
        var isAnyone = groups is [{ Key: "*" }];
        json[name] = isAnyone
            ? "*"
            : new JsonObject(groups.Select(group => KeyValuePair.Create(group.Key, OneOrMany([.. group.SelectMany(principal => principal.Items("identifiers"))]))));
    }

    private static void Add(JsonObject json, string name, IReadOnlyList<PropertyValue> values)
    {
        if (values.Count > 0) json[name] = OneOrMany(values);
    }

    private static JsonNode? OneOrMany(IReadOnlyList<PropertyValue> values) =>
        values.Count == 1 ? PropertyJson.ToPlain(values[0]) : new JsonArray([.. values.Select(PropertyJson.ToPlain)]);
}
