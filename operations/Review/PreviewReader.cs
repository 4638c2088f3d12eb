using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Operations.Shared;

namespace Infra.Operations.Review;

/// <summary>Reads a preview digest or an event stream, whichever the text is.</summary>
internal static class PreviewReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    private static readonly string[] DigestKeys = ["steps", "changeSummary", "diagnostics", "config", "duration"];

    public static Preview Read(string text, string source)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0)
            throw Problem(ReviewErrors.Malformed, "the input is empty.", "Give it the output of: pulumi preview --json", source, 1);

        return IsEvent(lines[first]) ? ReadEvents(lines, source) : ReadDigest(text.TrimStart('\uFEFF'), source);
    }

    internal static OperationException Problem(string id, string what, string remedy, string source, int? line) =>
        OperationException.BadInput(new Problem(id, what, remedy) { File = source, Line = line });

    private static bool IsEvent(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: Options) is JsonObject one && one.Any(member => member.Key is "sequence" || EventReader.IsKnown(member.Key));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Preview ReadEvents(string[] lines, string source)
    {
        var preview = new Preview();
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;

            var json = new JsonFields(Parse(lines[i], source, i), source, i + 1);
            EventReader.Read(json, preview);
        }

        return preview;
    }

    private static Preview ReadDigest(string text, string source)
    {
        var json = new JsonFields(Parse(text, source, 0), source, Line: null);
        if (!DigestKeys.Any(json.Has))
        {
            throw Problem(ReviewErrors.NotAPreview, "the JSON is neither a preview digest nor an event stream.",
                "Give it the output of \"pulumi preview --json\", or the file of \"pulumi up --event-log\".", source, 1);
        }

        var preview = new Preview { Region = json.Object("config")?.Text("aws:region") };
        preview.Steps.AddRange(json.Objects("steps").Select(DigestStep));
        preview.Diagnostics.AddRange(json.Objects("diagnostics").Select(one => Diagnostics.Of(one)).OfType<PreviewDiagnostic>());
        foreach (var (operation, count) in json.Object("changeSummary")?.Numbers() ?? [])
            preview.Summary[operation] = count;

        return preview;
    }

    private static PreviewStep DigestStep(JsonFields step) => new(step.RequiredText("op"), step.RequiredText("urn"))
    {
        OldState = step.Object("oldState")?.Node,
        NewState = step.Object("newState")?.Node,
        DiffReasons = step.Texts("diffReasons"),
        ReplaceReasons = step.Texts("replaceReasons"),
        Differences = EventReader.Differences(step, "kind"),
    };

    private static JsonObject Parse(string json, string source, int linesBefore)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Options) as JsonObject
                ?? throw Problem(ReviewErrors.NotAPreview, "the JSON is no object.", "Give it the output of: pulumi preview --json", source, linesBefore + 1);
        }
        catch (JsonException exception)
        {
            var line = linesBefore + (int)(exception.LineNumber ?? 0) + 1;
            throw Problem(ReviewErrors.Malformed, $"the JSON is malformed at byte {(exception.BytePositionInLine ?? 0) + 1} of this line.",
                "Give it the whole output of \"pulumi preview --json\" and nothing else.", source, line);
        }
    }
}
