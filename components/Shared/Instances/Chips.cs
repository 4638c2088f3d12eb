namespace Infra.Components.Shared.Instances;

/// <summary>The accelerators of SageMaker's instance types.</summary>
internal static class Chips
{
    public static AcceleratorChip? Of(string code) => code switch
    {
        "t4" => new("GPU", "NVIDIA T4"),
        "a10g" => new("GPU", "NVIDIA A10G"),
        "l4" => new("GPU", "NVIDIA L4"),
        "l40s" => new("GPU", "NVIDIA L40S"),
        "rtx-pro-6000" => new("GPU", "NVIDIA RTX PRO 6000"),
        "k80" => new("GPU", "NVIDIA K80"),
        "v100" => new("GPU", "NVIDIA V100"),
        "a100" => new("GPU", "NVIDIA A100"),
        "a100-80" => new("GPU", "NVIDIA A100 80 GB"),
        "h100" => new("GPU", "NVIDIA H100"),
        "h200" => new("GPU", "NVIDIA H200"),
        "b200" => new("GPU", "NVIDIA B200"),
        "b300" => new("GPU", "NVIDIA B300"),
        "gb200" => new("GPU", "NVIDIA GB200"),
        "inferentia" => new("Inferentia", "AWS Inferentia"),
        "inferentia2" => new("Inferentia", "AWS Inferentia2"),
        "trainium" => new("Trainium", "AWS Trainium"),
        "trainium2" => new("Trainium", "AWS Trainium2"),
        "gaudi" => new("Gaudi", "Habana Gaudi"),
        _ => null,
    };
}
