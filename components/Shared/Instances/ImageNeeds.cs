using System.Text.RegularExpressions;

namespace Infra.Components.Shared.Instances;

/// <summary>
/// What an image needs beside processors, told by the names of AWS's own images, such as <c>pytorch-inference:2.1.0-gpu-py310-cu121</c>. Other
/// images do not tell, and whether one runs on arm64 stands in no name but <c>-graviton</c>.
/// </summary>
internal static partial class ImageNeeds
{
    public static bool Gpu(string image) => GpuTag().IsMatch(LastPart(image));

    /// <summary>Inferentia or Trainium.</summary>
    public static bool Neuron(string image) => NeuronTag().IsMatch(LastPart(image));

    public static bool Arm(string image) => GravitonRepository().IsMatch(LastPart(image));

    /// <summary>What an image needs that a type has not, such as "a GPU"; null when it has all of it.</summary>
    public static string? MissingOn(InstanceType type, string image) =>
        Gpu(image) && type.Gpus == 0 ? "a GPU"
        : Neuron(image) && type.Accelerator?.Kind is not ("Inferentia" or "Trainium") ? "Inferentia or Trainium"
        : null;

    private static string LastPart(string image) => image[(image.LastIndexOf('/') + 1)..];

    [GeneratedRegex("[:_.-](gpu|cu[0-9]{2,3})([_.:-]|\\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex GpuTag();

    [GeneratedRegex("[:_.-]neuronx?([_.:-]|\\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NeuronTag();

    [GeneratedRegex("-graviton:", RegexOptions.None, 1000)]
    private static partial Regex GravitonRepository();
}
