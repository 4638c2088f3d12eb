using System.Text.Json.Nodes;
using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Infra.EndToEnd.Tests.Roots;
using Infra.Operations.StackConfiguration;

namespace Infra.EndToEnd.Tests;

/// <summary>A real-time stack of one container in the sandbox: one recommendation writes all its parts at once, and the next deployment carries them out.</summary>
public sealed class WholeRecommendationTests : IDisposable
{
    private readonly TestRoot root = new TestRoot().Serverless().Edited(file =>
    {
        file.Remove("infra:serverlessEndpoint");
        file.Set("infra:realTimeEndpoint", JsonNode.Parse("""
            {"instanceType": "ml.m5.xlarge", "initialInstanceCount": 1, "scaling": {"minCapacity": 1, "maxCapacity": 1, "maxInvocationsPerMinute": 1000}}
            """));
        file.Remove("infra:recommendation.supportedInstanceTypes");
        file.Set("infra:recommendation.jobType", "Advanced");
        file.Set("infra:recommendation.trafficPattern", JsonNode.Parse("""{"phases": [{"initialNumberOfUsers": 1, "spawnRate": 1, "durationInSeconds": 120}]}"""));
        file.Set("infra:recommendation.endpointConfigurations", JsonNode.Parse("""
            [{"instanceType": "ml.c5.xlarge", "environmentParameterRanges": {"OMP_NUM_THREADS": ["2", "4"]}}, {"instanceType": "ml.m5.xlarge"}]
            """));
        file.Set("infra:recommendation.apply", new JsonArray("instanceType", "environment", "count", "scaling"));
        file.Set("infra:recommendation.alsoBatch", true);
        file.Set("infra:recommendation.targetInvocationsPerMinute", 30000);
    });

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Up_RealTimeStack_WritesEveryPartAndDeploysIt()
    {
        var up = await root.RunAsync("sandbox", "up");

        Assert.Equal((0, ""), (up.Exit, string.Concat(up.Error.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)))));
        var config = StackFile.Load(root.StackFile);
        Assert.Equal(
            ("ml.c5.xlarge", "ml.c5.xlarge", "2", "2"),
            (config.GetString("infra:realTimeEndpoint.instanceType"), config.GetString("infra:batch.instanceType"),
                config.GetString("infra:realTimeEndpoint.initialInstanceCount"), config.GetString("infra:model.container.environment.OMP_NUM_THREADS")));
        var capacity = config.Get("infra:realTimeEndpoint.scaling.maxCapacity")!.GetValue<int>();
        Assert.InRange(capacity, 3, 40);
        Assert.Equal("ml.m5.xlarge", config.GetString("infra:recommended.previousInstanceType"));
        Assert.Equal("1", config.GetString("infra:recommended.previous[\"infra:realTimeEndpoint.initialInstanceCount\"]"));

        await using var served = await ServedRoot.StartAsync(root);
        var endpoint = Assert.Single((await served.SageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints);
        var described = await served.SageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = endpoint.EndpointName });
        var variant = Assert.Single((await served.SageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = described.EndpointConfigName })).ProductionVariants);
        var model = await served.SageMaker.DescribeModelAsync(new DescribeModelRequest { ModelName = variant.ModelName });
        Assert.Equal(("ml.c5.xlarge", 2), (variant.InstanceType.Value, variant.InitialInstanceCount));
        Assert.Equal("2", model.PrimaryContainer.Environment["OMP_NUM_THREADS"]);
        using var scaling = new AmazonApplicationAutoScalingClient(
            new BasicAWSCredentials("any", "thing"), new AmazonApplicationAutoScalingConfig { ServiceURL = served.Url, AuthenticationRegion = "us-east-1" });
        var target = Assert.Single((await scaling.DescribeScalableTargetsAsync(new DescribeScalableTargetsRequest { ServiceNamespace = ServiceNamespace.Sagemaker })).ScalableTargets);
        Assert.Equal((1, capacity), (target.MinCapacity, target.MaxCapacity));

        var text = root.StackText;
        var (again, check) = (await served.RunAsync("recommend", "--exit-code"), await served.RunAsync("recommend", "--check"));
        Assert.Equal((3, 0, text), (again.Exit, check.Exit, served.Root.StackText));
        Assert.Single(await served.JobsAsync());
    }

    [Fact]
    public async Task Recommend_OptionsForOneRun_RankTheSameJobAnew()
    {
        Assert.Equal(0, (await root.RunAsync("sandbox", "up")).Exit);

        var run = await root.RunAsync("recommend", "--max-cost-per-hour", "0.1", "--cost", "lowest", "--dry-run", "--json");

        Assert.Equal((0, "noCandidate"), (run.Exit, run.Json["verdict"]!.GetValue<string>()));
        Assert.True(run.Json["jobReused"]!.GetValue<bool>());
        Assert.Equal("./infra recommend --stack sandbox --cost lowest --max-cost-per-hour 0.1", run.Json["command"]!.GetValue<string>());
        Assert.Equal("lowest", run.Json["importance"]!["cost"]!.GetValue<string>());
        Assert.All(run.Json["excluded"]!.AsArray(), excluded => Assert.EndsWith("USD/h is above the limit of 0.1 USD/h", excluded!["reason"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("error INFRA190: \"0\" is out of range for --max-latency-ms. Give a number from 1 to 60000.\n", "--max-latency-ms", "0")]
    [InlineData("error INFRA190: \"memory\" is no part of a recommendation. Use instanceType, environment, serverless, count, scaling.\n", "--apply", "memory")]
    public async Task Recommend_BadOption_IsBadInput(string error, params string[] args)
    {
        var run = await root.RunAsync(["recommend", .. args]);

        Assert.Equal((2, error), (run.Exit, run.Error));
    }
}
