using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Infra.Components.Shared.Instances;

namespace Infra.Components.Tests.Shared.Instances;

public sealed class InstanceTypesTests
{
    [Fact]
    public void Names_OfTheTable_AreTheServiceModels()
    {
        var shapes = JsonNode.Parse(File.ReadAllText(ServiceModel()))!["shapes"]!;

        Assert.Equal(Enum(shapes, "ProductionVariantInstanceType"), InstanceTypes.Hosting);
        Assert.Equal(Enum(shapes, "TransformInstanceType"), InstanceTypes.Transform);
        Assert.Equal((271, 108), (InstanceTypes.Hosting.Count, InstanceTypes.Transform.Count));
        Assert.Equal(InstanceTypes.Hosting, InstanceTypes.All.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Find_OfEveryName_GivesItsRow() => Assert.All(InstanceTypes.All, type =>
    {
        Assert.Equal(type, InstanceTypes.Find(type.Name));
        Assert.InRange(type.VCpu, 1, 192);
        Assert.InRange(type.MemoryGiB, 2, 4096);
        Assert.Equal(type.Accelerator is not null, type.AcceleratorCount > 0);
    });

    [Theory]
    [InlineData("ml.t2.medium", 2, 4, "x86_64", null, 0, 0)]
    [InlineData("ml.c4.8xlarge", 36, 60, "x86_64", null, 0, 0)]
    [InlineData("ml.c5.9xlarge", 36, 72, "x86_64", null, 0, 0)]
    [InlineData("ml.m5d.24xlarge", 96, 384, "x86_64", null, 0, 3600)]
    [InlineData("ml.r8g.medium", 1, 8, "arm64", null, 0, 0)]
    [InlineData("ml.c6gd.16xlarge", 64, 128, "arm64", null, 0, 3800)]
    [InlineData("ml.g4dn.12xlarge", 48, 192, "x86_64", "NVIDIA T4", 4, 900)]
    [InlineData("ml.g5.16xlarge", 64, 256, "x86_64", "NVIDIA A10G", 1, 1900)]
    [InlineData("ml.p3.8xlarge", 32, 244, "x86_64", "NVIDIA V100", 4, 0)]
    [InlineData("ml.p4d.24xlarge", 96, 1152, "x86_64", "NVIDIA A100", 8, 8000)]
    [InlineData("ml.p6e-gb200.36xlarge", 144, 960, "arm64", "NVIDIA GB200", 4, 22500)]
    [InlineData("ml.inf1.6xlarge", 24, 48, "x86_64", "AWS Inferentia", 4, 0)]
    [InlineData("ml.trn1.2xlarge", 8, 32, "x86_64", "AWS Trainium", 1, 474)]
    public void Find_OfType_HasTheFiguresOfItsEc2Namesake(string name, int processors, double memory, string architecture, string? chip, int chips, int storage)
    {
        var type = InstanceTypes.Find(name)!;

        Assert.Equal(
            (processors, memory, architecture, chip, chips, storage),
            (type.VCpu, type.MemoryGiB, type.Architecture, type.Accelerator?.Model, type.AcceleratorCount, type.LocalStorageGB));
    }

    [Fact]
    public void LocalStorage_OfFamilies_IsThatOfEc2sNamesWithADAndOfTheLargeAccelerators() => Assert.Equal(
        [
            "c5d", "c6gd", "dl1", "g4dn", "g5", "g6", "g6e", "g7e", "m5d", "m6gd", "p4d", "p4de", "p5", "p5e", "p5en", "p6-b200", "p6-b300", "p6e-gb200",
            "r5d", "r6gd", "r7gd", "trn1", "trn1n", "trn2",
        ],
        InstanceTypes.All.Where(type => type.HasLocalStorage).Select(type => type.Family).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Gpus_OfTypesWithOtherChips_AreNone()
    {
        Assert.Equal((0, 12), (InstanceTypes.Find("ml.inf2.48xlarge")!.Gpus, InstanceTypes.Find("ml.inf2.48xlarge")!.AcceleratorCount));
        Assert.Equal(8, InstanceTypes.Find("ml.p4de.24xlarge")!.Gpus);
        Assert.Equal(0, InstanceTypes.Find("ml.m5.large")!.Gpus);
    }

    [Theory]
    [InlineData("ml.m5.xlarge", true, true)]
    [InlineData("ml.c5.large", true, false)]
    [InlineData("ml.c4.large", true, false)]
    [InlineData("ml.t2.medium", true, false)]
    [InlineData("ml.c7g.large", true, false)]
    [InlineData("ml.p5.48xlarge", true, false)]
    [InlineData("ml.t3.medium", false, false)]
    [InlineData("ml.m5.8xlarge", false, false)]
    [InlineData("m5.xlarge", false, false)]
    [InlineData("ml.m5.xlarge.x", false, false)]
    [InlineData("xx.m5.xlarge", false, false)]
    [InlineData("", false, false)]
    public void IsHostingAndIsTransform_OfType_FollowTheirOwnLists(string type, bool hosting, bool transform) =>
        Assert.Equal((hosting, transform), (InstanceTypes.IsHosting(type), InstanceTypes.IsTransform(type)));

    [Fact]
    public void Prices_OfTypes_AreOfTypesThatExist()
    {
        Assert.Equal(0.23m, ListPrices.Of("ml.m5.xlarge")!.UsdPerHour);
        Assert.Null(ListPrices.Of("ml.m5.huge"));
        Assert.All(InstanceTypes.Hosting.Where(type => ListPrices.Of(type) is not null), type => Assert.NotEmpty(ListPrices.Of(type)!.Source));
        Assert.Equal(ListPrices.Count, InstanceTypes.Hosting.Count(type => ListPrices.Of(type) is not null));
    }

    private static IEnumerable<string> Enum(JsonNode shapes, string name) =>
        shapes[name]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()).Order(StringComparer.Ordinal);

    private static string ServiceModel([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "..", "offline", "AWSSDK.SageMaker", "sagemaker.json");
}
