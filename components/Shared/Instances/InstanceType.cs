namespace Infra.Components.Shared.Instances;

/// <summary>What the containers' processors run.</summary>
internal static class Architectures
{
    public const string X86 = "x86_64";

    public const string Arm = "arm64";
}

/// <summary>A kind of chip beside the processors.</summary>
/// <param name="Kind"><c>GPU</c>, <c>Inferentia</c>, <c>Trainium</c> or <c>Gaudi</c>: each takes images of its own.</param>
/// <param name="Model">As its maker calls it.</param>
internal sealed record AcceleratorChip(string Kind, string Model);

/// <summary>One of SageMaker's instance types. The name and its uses stand in the service model; the rest is estimated from the EC2 type of that name.</summary>
/// <param name="Name">Such as <c>ml.c5.xlarge</c>.</param>
/// <param name="Family">Such as <c>c5</c>.</param>
/// <param name="VCpu">Virtual processors.</param>
/// <param name="MemoryGiB">Memory.</param>
/// <param name="Architecture"><c>x86_64</c> or <c>arm64</c>.</param>
/// <param name="Accelerator">Chip beside the processors, or null.</param>
/// <param name="AcceleratorCount">How many of it; 0 without one.</param>
/// <param name="LocalStorageGB">Local NVMe storage; 0 without any.</param>
/// <param name="IsTransform">Whether transform jobs can use it; every type can host.</param>
internal sealed record InstanceType(
    string Name,
    string Family,
    int VCpu,
    double MemoryGiB,
    string Architecture,
    AcceleratorChip? Accelerator,
    int AcceleratorCount,
    int LocalStorageGB,
    bool IsTransform)
{
    /// <summary>GPUs; 0 on types with another kind of accelerator.</summary>
    public int Gpus => Accelerator is { Kind: "GPU" } ? AcceleratorCount : 0;

    /// <summary>Whether SageMaker refuses a volume key: the storage's hardware encrypts it.</summary>
    public bool HasLocalStorage => LocalStorageGB > 0;

    /// <summary>Whether Application Auto Scaling and Inference Recommender refuse the type.</summary>
    public bool IsBurstable => Family == "t2";
}
