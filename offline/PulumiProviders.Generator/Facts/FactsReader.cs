using PulumiProviders.Generator.Json;

namespace PulumiProviders.Generator.Facts;

/// <summary>Reads a facts file and reports everything that is wrong with it, not only the first mistake.</summary>
internal sealed class FactsReader
{
    private readonly List<FactsProblem> problems = [];

    private FactsReader()
    {
    }

    /// <returns>The facts where there are no problems.</returns>
    public static ProviderFacts? Read(string text, out IReadOnlyList<FactsProblem> problems)
    {
        var reader = new FactsReader();
        problems = reader.problems;
        try
        {
            var facts = reader.ReadProvider(JsonReader.Read(text));
            if (reader.problems.Count == 0)
            {
                reader.problems.AddRange(ReferenceCheck.Run(facts));
            }

            return reader.problems.Count == 0 ? facts : null;
        }
        catch (JsonSyntaxException exception)
        {
            reader.problems.Add(new FactsProblem(FactsProblemKind.Syntax, exception.Message, exception.Position));
            return null;
        }
    }

    private ProviderFacts ReadProvider(JsonNode root) => new(
        Text(root, "package"),
        Text(root, "namespace"),
        Text(root, "version"),
        Boolean(root, "bridged"),
        Texts(root, "modules").ToDictionary(pair => pair.Key, pair => pair.Value),
        Members(root, "enums").ToDictionary(pair => pair.Key, pair => Texts(pair.Value)),
        Members(root, "resources").Select(pair => ReadResource(pair.Key, pair.Value)).ToList(),
        Members(root, "functions").Select(pair => ReadFunction(pair.Key, pair.Value)).ToList(),
        Members(root, "types").ToDictionary(pair => pair.Key, pair => Properties(pair.Value, pair.Value)));

    private ResourceFacts ReadResource(string key, JsonNode node)
    {
        var token = Text(node, "token");
        var outputs = Member(node, "outputs", JsonKind.Object);
        var args = Member(node, "args", JsonKind.Object);
        CheckNames(node, [.. outputs?.Members.Select(member => member.Key) ?? [], .. args?.Members.Select(member => member.Key) ?? []]);
        return new ResourceFacts(
            ModuleOf(key),
            key == "provider" ? "Provider" : token.Substring(token.LastIndexOf(':') + 1),
            token,
            Properties(outputs, node),
            Properties(args, node),
            Strings(Optional(node, "aliases", JsonKind.Array)),
            Strings(Optional(node, "secrets", JsonKind.Array)),
            [.. Optional(node, "defaults", JsonKind.Object)?.Members.Select(Default) ?? []]);
    }

    /// <summary>What is said of a property must be said of one that exists.</summary>
    private void CheckNames(JsonNode node, HashSet<string> known)
    {
        var named = new[] { "names", "deprecated", "defaults" }
            .SelectMany(name => Optional(node, name, JsonKind.Object)?.Members ?? [])
            .Concat((Optional(node, "secrets", JsonKind.Array)?.Items ?? []).Select(item => new KeyValuePair<string, JsonNode>(item.Text, item)));
        foreach (var pair in named.Where(pair => !known.Contains(pair.Key)))
        {
            Add(FactsProblemKind.Reference, $"\"{pair.Key}\" is no property of the resource", pair.Value);
        }
    }

    private FunctionFacts ReadFunction(string key, JsonNode node)
    {
        var token = Text(node, "token");
        return new FunctionFacts(
            ModuleOf(key),
            Capital(token.Substring(token.LastIndexOf(':') + 1)),
            token,
            Properties(Member(node, "args", JsonKind.Object), node),
            Properties(Member(node, "result", JsonKind.Object), node));
    }

    private IReadOnlyList<PropertyFacts> Properties(JsonNode? properties, JsonNode owner)
    {
        var names = owner.Member("names");
        var deprecated = owner.Member("deprecated");
        return properties is null
            ? []
            : [.. properties.Members.Select(pair => ReadProperty(pair, names, deprecated)).OfType<PropertyFacts>()];
    }

    private PropertyFacts? ReadProperty(KeyValuePair<string, JsonNode> pair, JsonNode? names, JsonNode? deprecated)
    {
        var type = TypeExpression.Parse(pair.Value.Text, out var optional);
        if (pair.Value.Kind == JsonKind.Text && type is not null)
        {
            var name = names?.Member(pair.Key)?.Text ?? Capital(pair.Key);
            return new PropertyFacts(pair.Key, name, type, optional, deprecated?.Member(pair.Key)?.Text, pair.Value.Start);
        }

        Add(FactsProblemKind.Reference, $"The type of \"{pair.Key}\", \"{pair.Value.Text}\", is no type expression", pair.Value);
        return null;
    }

    private KeyValuePair<string, string> Default(KeyValuePair<string, JsonNode> pair) => new(
        pair.Key,
        pair.Value.Kind == JsonKind.Array
            ? $"Utilities.GetEnv({string.Join(", ", Strings(pair.Value).Select(CSharp.Literal))})!"
            : pair.Value.Text);

    private IReadOnlyList<string> Strings(JsonNode? node) => node is null ? [] : [.. node.Items.Select(item => item.Text)];

    private IReadOnlyList<KeyValuePair<string, string>> Texts(JsonNode root, string name) =>
        Member(root, name, JsonKind.Object) is { } node ? Texts(node) : [];

    private IReadOnlyList<KeyValuePair<string, string>> Texts(JsonNode node)
    {
        foreach (var member in node.Members.Where(member => member.Value.Kind != JsonKind.Text))
        {
            Add(FactsProblemKind.Shape, $"\"{member.Key}\" must be a string", member.Value);
        }

        return [.. node.Members.Select(member => new KeyValuePair<string, string>(member.Key, member.Value.Text))];
    }

    private IReadOnlyList<KeyValuePair<string, JsonNode>> Members(JsonNode root, string name)
    {
        var members = Member(root, name, JsonKind.Object)?.Members ?? [];
        foreach (var member in members.Where(member => member.Value.Kind != JsonKind.Object))
        {
            Add(FactsProblemKind.Shape, $"\"{member.Key}\" must be an object", member.Value);
        }

        return [.. members.Where(member => member.Value.Kind == JsonKind.Object)];
    }

    private string Text(JsonNode node, string name) => Member(node, name, JsonKind.Text)?.Text ?? "";

    private bool Boolean(JsonNode node, string name) => Member(node, name, JsonKind.Boolean)?.Text == "true";

    private JsonNode? Member(JsonNode node, string name, JsonKind kind)
    {
        if (node.Member(name) is null)
        {
            Add(FactsProblemKind.Shape, $"\"{name}\" is missing", node);
        }

        return Optional(node, name, kind);
    }

    private JsonNode? Optional(JsonNode node, string name, JsonKind kind)
    {
        var member = node.Member(name);
        if (member is null || member.Kind == kind)
        {
            return member;
        }

        var article = kind is JsonKind.Object or JsonKind.Array ? "an" : "a";
        var must = kind == JsonKind.Text ? "a string" : $"{article} {kind.ToString().ToLowerInvariant()}";
        Add(FactsProblemKind.Shape, $"\"{name}\" must be {must}", member);
        return null;
    }

    private void Add(FactsProblemKind kind, string message, JsonNode node)
    {
        var problem = new FactsProblem(kind, message, node.Start);
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }

    private static string ModuleOf(string key) => key.IndexOf('/') is > 0 and var slash ? key.Substring(0, slash) : "";

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
