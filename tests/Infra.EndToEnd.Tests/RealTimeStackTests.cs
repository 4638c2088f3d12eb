using System.Text.RegularExpressions;
using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>A stack with a real-time endpoint on the sandbox: deployed, recommended for, changed in place, invoked.</summary>
public sealed class RealTimeStackTests(RealTimeStackTests.Deployed deployed) : IClassFixture<RealTimeStackTests.Deployed>
{
    [Fact]
    public void Up_RealTimeStack_SucceedsAndPassesOverWhatItHasNot()
    {
        Assert.Equal((0, ""), (deployed.FirstUp.Exit, string.Concat(deployed.FirstUp.Error.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)))));
        Assert.Contains("├── + sync infra:index:RealTimeEndpoint\n", deployed.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("\n5  Run the batch transform\nPassed over: the stack has no batch transform.\n", deployed.FirstUp.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("infra:index:AsyncEndpoint", deployed.FirstUp.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Up_RecommendedInstanceType_IsWrittenToTheRealTimeEndpointAndDeployedInPlace()
    {
        Assert.Contains("    instanceType: ml.c5.xlarge\n", deployed.Root.StackText, StringComparison.Ordinal);
        var part = deployed.FirstUp.Output[deployed.FirstUp.Output.IndexOf("3  Deploy the change", StringComparison.Ordinal)..];

        Assert.Matches(
            @"± sync-config aws:sagemaker/endpointConfiguration:EndpointConfiguration replaced: created first, then the old one deleted\n +│   └── productionVariants\[0\]\.instanceType ""ml\.m5\.xlarge"" → ""ml\.c5\.xlarge"" \(forces replacement\)\n",
            part);
        Assert.Contains("~ sync aws:sagemaker/endpoint:Endpoint updated in place\n", part, StringComparison.Ordinal);
        Assert.Contains("± sync-target aws:appautoscaling/target:Target replaced: deleted first, then created\n", part, StringComparison.Ordinal);
    }

    [Fact]
    public void Up_RealTimeStack_SendsASynchronousRequest() => Assert.Matches(
        new Regex(
            @"\n4  Send a request\nrequest  samples/iris/requests/three\.csv \(to sync-real-time-sandbox-[0-9a-f]+\)\nresult   of variant AllTraffic \(text/csv; charset=utf-8\)\n +setosa,[\d.]+\n +versicolor,[\d.]+\n +virginica,[\d.]+\n",
            RegexOptions.None, TimeSpan.FromSeconds(1)),
        deployed.FirstUp.Output);

    [Fact]
    public async Task Invoke_GoodRequest_ShowsTheResponseOfTheRealTimeEndpoint()
    {
        var run = await deployed.Root.RunAsync("invoke", deployed.Request("three.csv"), "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal("AllTraffic", run.Json["variant"]!.GetValue<string>());
        Assert.StartsWith("sync-real-time-sandbox-", run.Json["endpoint"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(run.Json["inferenceId"]);
        Assert.Equal(["setosa", "versicolor", "virginica"], run.Json["content"]!.GetValue<string>().TrimEnd().Split('\n').Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Invoke_MalformedRequest_FailsWithTheReasonOfTheContainer()
    {
        var run = await deployed.Root.RunAsync("invoke", deployed.Request("malformed.csv"));

        Assert.Equal(1, run.Exit);
        Assert.Contains("\nfailed   Received client error (400) from standardize", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("async", "error INFRA198: Stack \"sandbox\" was deployed without \"infra:endpoint\", which this command needs. Add it to Pulumi.sandbox.yaml and deploy again: ./infra sandbox up\n")]
    [InlineData("serverless", "error INFRA198: Stack \"sandbox\" was deployed without \"infra:serverlessEndpoint\", which this command needs. Add it to Pulumi.sandbox.yaml and deploy again: ./infra sandbox up\n")]
    [InlineData("batch", "error INFRA190: \"batch\" is no kind of endpoint. Give one of async, realTime, serverless.\n")]
    public async Task Invoke_KindThatTheStackHasNot_NamesItsKey(string kind, string error)
    {
        var run = await deployed.Root.RunAsync("invoke", deployed.Request("three.csv"), "--to", kind);

        Assert.Equal((2, error), (run.Exit, run.Error));
    }

    [Fact]
    public async Task BatchRun_NoBatchTransform_NamesItsKey()
    {
        var run = await deployed.Root.RunAsync("batch", "run");

        Assert.Equal(
            (2, "error INFRA198: Stack \"sandbox\" was deployed without \"infra:batch\", which this command needs. Add it to Pulumi.sandbox.yaml and deploy again: ./infra sandbox up\n"),
            (run.Exit, run.Error));
    }

    [Fact]
    public async Task Endpoint_AfterTheChange_ServesTheNewTypeByCanaryWithTheCountKeptAndTheTargetRegistered()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        var name = (await served.SageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints.Single().EndpointName;

        var endpoint = await served.SageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = name });

        Assert.Equal("CANARY", endpoint.LastDeploymentConfig.BlueGreenUpdatePolicy.TrafficRoutingConfiguration.Type.Value);
        Assert.Equal(1, endpoint.LastDeploymentConfig.BlueGreenUpdatePolicy.TrafficRoutingConfiguration.CanarySize.Value);
        Assert.StartsWith("sync-rollback-alarm-", Assert.Single(endpoint.LastDeploymentConfig.AutoRollbackConfiguration.Alarms).AlarmName, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(endpoint.ProductionVariants).DesiredInstanceCount);
        var configuration = await served.SageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = endpoint.EndpointConfigName });
        Assert.Equal("ml.c5.xlarge", Assert.Single(configuration.ProductionVariants).InstanceType.Value);
        using var scaling = new AmazonApplicationAutoScalingClient(
            new BasicAWSCredentials("any", "thing"), new AmazonApplicationAutoScalingConfig { ServiceURL = served.Url, AuthenticationRegion = "us-east-1" });
        var targets = await scaling.DescribeScalableTargetsAsync(new DescribeScalableTargetsRequest { ServiceNamespace = ServiceNamespace.Sagemaker });
        Assert.Equal(($"endpoint/{name}/variant/AllTraffic", 2, 4), (Assert.Single(targets.ScalableTargets).ResourceId, targets.ScalableTargets[0].MinCapacity, targets.ScalableTargets[0].MaxCapacity));
    }

    [Fact]
    public async Task Up_ConfigurationChangedAfterScalingOut_KeepsTheScaledCount()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        var request = new DescribeEndpointRequest { EndpointName = (await served.SageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints.Single().EndpointName };
        await served.SageMaker.UpdateEndpointWeightsAndCapacitiesAsync(new UpdateEndpointWeightsAndCapacitiesRequest
        {
            EndpointName = request.EndpointName,
            DesiredWeightsAndCapacities = [new DesiredWeightAndCapacity { VariantName = "AllTraffic", DesiredInstanceCount = 4 }],
        });
        while ((await served.SageMaker.DescribeEndpointAsync(request)).EndpointStatus != EndpointStatus.InService)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await served.StopAsync();
        served.Root.Edited(file => file.Set("infra:realTimeEndpoint.update.rollbackErrorCount", 5));
        var up = await served.Root.RunAsync("sandbox", "up");

        Assert.Equal(0, up.Exit);
        Assert.Contains("~ sync-rollback-alarm aws:cloudwatch/metricAlarm:MetricAlarm updated in place\n", up.Output, StringComparison.Ordinal);
        served.Root.Edited(file => file.Set("infra:realTimeEndpoint.routingStrategy", "RANDOM"));
        Assert.Equal(0, (await served.Root.RunAsync("sandbox", "up")).Exit);
        await using var again = await ServedRoot.StartAsync(served.Root);
        Assert.Equal(4, Assert.Single((await again.SageMaker.DescribeEndpointAsync(request)).ProductionVariants).DesiredInstanceCount);
    }

    [Fact]
    public async Task Invoke_PipelineInDirectMode_AddressesAContainer()
    {
        using var root = deployed.Root.Copy().Edited(file =>
        {
            file.Set("infra:pipeline.executionMode", "Direct");
            file.Set("infra:realTimeEndpoint.targetContainerHostnames", new System.Text.Json.Nodes.JsonArray("standardize"));
        });
        Assert.Equal(0, (await root.RunAsync("sandbox", "up")).Exit);

        var addressed = await root.RunAsync("invoke", deployed.Request("three.csv"), "--container", "standardize", "--json");
        var unaddressed = await root.RunAsync("invoke", deployed.Request("three.csv"));

        Assert.Equal(0, addressed.Exit);
        Assert.All(addressed.Json["content"]!.GetValue<string>().TrimEnd().Split('\n'), row => Assert.Equal(4, row.Split(',').Length));
        Assert.Equal(1, unaddressed.Exit);
        Assert.Contains("is none of the containers standardize, softmax, label of this endpoint in Direct mode.", unaddressed.Error, StringComparison.Ordinal);
    }

    /// <summary>A root with a real-time endpoint after <c>sandbox up</c>.</summary>
    public sealed class Deployed : IAsyncLifetime
    {
        public TestRoot Root { get; } = new TestRoot().RealTime();

        public Run FirstUp { get; private set; } = new(-1, "", "");

        public string Request(string name) => Root.Path("samples", "iris", "requests", name);

        public async Task InitializeAsync() => FirstUp = await Root.RunAsync("sandbox", "up");

        public Task DisposeAsync()
        {
            Root.Dispose();
            return Task.CompletedTask;
        }
    }
}
