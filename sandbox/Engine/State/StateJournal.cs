using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.State;

/// <summary>Notes each change of the state in a file, one JSON object a line, before and after it is made in the account.</summary>
internal sealed class StateJournal(string path) : IDisposable
{
    private FileStream? stream;

    public void Begin(PendingOperation operation) => Append(new JsonObject { ["begin"] = StateFile.WritePending(operation) });

    public void Set(ResourceState state) => Append(new JsonObject { ["set"] = StateJson.Write(state, PropertyJson.ToState) });

    public void Remove(ResourceState state) =>
        Append(new JsonObject { ["remove"] = new JsonObject { ["urn"] = state.Urn, ["type"] = state.Type, ["id"] = state.Id, ["delete"] = state.Delete } });

    public void Fail(string urn) => Append(new JsonObject { ["fail"] = urn });

    public void Dispose() => stream?.Dispose();

    /// <summary>The state after the journal; a last line that was cut off is left out.</summary>
    public static StateSnapshot Replay(StateSnapshot snapshot, IEnumerable<string> lines)
    {
        var ledger = new ResourceLedger(snapshot);
        foreach (var line in lines)
        {
            if (TryParse(line) is not { } entry) break;
            if (entry["begin"] is JsonObject begin) ledger.Begin(StateFile.ReadPending(begin));
            if (entry["set"] is JsonObject set) ledger.Set(StateJson.Read(set));
            if (entry["remove"] is JsonObject remove) ledger.Remove(StateJson.Read(remove));
            if (entry["fail"] is { } urn) ledger.Fail(urn.GetValue<string>());
        }

        return ledger.ToSnapshot();
    }

    private static JsonObject? TryParse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Append(JsonObject entry)
    {
        stream ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        stream.Write(Encoding.UTF8.GetBytes(entry.ToJsonString() + "\n"));
        stream.Flush();
    }
}
