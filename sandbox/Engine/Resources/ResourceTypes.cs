using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>The types the engine knows. Which properties force a replacement is what the providers' schemas say of each
/// (Terraform's ForceNew, CloudFormation's "Update requires: Replacement").</summary>
internal static partial class ResourceTypes
{
    private static readonly ImmutableDictionary<string, ResourceType> Known =
        ImmutableArray.Create([.. SageMaker, .. Storage, .. Messaging, .. Identity, .. Scaling, .. Monitoring, .. Scheduling])
            .ToImmutableDictionary(type => type.Token, StringComparer.Ordinal);

    /// <summary>The type of that token; of an unknown one nothing is assumed: no auto-name, and every change is made in place.</summary>
    public static ResourceType Find(string token) =>
        Known.GetValueOrDefault(token) ?? new ResourceType(token) { Id = "{logical}-{hex}", HasRegion = false, HasTags = false };

    public static bool IsKnown(string token) => Known.ContainsKey(token);

    private static ImmutableSortedDictionary<string, string> Arn(string arn) => Fields(("arn", arn));

    private static ImmutableSortedDictionary<string, string> Fields(params (string Name, string Template)[] fields) =>
        fields.ToImmutableSortedDictionary(field => field.Name, field => field.Template, StringComparer.Ordinal);

    private static AutoName Named(int maxLength) => new("name", maxLength) { PrefixProperty = "namePrefix" };
}
