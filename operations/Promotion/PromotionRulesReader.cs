using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Promotion;

/// <summary>Reads <c>promotion.yaml</c> and reports every mistake with its line.</summary>
internal sealed class PromotionRulesReader(string text, string file)
{
    private readonly SourceText source = new(text);
    private readonly List<Problem> problems = [];

    public PromotionRules Read()
    {
        var (root, _) = YamlReader.Read(source, file);
        if (root is not MapNode map)
            throw OperationException.BadInput(At(root, "the file is not a map.", "Write \"environments:\" and \"keys:\"."));

        foreach (var slot in map.Slots.Where(slot => Text(slot.Key) is not ("environments" or "keys")))
            problems.Add(At(slot.Key, $"\"{Text(slot.Key)}\" is not a known key.", "The keys are \"environments\" and \"keys\"."));

        var rules = new PromotionRules(ReadEnvironments(map), ReadKeys(map));
        OperationException.ThrowIfAny(problems);
        return rules;
    }

    private List<string> ReadEnvironments(MapNode map)
    {
        var names = new List<string>();
        foreach (var slot in List(map, "environments"))
        {
            if (Text(slot.Value) is not { } name || name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                problems.Add(At(slot.Value, $"\"{Text(slot.Value)}\" is not the name of a stack.", "Use letters, digits, '-', '_' and '.'."));
            else if (names.Contains(name))
                problems.Add(At(slot.Value, $"the environment \"{name}\" stands twice.", "Remove one of the two."));
            else
                names.Add(name);
        }

        if (names.Count == 1)
            problems.Add(At(map, "\"environments\" has only one environment.", "List at least two, in the order in which changes travel."));

        return names;
    }

    private List<TravellingKey> ReadKeys(MapNode map)
    {
        var keys = new List<TravellingKey>();
        foreach (var slot in List(map, "keys"))
        {
            var key = slot.Value is MapNode entry ? ReadEntry(entry) : Text(slot.Value) is { } path ? new TravellingKey(path) : null;
            if (key is null)
                problems.Add(At(slot.Value, "this is not a key that travels.", "Write a path, or a map with \"path\" and \"optional\"."));
            else if (keys.Exists(other => other.Path == key.Path))
                problems.Add(At(slot.Value, $"the key \"{key.Path}\" stands twice.", "Remove one of the two."));
            else if (Mistake(key.Path) is { } mistake)
                problems.Add(At(slot.Value, $"the path \"{key.Path}\" cannot be read: {mistake}.", "Write it as Pulumi does, such as \"infra:pipeline.containers[*].image\"."));
            else
                keys.Add(key);
        }

        return keys;
    }

    private static TravellingKey? ReadEntry(MapNode entry)
    {
        var path = Text(entry.Find("path")?.Value);
        var optional = entry.Find("optional")?.Value is { } node ? ConfigValue.Of(node)?.ToString() : "false";
        var known = entry.Slots.TrueForAll(slot => Text(slot.Key) is "path" or "optional");
        return path is null || optional is not ("true" or "false") || !known ? null : new TravellingKey(path, optional == "true");
    }

    private static string? Mistake(string path)
    {
        try
        {
            _ = ConfigPath.Parse(path, wildcards: true);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private List<Slot> List(MapNode map, string key)
    {
        if (map.Find(key)?.Value is ListNode { Slots: { Count: > 0 } slots })
            return slots;

        problems.Add(At(map.Find(key)?.Value ?? map, $"\"{key}\" is missing, or not a list with at least one item.", $"Write \"{key}:\" and its items below it."));
        return [];
    }

    private static string? Text(YamlNode? node) => (node as ScalarNode)?.Value;

    private Problem At(YamlNode? node, string what, string remedy) =>
        new(PromotionErrors.Rules, what, remedy) { File = file, Line = node is null ? 1 : source.Position(node.Start).Line };
}
