using Infra.Components.Shared.Instances;

namespace Infra.Components.Shared.Rules;

/// <summary>Rules over an instance type; what else is asked of it decides which types fit.</summary>
internal static class InstanceTypeRules
{
    public static ValueRule Hosting { get; } = new(Diagnostics.HostingInstanceType, type =>
        InstanceTypes.IsHosting(type) ? null : Unknown(type, "hosting", InstanceTypes.Hosting));

    public static ValueRule Transform { get; } = new(Diagnostics.TransformInstanceType, type =>
        InstanceTypes.IsTransform(type) ? null : Unknown(type, "transform", InstanceTypes.Transform));

    /// <summary>Application Auto Scaling refuses burstable types.</summary>
    public static ValueRule Scalable { get; } = new(Diagnostics.NotScalable, type =>
        InstanceTypes.Find(type) is { IsBurstable: true } ? $"\"{type}\" is burstable." : null);

    public static ValueRule NoLocalStorage { get; } = new(Diagnostics.VolumeKey, type =>
        InstanceTypes.Find(type) is { HasLocalStorage: true } ? $"\"{type}\" has local NVMe storage." : null);

    public static IReadOnlyList<ValueRule> ForHosting(bool isScaled, bool hasVolumeKey) =>
        [Hosting, .. isScaled ? [Scalable] : Array.Empty<ValueRule>(), .. hasVolumeKey ? [NoLocalStorage] : Array.Empty<ValueRule>()];

    public static IReadOnlyList<ValueRule> ForTransform(bool hasVolumeKey) =>
        [Transform, .. hasVolumeKey ? [NoLocalStorage] : Array.Empty<ValueRule>()];

    private static string Unknown(string type, string use, IReadOnlyList<string> known)
    {
        var family = type.Split('.') is [_, _, _] ? type[..(type.LastIndexOf('.') + 1)] : null;
        var siblings = family is null ? [] : known.Where(other => other.StartsWith(family, StringComparison.Ordinal)).ToList();
        var hint = siblings.Count == 0 ? "" : $"; of its family there are {string.Join(", ", siblings)}";
        return $"\"{type}\" is not a {use} instance type{hint}.";
    }
}
