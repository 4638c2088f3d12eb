using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.Recommendation.Applying;

public sealed class HardwareNeedsTests
{
    private const string Registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

    [Theory]
    [InlineData("ml.c7g.large", "app:1", null, "", "its processors are arm64, the images are for x86_64 (infra:recommendation.architecture)")]
    [InlineData("ml.c7g.large", "app:1", "arm64", "", null)]
    [InlineData("ml.c5.large", "app:1", "arm64", "", "its processors are x86_64, the images are for arm64 (infra:recommendation.architecture)")]
    [InlineData("ml.c7g.large", "pytorch-inference-graviton:2.1.0", null, "", null)]
    [InlineData("ml.c5.large", "pytorch-inference-graviton:2.1.0", null, "", "its processors are x86_64, the images are for arm64 (infra:recommendation.architecture)")]
    [InlineData("ml.c5.large", "pytorch-inference:2.1.0-gpu-py310-cu121", null, "", $"the image \"{Registry}/pytorch-inference:2.1.0-gpu-py310-cu121\" needs a GPU, which it has not")]
    [InlineData("ml.g5.xlarge", "pytorch-inference:2.1.0-gpu-py310-cu121", null, "", null)]
    [InlineData("ml.c5.large", "pytorch-inference-neuronx:2.1", null, "", $"the image \"{Registry}/pytorch-inference-neuronx:2.1\" needs Inferentia or Trainium, which it has not")]
    [InlineData("ml.c5d.large", "app:1", null, "volumeKmsKeyArn: k", "it has local NVMe storage, which takes no volume key (infra:endpoint.volumeKmsKeyArn)")]
    [InlineData("ml.c5d.large", "app:1", null, "", null)]
    [InlineData("ml.c5.large", "app:1", null, "volumeKmsKeyArn: k", null)]
    [InlineData("ml.of.tomorrow", "app:1", null, "volumeKmsKeyArn: k", null)]
    public void WhyNot_TypeAndStack_NamesTheReason(string type, string image, string? architecture, string endpoint, string? expected)
    {
        var config = StackFile.Parse($"config:\n  infra:endpoint:\n    instanceType: ml.m5.large\n{(endpoint.Length == 0 ? "" : $"    {endpoint}\n")}");

        var needs = HardwareNeeds.Of(config, RecommendedEndpoint.Of(config), new ApplySettings { Architecture = architecture }, [$"{Registry}/{image}", null]);

        Assert.Equal(expected, needs.WhyNot(new Candidate { InstanceType = type, Metrics = new CandidateMetrics() }));
    }

    [Theory]
    [InlineData("ml.c5.large", false, null)]
    [InlineData("ml.c5.large", true, "transform jobs cannot run on it (infra:recommendation.alsoBatch)")]
    [InlineData("ml.c5.xlarge", true, null)]
    public void WhyNot_BatchThatFollows_HasToTakeTheType(string type, bool alsoBatch, string? expected)
    {
        var config = StackFile.Parse("config:\n  infra:endpoint: {instanceType: ml.m5.large}\n  infra:batch: {instanceType: ml.m5.large}\n");

        var needs = HardwareNeeds.Of(config, RecommendedEndpoint.Of(config), new ApplySettings { AlsoBatch = alsoBatch }, []);

        Assert.Equal(expected, needs.WhyNot(new Candidate { InstanceType = type, Metrics = new CandidateMetrics() }));
    }

    [Theory]
    [InlineData("infra:endpoint: {instanceType: a}", "it is serverless, and infra:endpoint runs on instances")]
    [InlineData("infra:realTimeEndpoint: {instanceType: a}", "it is serverless, and infra:realTimeEndpoint runs on instances")]
    [InlineData("infra:serverlessEndpoint: {maxConcurrency: 1}", null)]
    [InlineData("infra:endpoint: {}", null)]
    public void WhyNot_ServerlessSize_FitsServerlessEndpoints(string endpoint, string? expected)
    {
        var config = StackFile.Parse($"config:\n  {endpoint}\n");

        var needs = HardwareNeeds.Of(config, RecommendedEndpoint.Of(config), new ApplySettings(), []);

        Assert.Equal(expected, needs.WhyNot(new Candidate { Serverless = new ServerlessSize(2048, 1), Metrics = new CandidateMetrics() }));
    }
}
