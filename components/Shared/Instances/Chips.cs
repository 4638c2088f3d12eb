namespace Infra.Components.Shared.Instances;

/// <summary>The accelerators of SageMaker's instance types.</summary>
internal static class Chips
{
    public static AcceleratorChip K80 { get; } = Gpu("NVIDIA K80");

    public static AcceleratorChip V100 { get; } = Gpu("NVIDIA V100");

    public static AcceleratorChip A100 { get; } = Gpu("NVIDIA A100");

    public static AcceleratorChip A100Of80GB { get; } = Gpu("NVIDIA A100 80 GB");

    public static AcceleratorChip H100 { get; } = Gpu("NVIDIA H100");

    public static AcceleratorChip H200 { get; } = Gpu("NVIDIA H200");

    public static AcceleratorChip B200 { get; } = Gpu("NVIDIA B200");

    public static AcceleratorChip B300 { get; } = Gpu("NVIDIA B300");

    public static AcceleratorChip GB200 { get; } = Gpu("NVIDIA GB200");

    public static AcceleratorChip T4 { get; } = Gpu("NVIDIA T4");

    public static AcceleratorChip A10G { get; } = Gpu("NVIDIA A10G");

    public static AcceleratorChip L4 { get; } = Gpu("NVIDIA L4");

    public static AcceleratorChip L40S { get; } = Gpu("NVIDIA L40S");

    public static AcceleratorChip RtxPro6000 { get; } = Gpu("NVIDIA RTX PRO 6000");

    public static AcceleratorChip Inferentia1 { get; } = new("Inferentia", "AWS Inferentia");

    public static AcceleratorChip Inferentia2 { get; } = new("Inferentia", "AWS Inferentia2");

    public static AcceleratorChip Trainium1 { get; } = new("Trainium", "AWS Trainium");

    public static AcceleratorChip Trainium2 { get; } = new("Trainium", "AWS Trainium2");

    public static AcceleratorChip Gaudi { get; } = new("Gaudi", "Habana Gaudi");

    private static AcceleratorChip Gpu(string model) => new("GPU", model);
}
