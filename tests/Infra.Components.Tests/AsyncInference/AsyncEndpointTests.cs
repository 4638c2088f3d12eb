using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncEndpointTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
    private const string Endpoint = "aws:sagemaker/endpoint:Endpoint";

    private static readonly string[] Everything =
    [
        "aws:appautoscaling/policy:Policy iris-tracking",
        "aws:appautoscaling/policy:Policy iris-wake-up",
        "aws:appautoscaling/target:Target iris-target",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-failures-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-oldest-request-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-rollback-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-wake-up-alarm",
        "aws:iam/rolePolicy:RolePolicy iris-role-policy",
        "aws:kms/key:Key iris-topics-key",
        "aws:s3/bucket:Bucket iris-output",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration iris-output-lifecycle",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls iris-output-ownership",
        "aws:s3/bucketPolicy:BucketPolicy iris-output-policy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock iris-output-access",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration iris-output-encryption",
        "aws:sagemaker/endpoint:Endpoint iris",
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration iris-config",
        "aws:sns/topic:Topic iris-error",
        "aws:sns/topic:Topic iris-success",
        "aws:sns/topicPolicy:TopicPolicy iris-error-policy",
        "aws:sns/topicPolicy:TopicPolicy iris-success-policy",
        "aws:sns/topicSubscription:TopicSubscription iris-error-to-results",
        "aws:sns/topicSubscription:TopicSubscription iris-success-to-results",
        "aws:sqs/queue:Queue iris-results",
        "aws:sqs/queue:Queue iris-results-dead-letters",
        "aws:sqs/queuePolicy:QueuePolicy iris-results-dead-letters-policy",
        "aws:sqs/queuePolicy:QueuePolicy iris-results-policy",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSample_CreatesEverything(bool isPreview) => Assert.Equal(Everything, (await TestRun.Of(() => _ = new AsyncEndpoint("iris", Samples.Endpoint()), isPreview)).Children);

    [Theory]
    [InlineData("iris-role-policy")]
    [InlineData("iris-success-policy")]
    [InlineData("iris-error-policy")]
    [InlineData("iris-config")]
    [InlineData("iris-rollback-alarm")]
    public async Task Construct_OfSample_CreatesTheEndpointAfter(string name)
    {
        var run = await Run();

        Assert.InRange(run.IndexOf(name), 0, run.IndexOf("iris") - 1);
    }

    [Theory]
    [InlineData("iris", "iris-error-policy iris-role-policy iris-success-policy")]
    [InlineData("iris-target", "iris")]
    [InlineData("iris-tracking", "iris-target")]
    [InlineData("iris-wake-up", "iris-target")]
    [InlineData("iris-success-to-results", "iris-results-policy iris-success-policy")]
    [InlineData("iris-output-policy", "iris-output-access")]
    public async Task Construct_OfSample_WaitsFor(string child, string dependencies) => Assert.Equal(
        dependencies.Split(' '), await TestRun.DependenciesOf(child, options => _ = new AsyncEndpoint("iris", Samples.Endpoint(), options)));

    [Theory]
    [InlineData("iris-target", "iris-tracking")]
    [InlineData("iris-target", "iris-wake-up")]
    [InlineData("iris", "iris-target")]
    [InlineData("iris-results-policy", "iris-success-to-results")]
    [InlineData("iris-results-policy", "iris-error-to-results")]
    [InlineData("iris-output-access", "iris-output-policy")]
    public async Task Construct_OfSample_KeepsTheOrder(string first, string second)
    {
        var run = await Run();

        Assert.InRange(run.IndexOf(first), 0, run.IndexOf(second) - 1);
    }

    [Fact]
    public async Task Construct_OfSample_NamesTheEndpointButNotItsConfiguration()
    {
        var run = await Run();

        Assert.Matches("^iris-dev-[0-9a-f]{7}$", run.Single(Endpoint).Text("name"));
        Assert.DoesNotContain("name", run.Single(Config).Inputs.Keys);
        Assert.Equal("iris-config-0000000", run.Single(Endpoint).Text("endpointConfigName"));
    }

    [Fact]
    public async Task Construct_WithoutRolePolicy_LeavesTheRoleAlone() =>
        Assert.False((await Run(args => args.AttachRolePolicy = false)).Has("iris-role-policy"));

    [Fact]
    public async Task Construct_OfRoleWithPath_AttachesThePolicyByName() =>
        Assert.Equal("iris-role", (await Run()).Named("iris-role-policy").Text("role"));

    [Fact]
    public async Task Construct_OfInstanceTypeThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Endpoint();
        args.InstanceType = Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new AsyncEndpoint("iris", args);
            late.SetResult("ml.t2.medium");
        });

        Assert.Contains("INFRA052 \"instanceType\"", message, StringComparison.Ordinal);
    }

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args));
    }
}
