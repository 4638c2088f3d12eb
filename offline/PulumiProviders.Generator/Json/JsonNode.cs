namespace PulumiProviders.Generator.Json;

internal enum JsonKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value that knows where it stands in the file, so that a mistake in the facts is reported by line.</summary>
internal sealed class JsonNode(JsonKind kind, int start)
{
    public JsonKind Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>The text of a string; the digits of a number; <c>true</c> or <c>false</c>.</summary>
    public string Text { get; init; } = "";

    public List<KeyValuePair<string, JsonNode>> Members { get; } = [];

    public List<JsonNode> Items { get; } = [];

    public JsonNode? Member(string name)
    {
        foreach (var member in Members)
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}
