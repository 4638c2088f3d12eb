using System.Globalization;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Transform;

/// <summary>
/// The subset of JSONPath that batch transform filters use: <c>$</c>, <c>.name</c>, <c>*</c>, <c>['a','b']</c>, <c>[n,n]</c>, <c>[s:e]</c>.
/// Indices count from the end when negative. Several names give an object of them, several indices a list.
/// </summary>
internal sealed class JsonPath
{
    private readonly List<Step> steps;

    private JsonPath(List<Step> steps) => this.steps = steps;

    private delegate JsonNode? Step(JsonNode? node);

    /// <summary>Whether the filter lets everything through.</summary>
    public bool IsRoot => steps.Count == 0;

    /// <exception cref="FormatException">The text is no such path.</exception>
    public static JsonPath Parse(string text)
    {
        if (!text.StartsWith('$'))
        {
            throw new FormatException($"\"{text}\" does not begin with $.");
        }

        var parsed = new List<Step>();
        var position = 1;
        while (position < text.Length)
        {
            parsed.Add(text[position] switch
            {
                '.' => ParseName(text, ref position),
                '[' => ParseBracket(text, ref position),
                _ => throw new FormatException($"\"{text}\" has an unexpected '{text[position]}' at position {position + 1}."),
            });
        }

        return new JsonPath(parsed);
    }

    /// <exception cref="FormatException">Nothing matches.</exception>
    public JsonNode? Apply(JsonNode? node) => steps.Aggregate(node, (current, step) => step(current));

    private static Step ParseName(string text, ref int position)
    {
        var start = ++position;
        while (position < text.Length && text[position] is not ('.' or '['))
        {
            position++;
        }

        var name = text[start..position];
        return name switch
        {
            "" when position < text.Length && text[position] == '[' => node => node,
            "" => throw new FormatException($"\"{text}\" lacks a name at position {start + 1}."),
            "*" => Every,
            _ => node => Member(node, name),
        };
    }

    private static Step ParseBracket(string text, ref int position)
    {
        var end = ClosingBracket(text, position);
        var inner = text[(position + 1)..end].Trim();
        position = end + 1;
        if (inner == "*")
        {
            return Every;
        }

        var parts = SplitOutsideQuotes(inner);
        if (parts.TrueForAll(IsQuoted))
        {
            var names = parts.ConvertAll(part => part[1..^1]);
            return names.Count == 1 ? node => Member(node, names[0]) : node => Members(node, names);
        }

        if (parts is [var only] && only.Contains(':', StringComparison.Ordinal))
        {
            return ParseSlice(only, text);
        }

        var indices = parts.ConvertAll(part => Number(part, text));
        return indices.Count == 1 ? node => Item(node, indices[0]) : node => new JsonArray([.. indices.Select(index => Item(node, index)?.DeepClone())]);
    }

    private static Step ParseSlice(string slice, string text)
    {
        var ends = slice.Split(':');
        if (ends.Length != 2)
        {
            throw new FormatException($"\"{text}\" holds the slice \"{slice}\": only [start:end] is supported.");
        }

        int? start = ends[0].Trim().Length == 0 ? null : Number(ends[0], text);
        int? end = ends[1].Trim().Length == 0 ? null : Number(ends[1], text);
        return node =>
        {
            var list = List(node);
            var from = Math.Clamp(Absolute(start ?? 0, list.Count), 0, list.Count);
            var to = Math.Clamp(Absolute(end ?? list.Count, list.Count), from, list.Count);
            return from == to
                ? throw new FormatException($"[{slice}] matches nothing in a list of {list.Count}.")
                : new JsonArray([.. list.Skip(from).Take(to - from).Select(item => item?.DeepClone())]);
        };
    }

    private static int ClosingBracket(string text, int open)
    {
        char? quote = null;
        for (var i = open + 1; i < text.Length; i++)
        {
            if (quote is null && text[i] == ']')
            {
                return i;
            }

            quote = text[i] is '\'' or '"' ? (quote is null ? text[i] : quote == text[i] ? null : quote) : quote;
        }

        throw new FormatException($"\"{text}\" lacks a ] for the [ at position {open + 1}.");
    }

    private static List<string> SplitOutsideQuotes(string inner)
    {
        var parts = new List<string>();
        var start = 0;
        char? quote = null;
        for (var i = 0; i < inner.Length; i++)
        {
            quote = inner[i] is '\'' or '"' ? (quote is null ? inner[i] : quote == inner[i] ? null : quote) : quote;
            if (quote is null && inner[i] == ',')
            {
                parts.Add(inner[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(inner[start..].Trim());
        return parts;
    }

    private static bool IsQuoted(string part) => part.Length >= 2 && part[0] is '\'' or '"' && part.Length >= 2 && part[^1] == part[0];

    private static int Number(string part, string text) =>
        int.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"\"{text}\" holds \"{part}\", which is neither an index nor a quoted name.");

    private static JsonNode? Every(JsonNode? node) => node switch
    {
        JsonArray list => list,
        JsonObject members => new JsonArray([.. members.Select(pair => pair.Value?.DeepClone())]),
        _ => throw new FormatException("* matches nothing in a single value."),
    };

    private static JsonNode? Member(JsonNode? node, string name) =>
        node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? value : throw new FormatException($"there is no member \"{name}\".");

    private static JsonObject Members(JsonNode? node, List<string> names) =>
        new(names.Select(name => KeyValuePair.Create(name, Member(node, name)?.DeepClone())));

    private static JsonNode? Item(JsonNode? node, int index)
    {
        var list = List(node);
        var at = Absolute(index, list.Count);
        return at >= 0 && at < list.Count ? list[at] : throw new FormatException($"there is no item [{index}] in a list of {list.Count}.");
    }

    private static JsonArray List(JsonNode? node) => node as JsonArray ?? throw new FormatException("an index needs a list.");

    private static int Absolute(int index, int count) => index < 0 ? count + index : index;
}
