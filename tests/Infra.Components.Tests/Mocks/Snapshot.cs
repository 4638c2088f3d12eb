using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components.Tests.Mocks;

/// <summary>
/// The whole resource graph as sorted JSON, or another text, compared with a file that people review. INFRA_ACCEPT_SNAPSHOTS=1 writes the file; never set it in CI.
/// </summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Verify(string name, TestRun run, [CallerFilePath] string testFile = "") =>
        VerifyText($"{name}.json", Graph(run).ToJsonString(Options) + "\n", testFile);

    /// <summary>Compares any text with an accepted file.</summary>
    public static void VerifyText(string name, string actual, [CallerFilePath] string testFile = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(testFile)!, "..", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("INFRA_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"There is no snapshot {name}. Review it and accept it with INFRA_ACCEPT_SNAPSHOTS=1.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static JsonArray Graph(TestRun run) =>
    [
        .. run.Resources
            .OrderBy(resource => resource.Type, StringComparer.Ordinal)
            .ThenBy(resource => resource.Name, StringComparer.Ordinal)
            .Select(resource => new JsonObject { ["type"] = resource.Type, ["name"] = resource.Name, ["inputs"] = ToNode(resource.Inputs) }),
    ];

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        double number => number,
        string text => Document(text),
        IDictionary<string, object> map => new JsonObject(map
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, ToNode(pair.Value)))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToNode)]),
        _ => value.ToString(),
    };

    /// <summary>Policies and definitions are reviewed as JSON, not as escaped text.</summary>
    private static JsonNode? Document(string text)
    {
        if (!text.StartsWith('{'))
        {
            return text;
        }

        try
        {
            return new JsonObject { ["$json"] = JsonNode.Parse(text) };
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
