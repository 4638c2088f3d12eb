using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>Writes a recommendation into a stack file, and beside it where that comes from.</summary>
internal static class RecommendationUpdate
{
    public const string ProvenancePath = "infra:recommended";

    /// <summary>The key of the endpoint that is written; null when it has no instances.</summary>
    public static string? EndpointKey(StackFile file) => RecommendedEndpoint.Of(file) is { InstanceTypePath: not null } endpoint ? endpoint.Key : null;

    /// <summary>Where the instance type stands; null when the stack has no endpoint that has one.</summary>
    public static string? InstanceTypePath(StackFile file) => RecommendedEndpoint.Of(file)?.InstanceTypePath;

    /// <summary>The instance type in the stack's config; null when it has none.</summary>
    public static string? CurrentInstanceType(StackFile file) => InstanceTypePath(file) is { } path ? file.GetString(path) : null;

    /// <summary>
    /// The type that the candidates of a shortlist are compared with: the current one, or, when that was recommended, the one before it. So a
    /// rerun after the write asks for the same candidates, which is the same job.
    /// </summary>
    public static string? ComparedInstanceType(StackFile file)
    {
        var current = CurrentInstanceType(file);
        var wasRecommended = current is not null && file.GetString($"{ProvenancePath}.instanceType") == current;
        return wasRecommended ? file.GetString($"{ProvenancePath}.previousInstanceType") ?? current : current;
    }

    /// <summary>Finds out whether the config takes the change, before a job is paid for. What was read is used up by it.</summary>
    /// <exception cref="StackFileException">It does not, such as for an alias or a secret in the way.</exception>
    public static void Rehearse(StackFile file)
    {
        if (RecommendedEndpoint.Of(file) is not { } endpoint)
            return;

        if (endpoint.InstanceTypePath is { } path)
            file.Set(path, "ml.rehearsal.large");
        else
            file.Set($"{endpoint.Key}.memorySizeInMB", 0);
        file.Set($"{ProvenancePath}.instanceType", "ml.rehearsal.large");
    }

    /// <summary>Changes the text of the file.</summary>
    public static void Apply(StackFile file, Application application, JsonObject provenance)
    {
        foreach (var value in application.Values)
        {
            if (value.After is null)
                file.Remove(value.Path);
            else
                file.Set(value.Path, value.After.DeepClone());
        }

        file.Set(ProvenancePath, provenance);
    }
}
