namespace Infra.Operations.StackConfiguration;

/// <summary>Refuses paths whose change would reach other places, or a secret.</summary>
internal static class PathGuard
{
    /// <summary>Checks a node that the path leads through.</summary>
    public static void CheckOnTheWay(YamlDocument document, ConfigPath path, YamlNode node)
    {
        if (node is AliasNode alias)
            throw Shared(document, path, node, $"the alias \"*{alias.Name}\" stands", "Write the value out in place of the alias.");
        if (node.Anchor is { } anchor && (document.Aliases.Contains(anchor) || node is ListNode))
            throw Shared(document, path, node, $"the anchor \"&{anchor}\" stands", "Write the value out where its alias is used, and remove the anchor.");
        if (node.Tag is not null)
            throw Shared(document, path, node, "a tag stands", "Remove the tag that starts with \"!\".");
        if (node is MapNode { HasMergeKey: true })
            throw Shared(document, path, node, "a merge key \"<<\" stands", "Write the merged keys out.");
        if (node is MapNode && YamlValues.IsSecure(SecretShape(node)))
            throw Secret(document, path, node);
    }

    /// <summary>Checks everything in a value that is to be replaced or removed.</summary>
    public static void CheckTarget(YamlDocument document, ConfigPath path, YamlNode node)
    {
        CheckOnTheWay(document, path, node);
        if (node.HasProperties)
            throw Shared(document, path, node, $"the anchor \"&{node.Anchor}\" stands", "Remove the anchor.");

        foreach (var slot in (node as CollectionNode)?.Slots ?? [])
        {
            if (slot.IsComplex)
                throw Shared(document, path, slot.Key!, "a key with \"?\" stands", "Write it as \"key: value\".");

            CheckTarget(document, path, slot.Value);
        }
    }

    public static StackFileException LooksSecret(YamlDocument document, ConfigPath path) => document.Fault(
        StackFileErrors.Secret,
        $"the value for \"{path}\" would be a map with the single key \"secure\", which Pulumi reserves for secrets.",
        $"Set a secret with: pulumi config set --secret --path '{path}'");

    private static StackFileException Secret(YamlDocument document, ConfigPath path, YamlNode node) => document.Fault(
        StackFileErrors.Secret,
        $"\"{path}\" is, or holds, a secret, which only Pulumi can encrypt for this stack.",
        $"Set it with: pulumi config set --secret --path '{path}'",
        node);

    private static System.Text.Json.Nodes.JsonNode? SecretShape(YamlNode node) =>
        node is MapNode { Slots: [{ Key: ScalarNode { Value: "secure" }, Value: ScalarNode }] } ? ConfigValue.Of(node) : null;

    private static StackFileException Shared(YamlDocument document, ConfigPath path, YamlNode node, string what, string remedy) => document.Fault(
        StackFileErrors.Shared,
        $"{what} at \"{path}\" or on the way to it, so that a change would reach other places too.",
        remedy,
        node);
}
