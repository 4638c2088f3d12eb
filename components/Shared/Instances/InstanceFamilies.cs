namespace Infra.Components.Shared.Instances;

/// <summary>
/// The families of SageMaker's instance types. Names and uses: the service model's enums. Figures: estimated from the EC2 types of the same names;
/// SageMaker itself publishes none in a form that programs can read.
/// </summary>
internal static class InstanceFamilies
{
    public static InstanceFamily[] All { get; } = [.. GeneralPurpose, .. Compute, .. Memory, .. Gpus, .. ChipsOfTheirOwn];

    private static InstanceFamily[] GeneralPurpose =>
    [
        new("t2", 0, "medium", "large", "xlarge", "2xlarge") { VCpu = [2, 2, 4, 8], MemoryGiB = [4, 8, 16, 32] },
        new("m4", 4, "xlarge", "2xlarge", "4xlarge", "10xlarge", "16xlarge") { IsTransform = true },
        new("m5", 4, "large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge") { IsTransform = true },
        new("m5d", 4, "large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge") { LocalStorageGB = [75, 150, 300, 600, 1800, 3600] },
        new("m6i", 4, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge") { IsTransform = true },
        new("m7i", 4, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge") { IsTransform = true },
        new("m6g", 4, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge") { Architecture = Architectures.Arm },
        new("m6gd", 4, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge")
        {
            Architecture = Architectures.Arm,
            LocalStorageGB = [118, 237, 474, 950, 1900, 2850, 3800],
        },
        new("m8g", 4, "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge")
        {
            Architecture = Architectures.Arm,
        },
    ];

    private static InstanceFamily[] Compute =>
    [
        new("c4", 0, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge")
        {
            VCpu = [2, 4, 8, 16, 36],
            MemoryGiB = [3.75, 7.5, 15, 30, 60],
            IsTransform = true, HostingOnly = ["large"],
        },
        new("c5", 2, "large", "xlarge", "2xlarge", "4xlarge", "9xlarge", "18xlarge") { IsTransform = true, HostingOnly = ["large"] },
        new("c5d", 2, "large", "xlarge", "2xlarge", "4xlarge", "9xlarge", "18xlarge") { LocalStorageGB = [50, 100, 200, 400, 900, 1800] },
        new("c6i", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge") { IsTransform = true },
        new("c6in", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge"),
        new("c7i", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge") { IsTransform = true },
        new("c6g", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge") { Architecture = Architectures.Arm },
        new("c6gd", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge")
        {
            Architecture = Architectures.Arm,
            LocalStorageGB = [118, 237, 474, 950, 1900, 2850, 3800],
        },
        new("c6gn", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge") { Architecture = Architectures.Arm },
        new("c7g", 2, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge") { Architecture = Architectures.Arm },
        new("c8g", 2, "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge")
        {
            Architecture = Architectures.Arm,
        },
    ];

    private static InstanceFamily[] Memory =>
    [
        new("r5", 8, "large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge"),
        new("r5d", 8, "large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge") { LocalStorageGB = [75, 150, 300, 600, 1800, 3600] },
        new("r6i", 8, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge") { IsTransform = true },
        new("r7i", 8, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge") { IsTransform = true },
        new("r6g", 8, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge") { Architecture = Architectures.Arm },
        new("r6gd", 8, "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge")
        {
            Architecture = Architectures.Arm,
            LocalStorageGB = [118, 237, 474, 950, 1900, 2850, 3800],
        },
        new("r7gd", 8, "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge")
        {
            Architecture = Architectures.Arm,
            LocalStorageGB = [59, 118, 237, 474, 950, 1900, 2850, 3800],
        },
        new("r8g", 8, "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge")
        {
            Architecture = Architectures.Arm,
        },
    ];

    private static InstanceFamily[] Gpus =>
    [
        new("g4dn", 4, "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge")
        {
            Accelerator = Chips.T4,
            AcceleratorCounts = [1, 1, 1, 1, 4, 1],
            LocalStorageGB = [125, 225, 225, 900, 900, 900],
            IsTransform = true,
        },
        new("g5", 4, "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge")
        {
            Accelerator = Chips.A10G,
            AcceleratorCounts = [1, 1, 1, 1, 4, 1, 4, 8],
            LocalStorageGB = [250, 450, 600, 900, 3800, 1900, 3800, 7600],
            IsTransform = true,
        },
        new("g6", 4, "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge")
        {
            Accelerator = Chips.L4,
            AcceleratorCounts = [1, 1, 1, 1, 4, 1, 4, 8],
            LocalStorageGB = [250, 450, 600, 900, 3760, 1880, 3760, 7520],
            IsTransform = true,
        },
        new("g6e", 8, "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge")
        {
            Accelerator = Chips.L40S,
            AcceleratorCounts = [1, 1, 1, 1, 4, 1, 4, 8],
            LocalStorageGB = [250, 450, 600, 900, 3800, 1900, 3800, 7600],
        },
        new("g7e", 0, "2xlarge", "4xlarge", "8xlarge", "12xlarge", "24xlarge", "48xlarge")
        {
            MemoryGiB = [64, 128, 256, 512, 1024, 2048],
            Accelerator = Chips.RtxPro6000,
            AcceleratorCounts = [1, 1, 1, 2, 4, 8],
            LocalStorageGB = [1900, 1900, 1900, 3800, 7600, 15200],
        },
        new("p2", 0, "xlarge", "8xlarge", "16xlarge") { MemoryGiB = [61, 488, 732], Accelerator = Chips.K80, AcceleratorCounts = [1, 8, 16], IsTransform = true },
        new("p3", 7.625, "2xlarge", "8xlarge", "16xlarge") { Accelerator = Chips.V100, AcceleratorCounts = [1, 4, 8], IsTransform = true },
        new("p4d", 12, "24xlarge") { Accelerator = Chips.A100, AcceleratorCounts = [8], LocalStorageGB = [8000] },
        new("p4de", 12, "24xlarge") { Accelerator = Chips.A100Of80GB, AcceleratorCounts = [8], LocalStorageGB = [8000] },
        new("p5", 0, "4xlarge", "48xlarge")
        {
            MemoryGiB = [256, 2048],
            Accelerator = Chips.H100,
            AcceleratorCounts = [1, 8],
            LocalStorageGB = [3840, 30720],
        },
        new("p5e", 0, "48xlarge") { MemoryGiB = [2048], Accelerator = Chips.H200, AcceleratorCounts = [8], LocalStorageGB = [30720] },
        new("p5en", 0, "48xlarge") { MemoryGiB = [2048], Accelerator = Chips.H200, AcceleratorCounts = [8], LocalStorageGB = [30720] },
        new("p6-b200", 0, "48xlarge") { MemoryGiB = [2048], Accelerator = Chips.B200, AcceleratorCounts = [8], LocalStorageGB = [30720] },
        new("p6-b300", 0, "48xlarge") { MemoryGiB = [4096], Accelerator = Chips.B300, AcceleratorCounts = [8], LocalStorageGB = [30720] },
        new("p6e-gb200", 0, "36xlarge")
        {
            Architecture = Architectures.Arm,
            MemoryGiB = [960],
            Accelerator = Chips.GB200,
            AcceleratorCounts = [4],
            LocalStorageGB = [22500],
        },
    ];

    private static InstanceFamily[] ChipsOfTheirOwn =>
    [
        new("inf1", 2, "xlarge", "2xlarge", "6xlarge", "24xlarge") { Accelerator = Chips.Inferentia1, AcceleratorCounts = [1, 1, 4, 16] },
        new("inf2", 4, "xlarge", "8xlarge", "24xlarge", "48xlarge") { Accelerator = Chips.Inferentia2, AcceleratorCounts = [1, 1, 6, 12], IsTransform = true },
        new("trn1", 4, "2xlarge", "32xlarge") { Accelerator = Chips.Trainium1, AcceleratorCounts = [1, 16], LocalStorageGB = [474, 7600], IsTransform = true },
        new("trn1n", 4, "32xlarge") { Accelerator = Chips.Trainium1, AcceleratorCounts = [16], LocalStorageGB = [7600] },
        new("trn2", 0, "48xlarge") { MemoryGiB = [2048], Accelerator = Chips.Trainium2, AcceleratorCounts = [16], LocalStorageGB = [7680] },
        new("dl1", 8, "24xlarge") { Accelerator = Chips.Gaudi, AcceleratorCounts = [8], LocalStorageGB = [4000] },
    ];
}
