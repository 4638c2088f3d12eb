using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>Collects the changes of a config, so that they are made at once, and what is to be said about them.</summary>
internal sealed class ConfigDraft(StackFile config)
{
    private readonly List<AppliedValue> values = [];
    private readonly List<string> notes = [];

    public StackFile Config => config;

    public IReadOnlyList<AppliedValue> Values => values;

    public IReadOnlyList<string> Notes => notes;

    /// <summary>Wants a value at a path, in place of what was wanted before; one that stands there already is no change.</summary>
    public void Set(string path, JsonNode? value)
    {
        values.RemoveAll(wanted => wanted.Path == path);
        var before = config.Get(path);
        if (!JsonNode.DeepEquals(before, value is null ? null : JsonNode.Parse(value.ToJsonString())))
            values.Add(new AppliedValue(path, before, value));
    }

    /// <summary>The number that stands at a path, or will.</summary>
    public int? Whole(string path) =>
        values.FindLast(value => value.Path == path)?.After is { } planned ? planned.GetValue<int>() : ConfigNumbers.Whole(config, path);

    public void Say(string note) => notes.Add(note);
}
