using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>A kind of endpoint that a stack can have.</summary>
public enum RecommendedEndpointKind
{
    /// <summary><c>infra:endpoint</c>.</summary>
    Async,

    /// <summary><c>infra:realTimeEndpoint</c>.</summary>
    RealTime,

    /// <summary><c>infra:serverlessEndpoint</c>.</summary>
    Serverless,
}

/// <summary>The endpoint in a stack's config that a recommendation is for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its configuration key.</param>
internal sealed record RecommendedEndpoint(RecommendedEndpointKind Kind, string Key)
{
    /// <summary>Which one to take where a stack has several.</summary>
    public const string TargetPath = $"{RecommendationSettings.ConfigKey}.target";

    /// <summary>The words of the setting, with the endpoints they stand for; without the setting, the first that is there.</summary>
    private static readonly (string Word, RecommendedEndpoint Endpoint)[] Known =
    [
        ("async", new(RecommendedEndpointKind.Async, "infra:endpoint")),
        ("realTime", new(RecommendedEndpointKind.RealTime, "infra:realTimeEndpoint")),
        ("serverless", new(RecommendedEndpointKind.Serverless, "infra:serverlessEndpoint")),
    ];

    public static IReadOnlyList<string> Words { get; } = [.. Known.Select(known => known.Word)];

    /// <summary>Where the instance type stands; null for a serverless endpoint, which has none.</summary>
    public string? InstanceTypePath => Kind is RecommendedEndpointKind.Serverless ? null : $"{Key}.instanceType";

    /// <summary>The endpoint that is asked for, or the first there is; null when there is none.</summary>
    public static RecommendedEndpoint? Of(StackFile config)
    {
        var word = config.GetString(TargetPath);
        return Array.Find(Known, known => (word is null || word == known.Word) && IsThere(config, known.Endpoint.Key)).Endpoint;
    }

    /// <summary>The key of the endpoint that a word stands for.</summary>
    public static string? KeyOf(string word) => Array.Find(Known, known => known.Word == word).Endpoint?.Key;

    /// <summary>An empty map makes no endpoint.</summary>
    private static bool IsThere(StackFile config, string key) => config.Get(key) is JsonObject { Count: > 0 };
}

internal static class RecommendedEndpoints
{
    /// <summary>Whether an endpoint is asynchronous; where there is none, as the request says.</summary>
    public static bool IsAsync(this RecommendedEndpoint? endpoint, RecommendationRequest request) =>
        endpoint is null ? request.IsAsync : endpoint.Kind is RecommendedEndpointKind.Async;
}
