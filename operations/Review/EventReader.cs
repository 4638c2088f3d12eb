namespace Infra.Operations.Review;

/// <summary>Reads one engine event; those that say nothing about the outcome are passed over.</summary>
internal static class EventReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "cancelEvent", "stdoutEvent", "diagnosticEvent", "preludeEvent", "summaryEvent", "resourcePreEvent", "resOutputsEvent", "resOpFailedEvent",
        "policyEvent", "policyRemediationEvent", "policyLoadEvent", "startDebuggingEvent", "progressEvent", "errorEvent",
    };

    public static bool IsKnown(string name) => Known.Contains(name);

    public static void Read(JsonFields json, Preview preview)
    {
        if (json.Object("resourcePreEvent")?.Object("metadata") is { } metadata)
            preview.Steps.Add(Step(metadata));

        preview.Region ??= json.Object("preludeEvent")?.Object("config")?.Text("aws:region");
        preview.Diagnostics.AddRange(new[]
        {
            Diagnostics.Of(json.Object("diagnosticEvent")),
            Diagnostics.OfPolicy(json.Object("policyEvent")),
            Diagnostics.OfFailure(json.Object("resOpFailedEvent")?.Object("metadata")),
            Diagnostics.OfError(json.Object("errorEvent")),
        }.OfType<PreviewDiagnostic>());
        foreach (var (operation, count) in json.Object("summaryEvent")?.Object("resourceChanges")?.Numbers() ?? [])
            preview.Summary[operation] = count;
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Differences(JsonFields json, string kind) => json.Object("detailedDiff") is { } diff
        ? [.. diff.Node.Select(member => KeyValuePair.Create(member.Key, diff.Object(member.Key)?.Text(kind) ?? "update"))]
        : [];

    private static PreviewStep Step(JsonFields metadata) => new(metadata.RequiredText("op"), metadata.RequiredText("urn"))
    {
        OldState = metadata.Object("old")?.Node,
        NewState = metadata.Object("new")?.Node,
        DiffReasons = metadata.Texts("diffs"),
        ReplaceReasons = metadata.Texts("keys"),
        Differences = Differences(metadata, "diffKind"),
    };
}
