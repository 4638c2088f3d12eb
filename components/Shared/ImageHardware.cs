using System.Text.RegularExpressions;
using Infra.Components.Shared.Instances;

namespace Infra.Components.Shared;

/// <summary>
/// What an image needs beside processors, told by the names of AWS's own images, such as <c>pytorch-inference:2.1.0-gpu-py310-cu121</c>. Other
/// images do not tell, and whether one runs on arm64 stands in no name but <c>-graviton</c>.
/// </summary>
internal static partial class ImageHardware
{
    public static bool NeedsGpu(string image) => GpuTag().IsMatch(LastPart(image));

    /// <summary>Inferentia or Trainium.</summary>
    public static bool NeedsNeuron(string image) => NeuronTag().IsMatch(LastPart(image));

    public static bool NeedsArm(string image) => GravitonRepository().IsMatch(LastPart(image));

    /// <summary>An image may run on the type as far as its name tells.</summary>
    public static ValueRule Fits(string instanceType) => new(Diagnostics.ImageHardware, image =>
        InstanceTypes.Find(instanceType) is not { } type ? null
        : NeedsGpu(image) && type.Gpus == 0 ? $"\"{image}\" needs a GPU, which {instanceType} has not."
        : NeedsNeuron(image) && type.Accelerator?.Kind is not ("Inferentia" or "Trainium") ? $"\"{image}\" needs Inferentia or Trainium, which {instanceType} has not."
        : NeedsArm(image) && type.Architecture != Architectures.Arm ? $"\"{image}\" is for arm64, but {instanceType} has {type.Architecture} processors."
        : null);

    private static string LastPart(string image) => image[(image.LastIndexOf('/') + 1)..];

    [GeneratedRegex("[:_.-](gpu|cu[0-9]{2,3})([_.:-]|\\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex GpuTag();

    [GeneratedRegex("[:_.-]neuronx?([_.:-]|\\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NeuronTag();

    [GeneratedRegex("-graviton:", RegexOptions.None, 1000)]
    private static partial Regex GravitonRepository();
}
