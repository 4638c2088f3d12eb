using System.Text.Json;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Settings;

/// <summary>Top-level config keys, each a text or JSON; collects what is wrong with them.</summary>
/// <param name="get">A config value as text by its full key.</param>
/// <param name="secrets">Property paths of the secrets that cannot be decrypted.</param>
internal sealed class SettingsReader(Func<string, string?> get, IReadOnlyCollection<string> secrets)
{
    private const string Recommendation = "infra:recommendation";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private readonly List<SettingsProblem> problems = [];

    public string? Text(string key)
    {
        if (HoldsSecret(key))
        {
            return null;
        }

        if (get(key) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add(Missing(key));
        return null;
    }

    /// <summary>Refuses a key that says something else than another.</summary>
    public void SameText(string key, string other)
    {
        if (Text(key) is { } text && get(other) is { Length: > 0 } expected && text != expected)
        {
            problems.Add(new(SettingsProblem.Differs, key, $"It is \"{text}\", but {other} is \"{expected}\".", "Set both to the same."));
        }
    }

    /// <summary>A map of texts; empty when the key is absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string key) =>
        !HoldsSecret(key) && get(key) is not null && Json(key) is { } element ? new SettingsBinder(problems).Texts(element, key) ?? [] : [];

    /// <summary>Whether the key says in so many words that there is nothing.</summary>
    public bool IsEmptyMap(string key) =>
        get(key) is { Length: > 0 } && Json(key) is { ValueKind: JsonValueKind.Object } map && !map.EnumerateObject().Any();

    /// <summary>Whether an optional key is not there, or empty, which is its default.</summary>
    public bool IsAbsent(string key) => !HoldsSecret(key) && (string.IsNullOrEmpty(get(key)) || IsEmptyMap(key));

    public void Refuse(string id, string key, string what, string remedy) => problems.Add(new(id, key, what, remedy));

    /// <summary>The args of a component; null when the key holds no map.</summary>
    /// <param name="key">The config key.</param>
    /// <param name="reserved">Inputs that the program supplies itself; as keys they are unknown.</param>
    /// <param name="supply">Sets them.</param>
    /// <param name="validate">The component's own rules.</param>
    public T? Args<T>(string key, IReadOnlyCollection<string> reserved, Action<T> supply, Func<T, IReadOnlyList<Problem>> validate)
        where T : ResourceArgs, new()
    {
        if (Json(key) is not { } element || new SettingsBinder(problems).Bind<T>(element, key, reserved) is not { } args)
        {
            return null;
        }

        supply(args);
        problems.AddRange(ComponentProblems.Of(key, IsAbsent(ServedModel.ModelKey), validate(args), [.. problems]));
        return args;
    }

    /// <summary>The args of a component that need not be there; null when it is not.</summary>
    public T? OptionalArgs<T>(string key, IReadOnlyCollection<string> reserved, Action<T> supply, Func<T, IReadOnlyList<Problem>> validate)
        where T : ResourceArgs, new() => IsAbsent(key) ? null : Args(key, reserved, supply, validate);

    /// <summary>The sample payload that recommendation jobs send, null when there is none. The rest of the key is the recommendation step's to check.</summary>
    public string? SamplePayloadUrl()
    {
        if (Json(Recommendation) is not { } element)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(SettingsBinder.NotAMap(Recommendation, element));
            return null;
        }

        if (!element.TryGetProperty("samplePayloadUrl", out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var url = value.GetString()!;
        problems.AddRange(S3Problems(url));
        return url;
    }

    /// <summary>What else recommendation jobs may touch.</summary>
    public RecommendationRights RecommendationRights() => new(Json(Recommendation) ?? default);

    /// <summary>Refuses keys of the program that nothing reads, such as misspelled optional ones.</summary>
    public void RefuseUnknown(IEnumerable<string> given, IReadOnlyList<string> known) => problems.AddRange(
        given.Where(key => key.StartsWith("infra:", StringComparison.Ordinal) && !known.Contains(key))
            .Order(StringComparer.Ordinal)
            .Select(key => SettingsBinder.UnknownKey(key, key, known)));

    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new SettingsException([.. problems.DistinctBy(problem => (problem.Id, problem.Key))]);
        }
    }

    private static IEnumerable<SettingsProblem> S3Problems(string url) =>
        from problem in InferencePipelineValidator.Validate(new InferencePipelineArgs { ArtifactUris = [url] })
        where problem.Path == "artifactUris[0]"
        select new SettingsProblem(problem.Id, $"{Recommendation}.samplePayloadUrl", problem.Finding, problem.Remedy);

    private bool HoldsSecret(string key)
    {
        var within = secrets.Where(path => path.Split('.', '[')[0] == key).ToList();
        problems.AddRange(within.Select(path => new SettingsProblem(
            SettingsProblem.Secret, path, "It is a secret, and the sandbox cannot decrypt it.",
            "Write it in clear; what must stay secret, the container reads itself, from Secrets Manager for example.")));
        return within.Count > 0;
    }

    private static SettingsProblem Missing(string key) =>
        new(SettingsProblem.Missing, key, "This key is required.", $"Set it: pulumi config set {key} <value>.");

    private JsonElement? Json(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            problems.Add(SettingsBinder.NotAMap(key, text));
            return null;
        }
    }
}
