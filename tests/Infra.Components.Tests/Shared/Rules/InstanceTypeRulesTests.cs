using Infra.Components.Shared.Rules;

namespace Infra.Components.Tests.Shared.Rules;

public sealed class InstanceTypeRulesTests
{
    [Fact]
    public void Hosting_OfUnknownSize_NamesTheFamily() => Assert.Equal(
        "\"ml.inf2.4xlarge\" is not a hosting instance type; of its family there are ml.inf2.24xlarge, ml.inf2.48xlarge, ml.inf2.8xlarge, ml.inf2.xlarge.",
        InstanceTypeRules.Hosting.Find("ml.inf2.4xlarge"));

    [Theory]
    [InlineData("ml.x.large", "\"ml.x.large\" is not a transform instance type.")]
    [InlineData("large", "\"large\" is not a transform instance type.")]
    [InlineData("ml.c5.large", "\"ml.c5.large\" is not a transform instance type; of its family there are ml.c5.18xlarge, ml.c5.2xlarge, ml.c5.4xlarge, ml.c5.9xlarge, ml.c5.xlarge.")]
    [InlineData("ml.c5.xlarge", null)]
    public void Transform_OfType_NamesWhatItsFamilyHas(string type, string? expected) => Assert.Equal(expected, InstanceTypeRules.Transform.Find(type));

    [Theory]
    [InlineData("ml.g5.xlarge", "\"ml.g5.xlarge\" has local NVMe storage.")]
    [InlineData("ml.m5.xlarge", null)]
    [InlineData("unknown", null)]
    public void NoLocalStorage_OfType_RefusesNvme(string type, string? expected) => Assert.Equal(expected, InstanceTypeRules.NoLocalStorage.Find(type));

    [Theory]
    [InlineData("ml.t2.medium", "\"ml.t2.medium\" is burstable.")]
    [InlineData("ml.m5.xlarge", null)]
    public void Scalable_OfType_RefusesBurstable(string type, string? expected) => Assert.Equal(expected, InstanceTypeRules.Scalable.Find(type));

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 2)]
    [InlineData(false, true, 2)]
    [InlineData(true, true, 3)]
    public void ForHosting_OfWishes_AddsTheirRules(bool isScaled, bool hasVolumeKey, int rules) =>
        Assert.Equal(rules, InstanceTypeRules.ForHosting(isScaled, hasVolumeKey).Count);

    [Theory]
    [InlineData("pytorch-inference:2.1.0-gpu-py310-cu121", "ml.m5.xlarge", "needs a GPU, which ml.m5.xlarge has not.")]
    [InlineData("iris:cu118", "ml.inf2.xlarge", "needs a GPU, which ml.inf2.xlarge has not.")]
    [InlineData("pytorch-inference:2.1.0-gpu-py310-cu121", "ml.g5.xlarge", null)]
    [InlineData("pytorch-inference-neuronx:1.13", "ml.g5.xlarge", "needs Inferentia or Trainium, which ml.g5.xlarge has not.")]
    [InlineData("pytorch-inference-neuronx:1.13", "ml.inf2.xlarge", null)]
    [InlineData("pytorch-inference-neuron:1.13", "ml.trn1.2xlarge", null)]
    [InlineData("pytorch-inference-graviton:2.1-cpu", "ml.m5.xlarge", "is for arm64, but ml.m5.xlarge has x86_64 processors.")]
    [InlineData("pytorch-inference-graviton:2.1-cpu", "ml.c7g.large", null)]
    [InlineData("pytorch-inference:2.1.0-cpu-py310", "ml.g5.xlarge", null)]
    [InlineData("pytorch-inference:2.1.0-gpu-py310", "ml.unknown.large", null)]
    [InlineData("gpu-team/iris:1", "ml.m5.xlarge", null)]
    public void Fits_OfImage_TellsByItsName(string image, string type, string? expected)
    {
        var full = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/{image}";

        Assert.Equal(expected is null ? null : $"\"{full}\" {expected}", ImageHardware.Fits(type).Find(full));
    }
}
