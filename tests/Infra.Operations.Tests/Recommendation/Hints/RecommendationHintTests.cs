using System.Text.Json.Nodes;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Recommendation.Hints;

/// <summary>The free hint, the shortlist made of it, and what is said before a job is started.</summary>
public sealed class RecommendationHintTests
{
    private const string Listed = "    supportedInstanceTypes: [ml.c5.large, ml.c5.xlarge, ml.m5.xlarge]\n";

    [Fact]
    public async Task HintAsync_Pipeline_AsksOfTheContainerAloneAndLeavesNothing()
    {
        using var fixture = new StepFixture();
        fixture.Account.HintStatuses.Clear();
        foreach (var status in (string[])["IN_PROGRESS", "IN_PROGRESS", "COMPLETED"])
            fixture.Account.HintStatuses.Enqueue(status);

        var hint = await HintAsync(fixture);

        Assert.Equal(("COMPLETED", "softmax", null), (hint.Status, hint.Container, hint.WhyNone));
        Assert.Equal([("ml.c5.xlarge", 0.204m), ("ml.g4dn.xlarge", 0.736m)], hint.Instances.Select(i => (i.InstanceType, i.UsdPerHour!.Value)));
        Assert.Equal(["A", "B"], hint.Instances[0].Environment.Keys);
        Assert.Matches("^infra-benchmark-hint-[0-9a-f]{16}$", fixture.Log.Single<TemporaryModelCreated>().ModelName);
        Assert.Empty(fixture.Account.TemporaryModels);
        Assert.Empty(fixture.Account.Jobs);
        Assert.Equal(StepFixture.StackText, fixture.Text);
    }

    [Fact]
    public async Task HintAsync_ModelOfOneContainer_AsksTheModelItself()
    {
        using var fixture = Single();

        var hint = await HintAsync(fixture, r => r with { ModelName = "single" });

        Assert.Equal(2, hint.Instances.Count);
        Assert.Empty(fixture.Account.Recording.Requests<CreateModelRequest>());
    }

    [Theory]
    [InlineData("IN_PROGRESS", "SageMaker is still looking; ask again in a minute")]
    [InlineData("FAILED", "SageMaker's own search failed")]
    [InlineData("NOT_APPLICABLE", "SageMaker has no hint for such a model")]
    public async Task HintAsync_NoTypes_SaysWhy(string status, string reason)
    {
        using var fixture = Single();
        fixture.Account.HintStatuses.Clear();
        fixture.Account.HintStatuses.Enqueue(status);

        var hint = await HintAsync(fixture, r => r with { ModelName = "single" });

        Assert.Equal((status, reason), (hint.Status, hint.WhyNone));
    }

    [Fact]
    public async Task HintAsync_Cancelled_RemovesItsModel()
    {
        using var fixture = new StepFixture();
        using var cancellation = new CancellationTokenSource();
        fixture.Log.Then = e =>
        {
            if (e is TemporaryModelCreated)
                cancellation.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HintAsync(fixture, cancellation: cancellation.Token));

        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_Shortlist_BenchmarksTheProspectiveTypesAndTheCurrentOne()
    {
        using var fixture = new StepFixture(StepFixture.StackText.Replace(Listed, "    shortlist: true\n", StringComparison.Ordinal));

        await fixture.RunAsync();

        Assert.Equal(["ml.c5.xlarge", "ml.g4dn.xlarge", "ml.m5.xlarge"], Created(fixture).InputConfig.ContainerConfig.SupportedInstanceTypes);
        Assert.Equal(["ml.c5.xlarge", "ml.g4dn.xlarge", "ml.m5.xlarge"], fixture.Log.Single<ShortlistFound>().InstanceTypes);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_ShortlistAskedForOnTheCommandLine_TakesThePlaceOfTheList()
    {
        using var fixture = new StepFixture();

        await fixture.RunAsync(r => r with { Shortlist = true });
        await fixture.RunAsync(r => r with { Shortlist = true });

        Assert.Equal(["ml.c5.xlarge", "ml.g4dn.xlarge", "ml.m5.xlarge"], Created(fixture).InputConfig.ContainerConfig.SupportedInstanceTypes);
        Assert.Single(fixture.Account.Jobs);
    }

    [Fact]
    public async Task RunAsync_ShortlistOfALoadTest_IsItsEndpointConfigurations()
    {
        const string loadTest = """
                jobType: Advanced
                shortlist: true
                trafficPattern: { phases: [{ initialNumberOfUsers: 1, spawnRate: 1, durationInSeconds: 300 }] }

            """;
        using var fixture = new StepFixture(StepFixture.StackText.Replace(Listed, loadTest, StringComparison.Ordinal));

        await fixture.RunAsync();

        Assert.Equal(
            ["ml.c5.xlarge", "ml.g4dn.xlarge", "ml.m5.xlarge"], Created(fixture).InputConfig.EndpointConfigurations.Select(c => c.InstanceType.Value));
    }

    [Fact]
    public async Task RunAsync_ShortlistWithoutAHint_StartsNothing()
    {
        using var fixture = new StepFixture();
        fixture.Account.HintStatuses.Clear();
        fixture.Account.HintStatuses.Enqueue("FAILED");

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { Shortlist = true }));

        Assert.Equal(OperationFault.BadInput, error.Fault);
        Assert.StartsWith(
            "INFRA154: infra:recommendation.shortlist: There is no shortlist for \"softmax\": SageMaker's own search failed. List the candidates instead",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(fixture.Account.Jobs);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task HintAsync_OnlyAPackageIsKnown_SaysThatModelsHaveHints()
    {
        const string package = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/3";
        using var fixture = new StepFixture(StepFixture.StackText.Replace("container: softmax", $"modelPackageVersionArn: {package}", StringComparison.Ordinal));
        fixture.Account.AddPackage(package, 1);

        var error = await Assert.ThrowsAsync<OperationException>(() => HintAsync(fixture));

        Assert.Equal(("INFRA154", OperationFault.BadInput), (Assert.Single(error.Problems).Id, error.Fault));
    }

    [Fact]
    public async Task ForecastAsync_NoJob_ShowsEstimateAndRequestAndStartsNothing()
    {
        using var fixture = new StepFixture();

        var forecast = await ForecastAsync(fixture);

        Assert.Equal((JobAction.Start, "no job with the same inputs exists", "softmax", null), (forecast.Action, forecast.Reason, forecast.Container, forecast.Refusal));
        Assert.Equal((0.08m, 0.41m), (forecast.Estimate.LeastUsd, forecast.Estimate.MostUsd));
        var request = JsonNode.Parse(forecast.Request)!;
        Assert.Equal(
            ["JobName", "JobType", "RoleArn", "InputConfig", "JobDescription", "Tags"],
            request.AsObject().Select(m => m.Key).OrderBy(k => Array.IndexOf(["JobName", "JobType", "RoleArn", "InputConfig", "JobDescription", "Tags"], k)));
        Assert.Equal((forecast.JobName, "Default"), (request["JobName"]!.GetValue<string>(), request["JobType"]!.GetValue<string>()));
        Assert.Equal(
            """{"Domain":"MACHINE_LEARNING","Framework":"SAGEMAKER-SCIKIT-LEARN","PayloadConfig":{"SamplePayloadUrl":"s3://samples/iris/payload.tar.gz","SupportedContentTypes":["text/csv"]},"SupportedInstanceTypes":["ml.c5.large","ml.c5.xlarge","ml.m5.xlarge"]}""",
            Sorted(request["InputConfig"]!["ContainerConfig"]!.AsObject()).ToJsonString());
        Assert.Empty(fixture.Account.Jobs);
        Assert.Empty(fixture.Account.TemporaryModels);
        Assert.Equal(StepFixture.StackText, fixture.Text);
    }

    [Fact]
    public async Task ForecastAsync_JobCompletedOrRunning_CostsNothingMore()
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = ["IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED"];
        await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { Timeout = TimeSpan.Zero }));

        var running = await ForecastAsync(fixture, r => r with { MaxSpend = 0.01m });
        await fixture.RunAsync();
        var completed = await ForecastAsync(fixture, r => r with { MaxSpend = 0.01m });
        var fresh = await ForecastAsync(fixture, r => r with { MaxSpend = 0.01m, Fresh = true });

        Assert.Equal((JobAction.Resume, null), (running.Action, running.Refusal));
        Assert.Equal((JobAction.Reuse, null), (completed.Action, completed.Refusal));
        Assert.Equal((JobAction.Start, "INFRA153"), (fresh.Action, fresh.Refusal!.Id));
        Assert.EndsWith("-2", fresh.JobName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.40, null, true)]
    [InlineData(0.41, null, false)]
    [InlineData(null, "0.40", true)]
    [InlineData(null, "0.41", false)]
    [InlineData(0.41, "0.40", false)]
    public async Task RunAsync_SpendingLimit_RefusesAboveTheEstimateAndStartsNothing(double? flag, string? setting, bool isRefused)
    {
        using var fixture = new StepFixture(
            setting is null ? StepFixture.StackText : StepFixture.StackText.Replace(Listed, $"{Listed}    maxSpend: {setting}\n", StringComparison.Ordinal));

        var error = await Record.ExceptionAsync(() => fixture.RunAsync(r => r with { MaxSpend = (decimal?)flag }));

        Assert.Equal(isRefused, error is OperationException { Fault: OperationFault.BadInput, Problems: [{ Id: "INFRA153" }] });
        Assert.Equal(isRefused ? 0 : 1, fixture.Account.Jobs.Count);
        Assert.Equal(isRefused ? 0 : 1, fixture.Log.Events.OfType<JobEstimated>().Count());
        Assert.Equal(isRefused ? 0 : 1, fixture.Account.Recording.Requests<CreateModelRequest>().Count());
    }

    [Fact]
    public async Task RunAsync_JobStarted_WasEstimatedBefore()
    {
        using var fixture = new StepFixture();

        var first = await fixture.RunAsync();
        var second = await fixture.RunAsync();

        Assert.Equal([typeof(JobEstimated), typeof(TemporaryModelCreated), typeof(JobStarted)], fixture.Log.Events.Take(3).Select(e => e.GetType()));
        Assert.Equal((0.41m, null), (first.Estimate?.MostUsd, second.Estimate?.MostUsd));
    }

    private static CreateInferenceRecommendationsJobRequest Created(StepFixture fixture) =>
        Assert.Single(fixture.Account.Recording.Requests<CreateInferenceRecommendationsJobRequest>());

    private static StepFixture Single()
    {
        var fixture = new StepFixture(StepFixture.StackText.Replace("    container: softmax\n", "", StringComparison.Ordinal));
        fixture.Account.AddModel("single", StepFixture.Container("softmax"));
        return fixture;
    }

    private static Task<Operations.Recommendation.Hints.RecommendationHint> HintAsync(
        StepFixture fixture, Func<RecommendationRequest, RecommendationRequest>? change = null, CancellationToken cancellation = default) =>
        new RecommendationStep(fixture.Account.Client, fixture.S3.Client, fixture.Clock).HintAsync(change?.Invoke(fixture.Request) ?? fixture.Request, fixture.Log, cancellation);

    private static Task<RecommendationForecast> ForecastAsync(StepFixture fixture, Func<RecommendationRequest, RecommendationRequest>? change = null) =>
        new RecommendationStep(fixture.Account.Client, fixture.S3.Client, fixture.Clock)
            .ForecastAsync(change?.Invoke(fixture.Request) ?? fixture.Request, fixture.Log, CancellationToken.None);

    private static JsonObject Sorted(JsonObject node) =>
        new(node.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
}
