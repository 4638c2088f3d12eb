using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Planning;

/// <summary>Writes a plan as Pulumi's <c>PreviewDigest</c> (pulumi/pulumi, sdk/pkg/display/json.go). Like Pulumi it lists what
/// changes and always the stack, counts everything, and compares no properties of components.</summary>
internal static class DigestWriter
{
    private const string StackType = "pulumi:pulumi:Stack";
    private static readonly JsonSerializerOptions FourSpaces = new()
    {
        WriteIndented = true,
        IndentSize = 4,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(DeploymentPlan plan)
    {
        var digest = new JsonObject();
        if (!plan.Config.IsEmpty)
            digest["config"] = new JsonObject(plan.Config.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        if (plan.Steps.Where(IsListed).Select(Step).ToArray() is { Length: > 0 } steps) digest["steps"] = new JsonArray([.. steps]);
        if (!plan.Diagnostics.IsEmpty) digest["diagnostics"] = new JsonArray([.. plan.Diagnostics.Select(Diagnostic)]);
        if (plan.Duration > TimeSpan.Zero) digest["duration"] = plan.Duration.Ticks * TimeSpan.NanosecondsPerTick;
        if (!plan.Steps.IsEmpty) digest["changeSummary"] = Summary(plan);
        return digest.ToJsonString(FourSpaces) + "\n";
    }

    private static bool IsListed(PlannedStep step) =>
        step.Type == StackType || step.Operation is not (StepOperation.Same or StepOperation.Read)
        || step.Old?.Protect != step.New?.Protect && step.Operation == StepOperation.Same;

    private static JsonNode? Step(PlannedStep step)
    {
        var json = new JsonObject { ["op"] = Word(step.Operation), ["urn"] = step.Urn };
        if ((step.New ?? step.Old)?.Provider is { } provider) json["provider"] = provider;
        if (step.Old is { } old) json["oldState"] = State(old);
        if (step.New is { } @new) json["newState"] = State(@new);
        var hasDiff = step.Custom && !step.Changes.IsEmpty;
        if (step.Custom && !step.DiffReasons.IsEmpty) json["diffReasons"] = Texts(step.DiffReasons);
        if (!step.ReplaceReasons.IsEmpty) json["replaceReasons"] = Texts(step.ReplaceReasons);
        json["detailedDiff"] = hasDiff ? new JsonObject(step.Changes.Select(Difference)) : null;
        return json;
    }

    private static JsonObject State(ResourceState state)
    {
        var json = StateJson.Write(state, PropertyJson.ToMasked);
        json.Remove(StateJson.Generation);
        return json;
    }

    private static KeyValuePair<string, JsonNode?> Difference(PropertyChange change)
    {
        var kind = change.Kind switch
        {
            PropertyChangeKind.Add => "add",
            PropertyChangeKind.Delete => "delete",
            _ => "update",
        };
        return KeyValuePair.Create(
            change.Path, (JsonNode?)new JsonObject { ["kind"] = change.ForcesReplacement ? kind + "-replace" : kind, ["inputDiff"] = false });
    }

    private static JsonNode? Diagnostic(EngineDiagnostic diagnostic)
    {
        var json = new JsonObject();
        if (diagnostic.Urn is { } urn) json["urn"] = urn;
        json["message"] = diagnostic.Message;
        json["severity"] = diagnostic.Severity.ToString().ToLowerInvariant();
        return json;
    }

    private static JsonObject Summary(DeploymentPlan plan) =>
        new(plan.Steps
            .GroupBy(step => Word(step.Operation))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Count())));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static string Word(StepOperation operation) => operation.ToString().ToLowerInvariant();
}
