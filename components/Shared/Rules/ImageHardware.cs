using Infra.Components.Shared.Instances;

namespace Infra.Components.Shared.Rules;

/// <summary>Rules over an image and the instance type that it runs on.</summary>
internal static class ImageHardware
{
    /// <summary>An image may run on the type as far as its name tells.</summary>
    public static ValueRule Fits(string instanceType) => new(Diagnostics.ImageHardware, image =>
        InstanceTypes.Find(instanceType) is not { } type ? null
        : ImageNeeds.MissingOn(type, image) is { } missing ? $"\"{image}\" needs {missing}, which {instanceType} has not."
        : ImageNeeds.Arm(image) && type.Architecture != Architectures.Arm ? $"\"{image}\" is for arm64, but {instanceType} has {type.Architecture} processors."
        : null);
}
