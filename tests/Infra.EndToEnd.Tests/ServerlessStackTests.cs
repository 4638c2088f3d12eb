using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Infra.EndToEnd.Tests.Roots;
using Infra.Operations.StackConfiguration;

namespace Infra.EndToEnd.Tests;

/// <summary>A stack of one container with a serverless endpoint on the sandbox: deployed, invoked, resized in place, replaced by instances.</summary>
public sealed class ServerlessStackTests(ServerlessStackTests.Deployed deployed) : IClassFixture<ServerlessStackTests.Deployed>
{
    [Fact]
    public void Up_ServerlessStack_DeploysRecommendsInvokesAndRunsTheBatch()
    {
        Assert.Equal(0, deployed.FirstUp.Exit);
        Assert.Contains("├── + inference infra:index:InferenceModel\n", deployed.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("├── + on-demand infra:index:ServerlessEndpoint\n", deployed.FirstUp.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n4  Send a request\nrequest  samples/iris/requests/three\.csv \(to on-demand-serverless-sandbox-[0-9a-f]+\)\nresult   of variant AllTraffic ", deployed.FirstUp.Output);
        Assert.Matches(@"\njob      inference-[0-9a-f]+-\d+-\d+ \(Completed\)\n", deployed.FirstUp.Output);
        Assert.DoesNotContain("accuracy", deployed.FirstUp.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_ASecondTime_ChangesNothing()
    {
        using var root = deployed.Root.Copy();

        var run = await root.RunAsync("sandbox", "preview", "--exit-code");

        Assert.Equal(3, run.Exit);
    }

    [Fact]
    public async Task Invoke_GoodRequest_ShowsTheResponseOfTheServerlessEndpoint()
    {
        var run = await deployed.Root.RunAsync("invoke", deployed.Root.Path("samples", "iris", "requests", "three.csv"), "--to", "serverless", "--json");

        Assert.Equal(0, run.Exit);
        var rows = run.Json["content"]!.GetValue<string>().TrimEnd().Split('\n');
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Equal(3, row.Split(',').Length));
    }

    [Fact]
    public async Task Up_OtherMemory_UpdatesTheEndpointInPlaceAndKeepsItsTarget()
    {
        using var root = deployed.Root.Copy().Edited(file => file.Set("infra:serverlessEndpoint.memorySizeInMB", 4096));

        var up = await root.RunAsync("sandbox", "up");

        Assert.Equal(0, up.Exit);
        Assert.Contains("~ on-demand aws:sagemaker/endpoint:Endpoint updated in place\n", up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("on-demand-target", up.Output, StringComparison.Ordinal);
        await using var served = await ServedRoot.StartAsync(root);
        var name = (await served.SageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints.Single().EndpointName;
        var endpoint = await served.SageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = name });
        Assert.Equal(4096, Assert.Single(endpoint.ProductionVariants).CurrentServerlessConfig.MemorySizeInMB);
        using var scaling = new AmazonApplicationAutoScalingClient(
            new BasicAWSCredentials("any", "thing"), new AmazonApplicationAutoScalingConfig { ServiceURL = served.Url, AuthenticationRegion = "us-east-1" });
        var target = Assert.Single((await scaling.DescribeScalableTargetsAsync(new DescribeScalableTargetsRequest { ServiceNamespace = ServiceNamespace.Sagemaker })).ScalableTargets);
        Assert.Equal(("sagemaker:variant:DesiredProvisionedConcurrency", 1, 3), (target.ScalableDimension.Value, target.MinCapacity, target.MaxCapacity));
    }

    [Fact]
    public async Task Up_FromServerlessToInstances_MakesAnotherEndpointAndRemovesTheOld()
    {
        using var root = deployed.Root.Copy().Edited(ToInstances);

        var up = await root.RunAsync("sandbox", "up");

        Assert.Equal(0, up.Exit);
        Assert.Contains("+ sync aws:sagemaker/endpoint:Endpoint\n", up.Output, StringComparison.Ordinal);
        Assert.Contains("- on-demand aws:sagemaker/endpoint:Endpoint\n", up.Output, StringComparison.Ordinal);
        await using var served = await ServedRoot.StartAsync(root);
        Assert.StartsWith(
            "sync-real-time-sandbox-", Assert.Single((await served.SageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints).EndpointName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_FromServerlessToInstances_NamesTheReplacementAndBothNames()
    {
        using var root = deployed.Root.Copy().Edited(ToInstances);

        var preview = await root.RunAsync("sandbox", "preview", "--json");
        var review = await root.PipeAsync(preview.Output, "review");

        Assert.Equal((0, 0), (preview.Exit, review.Exit));
        Assert.Matches(
            @"\n- \*\*Replacement:\*\* the serverless endpoint of `ServerlessEndpoint on-demand` gives way to a real-time one\. It is another endpoint, not an update of this one\. "
            + @"The name that callers use changes from `on-demand-serverless-sandbox-[0-9a-f]+` to `sync-real-time-sandbox-[0-9a-f]+`; the old one gets errors once it is deleted\.\n",
            review.Output);
        Assert.Contains("\n**Outage:** `Endpoint` `on-demand` is deleted: a real-time endpoint takes its place under another name", review.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_FromServerlessToInstancesUnderOneName_FailsAsAwsDoesAndTheOldEndpointServesOn()
    {
        using var root = deployed.Root.Copy().Edited(file => file.Set("infra:serverlessEndpoint.endpointName", "iris"));
        Assert.Equal(0, (await root.RunAsync("sandbox", "up")).Exit);
        root.Edited(ToInstances).Edited(file => file.Set("infra:realTimeEndpoint.endpointName", "iris"));

        var up = await root.RunAsync("sandbox", "up");

        Assert.Equal(1, up.Exit);
        Assert.Contains("Cannot create already existing endpoint \"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris\".", up.Error, StringComparison.Ordinal);
        await using var served = await ServedRoot.StartAsync(root);
        Assert.Equal("iris", Assert.Single((await served.SageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints).EndpointName);
    }

    private static void ToInstances(StackFile file)
    {
        file.Remove("infra:serverlessEndpoint");
        file.Set("infra:realTimeEndpoint.instanceType", "ml.m5.xlarge");
        file.Set("infra:realTimeEndpoint.scaling.maxInvocationsPerMinute", 1000);
    }

    /// <summary>A root with a serverless endpoint after <c>sandbox up</c>.</summary>
    public sealed class Deployed : IAsyncLifetime
    {
        public TestRoot Root { get; } = new TestRoot().Serverless();

        public Run FirstUp { get; private set; } = new(-1, "", "");

        public async Task InitializeAsync() => FirstUp = await Root.RunAsync("sandbox", "up");

        public Task DisposeAsync()
        {
            Root.Dispose();
            return Task.CompletedTask;
        }
    }
}
