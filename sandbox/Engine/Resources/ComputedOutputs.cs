using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>Works out what AWS adds to a resource's inputs: ARNs, ids, all tags.</summary>
internal sealed partial class ComputedOutputs(SandboxAccount account)
{
    /// <summary>The outputs of a new resource, as far as they follow from its inputs; digits in ids come from the identity.</summary>
    public MapValue Create(ResourceType type, string logicalName, MapValue inputs, string identity)
    {
        var outputs = Defaults(type, inputs);
        foreach (var (name, template) in type.Computed.OrderBy(computed => computed.Value.Contains('{')))
        {
            if (outputs[name] is null) outputs = outputs.Set(name, Fill(template, outputs, logicalName, identity));
        }

        return outputs;
    }

    /// <summary>The outputs after an update: the new inputs over what AWS had added before.</summary>
    public MapValue Update(ResourceType type, MapValue oldInputs, MapValue oldOutputs, MapValue inputs)
    {
        var kept = oldOutputs.Entries.Where(entry => oldInputs[entry.Key] is null && entry.Key != "tagsAll");
        return MapValue.Of(kept).With(Defaults(type, inputs));
    }

    public string Id(ResourceType type, string logicalName, MapValue outputs, string identity) =>
        Fill(type.Id, outputs, logicalName, identity);

    public static string Uuid(string identity) =>
        new Guid(Convert.FromHexString(PhysicalNames.Hex(identity, 32))).ToString("D", CultureInfo.InvariantCulture);

    private MapValue Defaults(ResourceType type, MapValue inputs)
    {
        var outputs = inputs.Remove(PhysicalNames.Defaults);
        if (type.HasRegion && outputs["region"] is null) outputs = outputs.Set("region", account.Options.Region);
        if (type.HasTags) outputs = outputs.Set("tagsAll", outputs.Map("tags"));
        if (type.Token == "aws:iam/role:Role" && outputs["path"] is null) outputs = outputs.Set("path", "/");
        return outputs;
    }

    private string Fill(string template, MapValue outputs, string logicalName, string identity) =>
        Placeholder().Replace(template, match => match.Groups[1].Value switch
        {
            "account" => account.Options.AccountId,
            "region" => outputs.Text("region") ?? account.Options.Region,
            "logical" => logicalName,
            "hex" => PhysicalNames.Hex(identity, 7),
            "HEX17" => PhysicalNames.Hex(identity, 17).ToUpperInvariant(),
            "uuid" => Uuid(identity),
            "now" => account.TimeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            var property => outputs.Text(property) ?? string.Empty,
        });

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
