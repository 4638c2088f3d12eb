using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.State;

/// <summary>Resources in the JSON form of Pulumi's deployment format, version 3.</summary>
internal static class StateJson
{
    /// <summary>The one field that Pulumi's format does not have.</summary>
    public const string Generation = "generation";

    public static JsonObject Write(ResourceState state, Func<PropertyValue, JsonNode?> value)
    {
        var json = new JsonObject { ["urn"] = state.Urn, ["custom"] = state.Custom };
        Add(json, "delete", state.Delete);
        Add(json, "id", state.Id);
        json["type"] = state.Type;
        if (!state.Inputs.Entries.IsEmpty) json["inputs"] = value(state.Inputs);
        if (!state.Outputs.Entries.IsEmpty) json["outputs"] = value(state.Outputs);
        Add(json, "parent", state.Parent);
        Add(json, "protect", state.Protect);
        Add(json, "external", state.External);
        Add(json, "dependencies", state.Dependencies);
        Add(json, "provider", state.Provider);
        Add(json, "propertyDependencies", state.PropertyDependencies);
        Add(json, "pendingReplacement", state.PendingReplacement);
        Add(json, "additionalSecretOutputs", state.AdditionalSecretOutputs);
        if (!state.CustomTimeouts.IsEmpty)
            json["customTimeouts"] = new JsonObject(state.CustomTimeouts.Select(limit => KeyValuePair.Create(limit.Key, (JsonNode?)limit.Value)));
        Add(json, "retainOnDelete", state.RetainOnDelete);
        Add(json, "deletedWith", state.DeletedWith);
        Add(json, "created", state.Created?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add(json, "modified", state.Modified?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        if (state.ReplacementTrigger is { } trigger) json["replacementTrigger"] = value(trigger);
        Add(json, "resourceHooks", state.Hooks);
        if (state.Generation > 0) json[Generation] = state.Generation;
        return json;
    }

    public static bool AreSame(ResourceState one, ResourceState other) =>
        JsonNode.DeepEquals(Write(one, PropertyJson.ToState), Write(other, PropertyJson.ToState));

    public static ResourceState Read(JsonObject json) => new()
    {
        Urn = Required(json, "urn"),
        Type = Required(json, "type"),
        Custom = Flag(json, "custom"),
        Delete = Flag(json, "delete"),
        Id = (string?)json["id"],
        Inputs = Map(json, "inputs"),
        Outputs = Map(json, "outputs"),
        Parent = (string?)json["parent"],
        Protect = Flag(json, "protect"),
        External = Flag(json, "external"),
        Dependencies = Names(json["dependencies"]),
        Provider = (string?)json["provider"],
        PropertyDependencies = NamesByKey(json, "propertyDependencies"),
        PendingReplacement = Flag(json, "pendingReplacement"),
        AdditionalSecretOutputs = Names(json["additionalSecretOutputs"]),
        CustomTimeouts = (json["customTimeouts"] as JsonObject ?? [])
            .ToImmutableSortedDictionary(limit => limit.Key, limit => limit.Value!.GetValue<double>(), StringComparer.Ordinal),
        RetainOnDelete = Flag(json, "retainOnDelete"),
        DeletedWith = (string?)json["deletedWith"],
        Created = Time(json, "created"),
        Modified = Time(json, "modified"),
        ReplacementTrigger = json["replacementTrigger"] is { } trigger ? PropertyJson.FromState(trigger) : null,
        Hooks = NamesByKey(json, "resourceHooks"),
        Generation = (int?)json[Generation] ?? 0,
    };

    private static string Required(JsonObject json, string name) =>
        (string?)json[name] ?? throw new FormatException($"a resource has no \"{name}\"");

    private static bool Flag(JsonObject json, string name) => (bool?)json[name] ?? false;

    private static MapValue Map(JsonObject json, string name) => PropertyJson.FromState(json[name]) as MapValue ?? MapValue.Empty;

    private static ImmutableArray<string> Names(JsonNode? node) =>
        node is JsonArray array ? [.. array.Select(item => item!.GetValue<string>())] : [];

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> NamesByKey(JsonObject json, string name) =>
        (json[name] as JsonObject ?? []).ToImmutableSortedDictionary(e => e.Key, e => Names(e.Value), StringComparer.Ordinal);

    private static DateTimeOffset? Time(JsonObject json, string name) =>
        (string?)json[name] is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static void Add(JsonObject json, string name, bool value)
    {
        if (value) json[name] = true;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null) json[name] = value;
    }

    private static void Add(JsonObject json, string name, ImmutableArray<string> values)
    {
        if (!values.IsEmpty) json[name] = Array(values);
    }

    private static void Add(JsonObject json, string name, ImmutableSortedDictionary<string, ImmutableArray<string>> values)
    {
        if (!values.IsEmpty)
            json[name] = new JsonObject(values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Array(entry.Value))));
    }

    private static JsonArray Array(ImmutableArray<string> values) => new([.. values.Select(value => (JsonNode?)value)]);
}
