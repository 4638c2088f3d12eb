using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.State;

/// <summary>The state on disk: one JSON file, and beside it, while a deployment runs, a journal of what has changed since.
/// A process that is killed loses nothing: the next one reads both.</summary>
internal sealed class StateFile(string path)
{
    private const int Version = 3;
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Path { get; } = path;

    public string JournalPath { get; } = path + ".journal";

    /// <exception cref="EngineException">INFRA202: the file is no state file of a known version.</exception>
    public StateSnapshot Load()
    {
        var snapshot = File.Exists(Path) ? Parse(File.ReadAllText(Path)) : StateSnapshot.Empty;
        return File.Exists(JournalPath) ? StateJournal.Replay(snapshot, File.ReadAllLines(JournalPath)) : snapshot;
    }

    /// <summary>Writes the state in one move and ends the journal; a file that says the same already is not touched, and
    /// a state of nothing is no file.</summary>
    public void Save(StateSnapshot snapshot)
    {
        if (snapshot.Resources.IsEmpty && snapshot.PendingOperations.IsEmpty)
        {
            File.Delete(Path);
        }
        else
        {
            var content = Encoding.UTF8.GetBytes(ToJson(snapshot).ToJsonString(Indented) + "\n");
            if (!File.Exists(Path) || !File.ReadAllBytes(Path).AsSpan().SequenceEqual(content)) Replace(content);
        }

        File.Delete(JournalPath);
    }

    private void Replace(byte[] content)
    {
        var temporary = Path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path, overwrite: true);
    }

    private StateSnapshot Parse(string text)
    {
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            if ((int?)json["version"] != Version)
                throw new FormatException($"its version is {json["version"]?.ToJsonString() ?? "missing"}, not {Version}");
            var deployment = json["deployment"]?.AsObject() ?? throw new FormatException("it has no \"deployment\"");
            return new StateSnapshot(
                [.. (deployment["resources"] as JsonArray ?? []).Select(item => StateJson.Read(item!.AsObject()))],
                [.. (deployment["pending_operations"] as JsonArray ?? []).Select(item => ReadPending(item!.AsObject()))]);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new EngineException(
                "INFRA202",
                $"The state file \"{Path}\" cannot be read: {exception.Message}. Restore it from a copy, or delete it together with the sandbox account's folder to begin anew.");
        }
    }

    private static JsonObject ToJson(StateSnapshot snapshot)
    {
        var deployment = new JsonObject
        {
            ["resources"] = new JsonArray([.. snapshot.Resources.Select(state => (JsonNode?)StateJson.Write(state, PropertyJson.ToState))]),
        };
        if (!snapshot.PendingOperations.IsEmpty)
            deployment["pending_operations"] = new JsonArray([.. snapshot.PendingOperations.Select(item => (JsonNode?)WritePending(item))]);
        return new JsonObject { ["version"] = Version, ["deployment"] = deployment };
    }

    internal static JsonObject WritePending(PendingOperation operation) =>
        new() { ["resource"] = StateJson.Write(operation.Resource, PropertyJson.ToState), ["type"] = operation.Kind };

    internal static PendingOperation ReadPending(JsonObject json) =>
        new((string?)json["type"] ?? "creating", StateJson.Read(json["resource"]!.AsObject()));
}
