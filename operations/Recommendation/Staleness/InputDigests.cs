using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Infra.Operations.Recommendation.Staleness;

/// <summary>Short digests of the parts of a job's inputs. They stand beside a decision in the config, so that one can tell later which part has changed.</summary>
internal sealed class InputDigests
{
    /// <summary>The last part takes what belongs to no other.</summary>
    private const string Rest = "candidates";

    /// <summary>The members of the description that make up each part; the version of the description itself is no input.</summary>
    private static readonly (string Part, string[] Members)[] Parts =
    [
        ("model", ["modelPackage", "container", "modelData", "endpoint", "domain", "task", "framework", "frameworkVersion", "nearestModel", "dataInput"]),
        ("image", []),
        ("payload", ["payload", "payloadDigest", "contentType", "responseTypes"]),
        ("traffic", ["jobType", "duration", "loadTest"]),
        (Rest, []),
    ];

    private static readonly HashSet<string> Assigned = [.. Parts.SelectMany(part => part.Members), "version"];

    private readonly SortedDictionary<string, string> byPart = new(StringComparer.Ordinal);

    private InputDigests()
    {
    }

    /// <summary>The digests of a description of inputs.</summary>
    public static InputDigests Of(JsonObject description)
    {
        var model = description.DeepClone().AsObject();
        var image = (model["container"] as JsonObject)?["image"]?.ToJsonString() ?? "";
        (model["container"] as JsonObject)?.Remove("image");
        var digests = new InputDigests();
        foreach (var (part, members) in Parts)
        {
            digests.byPart[part] = Digest(part switch
            {
                "image" => image,
                Rest => Text(model, model.Select(member => member.Key).Where(member => !Assigned.Contains(member))),
                _ => Text(model, members),
            });
        }

        return digests;
    }

    /// <summary>The digests recorded in a config; null when there are none.</summary>
    public static InputDigests? Read(JsonNode? recorded)
    {
        if (recorded is not JsonObject map)
            return null;

        var digests = new InputDigests();
        foreach (var (part, value) in map)
            digests.byPart[part] = value?.ToString() ?? "";

        return digests;
    }

    /// <summary>What is recorded in the config.</summary>
    public JsonObject ToJson() => new(Parts.Select(part => KeyValuePair.Create(part.Part, (JsonNode?)byPart[part.Part])));

    /// <summary>The parts whose digests differ, in their order. A part that is not recorded is not compared.</summary>
    /// <param name="recorded">The digests of then.</param>
    /// <param name="withCandidates">False when SageMaker chooses the candidates, so that they are not known without asking it.</param>
    public IReadOnlyList<string> ChangesSince(InputDigests recorded, bool withCandidates) =>
        [.. Parts
            .Select(part => part.Part)
            .Where(part => (withCandidates || part != Rest) && recorded.byPart.TryGetValue(part, out var then) && then != byPart[part])];

    private static string Text(JsonObject description, IEnumerable<string> members) =>
        string.Join('\n', members.Select(member => $"{member}={description[member]?.ToJsonString()}"));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
