namespace Infra.Components.Shared.Instances;

/// <summary>
/// The families of SageMaker's instance types. Names and uses: the service model's enums. Figures: estimated from the EC2 types of the same names;
/// SageMaker itself publishes none in a form that programs can read.
/// </summary>
internal static class InstanceFamilies
{
    /// <summary>
    /// One line a family: its name, what may use it, architecture, GiB for each virtual processor, chip, sizes. A size is followed by "!" when
    /// transform jobs cannot use it, then by accelerators, GB of local storage, and GiB and virtual processors where the rules do not hold. Text,
    /// not objects: a program looks up one type and should pay for one line.
    /// </summary>
    private const string Lines = """

        t2 hosting x86_64 4 - medium:0:0:4:2 large xlarge 2xlarge
        m4 transform x86_64 4 - xlarge 2xlarge 4xlarge 10xlarge 16xlarge
        m5 transform x86_64 4 - large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
        m5d hosting x86_64 4 - large:0:75 xlarge:0:150 2xlarge:0:300 4xlarge:0:600 12xlarge:0:1800 24xlarge:0:3600
        m6i transform x86_64 4 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
        m7i transform x86_64 4 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
        m6g hosting arm64 4 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
        m6gd hosting arm64 4 - large:0:118 xlarge:0:237 2xlarge:0:474 4xlarge:0:950 8xlarge:0:1900 12xlarge:0:2850 16xlarge:0:3800
        m8g hosting arm64 4 - medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
        c4 transform x86_64 1.875 - large! xlarge 2xlarge 4xlarge 8xlarge:0:0:60:36
        c5 transform x86_64 2 - large! xlarge 2xlarge 4xlarge 9xlarge 18xlarge
        c5d hosting x86_64 2 - large:0:50 xlarge:0:100 2xlarge:0:200 4xlarge:0:400 9xlarge:0:900 18xlarge:0:1800
        c6i transform x86_64 2 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
        c6in hosting x86_64 2 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
        c7i transform x86_64 2 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
        c6g hosting arm64 2 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
        c6gd hosting arm64 2 - large:0:118 xlarge:0:237 2xlarge:0:474 4xlarge:0:950 8xlarge:0:1900 12xlarge:0:2850 16xlarge:0:3800
        c6gn hosting arm64 2 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
        c7g hosting arm64 2 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
        c8g hosting arm64 2 - medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
        r5 hosting x86_64 8 - large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
        r5d hosting x86_64 8 - large:0:75 xlarge:0:150 2xlarge:0:300 4xlarge:0:600 12xlarge:0:1800 24xlarge:0:3600
        r6i transform x86_64 8 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
        r7i transform x86_64 8 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
        r6g hosting arm64 8 - large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
        r6gd hosting arm64 8 - large:0:118 xlarge:0:237 2xlarge:0:474 4xlarge:0:950 8xlarge:0:1900 12xlarge:0:2850 16xlarge:0:3800
        r7gd hosting arm64 8 - medium:0:59 large:0:118 xlarge:0:237 2xlarge:0:474 4xlarge:0:950 8xlarge:0:1900 12xlarge:0:2850 16xlarge:0:3800
        r8g hosting arm64 8 - medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
        g4dn transform x86_64 4 t4 xlarge:1:125 2xlarge:1:225 4xlarge:1:225 8xlarge:1:900 12xlarge:4:900 16xlarge:1:900
        g5 transform x86_64 4 a10g xlarge:1:250 2xlarge:1:450 4xlarge:1:600 8xlarge:1:900 12xlarge:4:3800 16xlarge:1:1900 24xlarge:4:3800 48xlarge:8:7600
        g6 transform x86_64 4 l4 xlarge:1:250 2xlarge:1:450 4xlarge:1:600 8xlarge:1:900 12xlarge:4:3760 16xlarge:1:1880 24xlarge:4:3760 48xlarge:8:7520
        g6e hosting x86_64 8 l40s xlarge:1:250 2xlarge:1:450 4xlarge:1:600 8xlarge:1:900 12xlarge:4:3800 16xlarge:1:1900 24xlarge:4:3800 48xlarge:8:7600
        g7e hosting x86_64 8 rtx-pro-6000 2xlarge:1:1900 4xlarge:1:1900 8xlarge:1:1900 12xlarge:2:3800:512 24xlarge:4:7600:1024 48xlarge:8:15200:2048
        p2 transform x86_64 15.25 k80 xlarge:1 8xlarge:8 16xlarge:16:0:732
        p3 transform x86_64 7.625 v100 2xlarge:1 8xlarge:4 16xlarge:8
        p4d hosting x86_64 12 a100 24xlarge:8:8000
        p4de hosting x86_64 12 a100-80 24xlarge:8:8000
        p5 hosting x86_64 16 h100 4xlarge:1:3840 48xlarge:8:30720:2048
        p5e hosting x86_64 0 h200 48xlarge:8:30720:2048
        p5en hosting x86_64 0 h200 48xlarge:8:30720:2048
        p6-b200 hosting x86_64 0 b200 48xlarge:8:30720:2048
        p6-b300 hosting x86_64 0 b300 48xlarge:8:30720:4096
        p6e-gb200 hosting arm64 0 gb200 36xlarge:4:22500:960
        inf1 hosting x86_64 2 inferentia xlarge:1 2xlarge:1 6xlarge:4 24xlarge:16
        inf2 transform x86_64 4 inferentia2 xlarge:1 8xlarge:1 24xlarge:6 48xlarge:12
        trn1 transform x86_64 4 trainium 2xlarge:1:474 32xlarge:16:7600
        trn1n hosting x86_64 4 trainium 32xlarge:16:7600
        trn2 hosting x86_64 0 trainium2 48xlarge:16:7680:2048
        dl1 hosting x86_64 8 gaudi 24xlarge:8:4000

        """;

    public static IEnumerable<InstanceFamily> All =>
        Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(InstanceFamily.Parse);

    public static InstanceFamily? Find(string name)
    {
        var start = Lines.IndexOf($"\n{name} ", StringComparison.Ordinal) + 1;
        return start > 0 && name.Length > 0 ? InstanceFamily.Parse(Lines[start..Lines.IndexOf('\n', start)]) : null;
    }
}
