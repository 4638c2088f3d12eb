using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>Typed access to the members of a JSON object of the input; a member of the wrong type is a mistake of the input.</summary>
internal sealed record JsonFields(JsonObject Node, string Source, int? Line, string Where = "")
{
    public bool Has(string name) => Node.ContainsKey(name);

    public string? Text(string name) => Node[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Wrong(name, "text"),
    };

    public string RequiredText(string name) => Text(name) ?? throw Wrong(name, "text");

    public bool Flag(string name) => Node[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public JsonFields? Object(string name) => Node[name] switch
    {
        null => null,
        JsonObject value => this with { Node = value, Where = Where + name + "." },
        _ => throw Wrong(name, "an object"),
    };

    public IEnumerable<JsonFields> Objects(string name) => List(name).Select((item, index) => item is JsonObject value
        ? this with { Node = value, Where = $"{Where}{name}[{index}]." }
        : throw Wrong($"{name}[{index}]", "an object"));

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select((item, index) =>
        item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : throw Wrong($"{name}[{index}]", "text"))];

    public IEnumerable<KeyValuePair<string, int>> Numbers() => Node.Select(member =>
        member.Value is JsonValue value && value.TryGetValue<int>(out var number) ? KeyValuePair.Create(member.Key, number) : throw Wrong(member.Key, "a whole number"));

    private JsonArray List(string name) => Node[name] switch
    {
        null => [],
        JsonArray list => list,
        _ => throw Wrong(name, "a list"),
    };

    private Exception Wrong(string name, string expected) => PreviewReader.Problem(
        ReviewErrors.NotAPreview, $"\"{Where}{name}\" is missing, or is not {expected}.", "Give it the unchanged output of: pulumi preview --json", Source, Line);
}
