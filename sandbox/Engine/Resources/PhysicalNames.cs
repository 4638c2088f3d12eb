using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>Gives resources their physical names as Pulumi does: the logical name and seven hexadecimal digits. The digits come from
/// the URN and a generation, so that the same deployment always makes the same names.</summary>
internal static class PhysicalNames
{
    /// <summary>The input that lists the properties the engine, not the program, has set.</summary>
    public const string Defaults = "__defaults";

    private const int SuffixLength = 7;

    /// <summary>The inputs with a physical name: the one given, or the one <paramref name="old"/> was given by the engine, or a new one.</summary>
    /// <exception cref="EngineException">INFRA205: the name would be too long.</exception>
    public static MapValue Complete(ResourceType type, string urn, string logicalName, MapValue inputs, MapValue? old, int generation)
    {
        if (type.Name is not { } rule || inputs[rule.Property] is not null) return inputs;
        var name = old is not null && IsAutomatic(old, rule.Property) && KeepsPrefix(rule, inputs, old)
            ? old.Text(rule.Property)!
            : Create(rule, urn, logicalName, inputs, generation);
        return inputs.Set(rule.Property, name).Set(Defaults, new ArrayValue([rule.Property]));
    }

    /// <summary>Whether the program chose the physical name, so that a replacement cannot exist beside what it replaces.</summary>
    public static bool IsFixed(ResourceType type, MapValue inputs) =>
        type.Name is { } rule && inputs[rule.Property] is not null && !IsAutomatic(inputs, rule.Property);

    /// <summary>Forgets an automatic name, so that a replacement gets a new one.</summary>
    public static MapValue? WithoutAutomaticName(ResourceType type, MapValue? inputs) =>
        inputs is not null && type.Name is { } rule && IsAutomatic(inputs, rule.Property) ? inputs.Remove(rule.Property).Remove(Defaults) : inputs;

    /// <summary>A number of lower-case hexadecimal digits that depend on nothing but the text.</summary>
    public static string Hex(string text, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];

    private static bool IsAutomatic(MapValue inputs, string property) => inputs.Items(Defaults).Contains(property);

    private static bool KeepsPrefix(AutoName rule, MapValue inputs, MapValue old) =>
        rule.PrefixProperty is not { } prefix || inputs.Text(prefix) == old.Text(prefix);

    private static string Create(AutoName rule, string urn, string logicalName, MapValue inputs, int generation)
    {
        var ending = rule.FifoProperty is { } fifo && inputs.Flag(fifo) ? ".fifo" : string.Empty;
        var start = rule.PrefixProperty is { } property && inputs.Text(property) is { } given ? given : $"{rule.Prefix}{logicalName}-";
        var name = start + Hex(string.Create(CultureInfo.InvariantCulture, $"{urn}#{generation}"), SuffixLength) + ending;
        if (name.Length > rule.MaxLength)
        {
            throw new EngineException(
                "INFRA205",
                $"The resource \"{logicalName}\" would get the physical name \"{name}\" of {name.Length} characters; AWS allows {rule.MaxLength}. Shorten its logical name by {name.Length - rule.MaxLength}.");
        }

        return rule.LowerCase ? name.ToLowerInvariant() : name;
    }
}
