using System.Text.Json.Nodes;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Shared;
using static Infra.Operations.Tests.Recommendation.Applying.ApplyFixture;

namespace Infra.Operations.Tests.Recommendation.Applying;

/// <summary>The whole recommendation in the stack's config: each part, what is said about it, and what stays.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public async Task RunAsync_RealTimeModel_TypeBringsWhatOneInstanceBears()
    {
        using var fixture = Model();

        var report = await fixture.RunAsync();

        Assert.Equal(
            [
                "infra:realTimeEndpoint.instanceType: \"ml.m5.xlarge\" -> \"ml.c5.large\"",
                "infra:realTimeEndpoint.scaling.maxInvocationsPerMinute: 958 -> 1130",
                "infra:model.container.environment.WORKERS:  -> \"4\"",
            ],
            Shown(report));
        Assert.Contains("scaling: { minCapacity: 1, maxCapacity: 2, maxInvocationsPerMinute: 1130 }", fixture.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2000, "initialInstanceCount: 1 -> 2")]
    [InlineData(4000, "initialInstanceCount: 1 -> 4|scaling.maxCapacity: 2 -> 4")]
    [InlineData(500, "")]
    public async Task RunAsync_CountForATarget_IsRaisedWithinTheBoundsAndNeverLowered(double target, string expected)
    {
        using var fixture = Model();

        var report = await fixture.RunAsync(r => r with { Overrides = new() { TargetInvocationsPerMinute = target, Parts = Parts(RecommendationPart.Count) } });

        Assert.Equal(expected, string.Join('|', Shown(report)).Replace("infra:realTimeEndpoint.", "", StringComparison.Ordinal));
        Assert.Equal(
            target switch
            {
                500 => ["infra:realTimeEndpoint.initialInstanceCount stays 1: the target throughput takes 1, and a count is only raised."],
                4000 => ["infra:realTimeEndpoint.scaling.maxCapacity is raised with it: the initial count has to lie within the bounds."],
                _ => [],
            },
            report.Application.Notes);
    }

    [Fact]
    public async Task RunAsync_CountWithoutATarget_SaysSo()
    {
        using var fixture = Model();

        var report = await fixture.RunAsync(r => r with { Overrides = new() { Parts = Parts(RecommendationPart.Count) } });

        Assert.Equal((false, "The count stays: infra:recommendation.targetInvocationsPerMinute is not given."), (report.Written, Assert.Single(report.Application.Notes)));
    }

    [Fact]
    public async Task RunAsync_Scaling_WritesTargetBoundsAndCooldowns()
    {
        using var fixture = Model();
        fixture.Edit(file => file.Set("infra:recommendation.scalingObjective", JsonNode.Parse("""{"minInvocationsPerMinute":500,"maxInvocationsPerMinute":2200}""")));

        var report = await fixture.RunAsync(r => r with { Overrides = new() { FurtherParts = Parts(RecommendationPart.Scaling) } });

        var asked = Assert.Single(fixture.Step.Account.Recording.Requests<GetScalingConfigurationRecommendationRequest>());
        Assert.Equal((report.Job.Name, "job/00000000", 500, 2200), (asked.InferenceRecommendationsJobName, asked.RecommendationId, asked.ScalingPolicyObjective.MinInvocationsPerMinute, asked.ScalingPolicyObjective.MaxInvocationsPerMinute));
        Assert.Equal(
            """{"minCapacity":1,"maxCapacity":4,"maxInvocationsPerMinute":1130,"scaleInCooldownInSeconds":300,"scaleOutCooldownInSeconds":60}""",
            fixture.Config().Get("infra:realTimeEndpoint.scaling")!.ToJsonString());
        Assert.Empty(report.Application.Notes);
    }

    [Fact]
    public async Task RunAsync_ScalingAgain_LeavesATargetThatDiffersLittle()
    {
        using var fixture = Model();
        var overrides = new RecommendationOverrides { FurtherParts = Parts(RecommendationPart.Scaling) };
        await fixture.RunAsync(r => r with { Overrides = overrides });
        var text = fixture.Text;
        fixture.Scaling = (580, 1, 4);

        var near = await fixture.RunAsync(r => r with { Overrides = overrides });
        var unchanged = fixture.Text;
        fixture.Scaling = (900, 1, 4);
        var far = await fixture.RunAsync(r => r with { Overrides = overrides });

        Assert.Equal((false, text), (near.Written, unchanged));
        Assert.Equal(["infra:realTimeEndpoint.scaling.safetyFactor:  -> 0.7965"], Shown(far));
        Assert.Equal("ml.m5.xlarge", fixture.Config().GetString("infra:recommended.previousInstanceType"));
    }

    [Theory]
    [InlineData(3, 5, 1, 2, "minCapacity: 1 -> 3|maxCapacity: 2 -> 5|initialInstanceCount: 1 -> 3", "")]
    [InlineData(1, 2, 2, 6, "maxCapacity: 6 -> 2|initialInstanceCount: 1 -> 2", "infra:realTimeEndpoint.scaling.minCapacity stays 2: SageMaker recommends 1, and a minimum is only raised.")]
    [InlineData(1, 1, 2, 6, "maxCapacity: 6 -> 2|initialInstanceCount: 1 -> 2", "infra:realTimeEndpoint.scaling.minCapacity stays 2: SageMaker recommends 1, and a minimum is only raised.|infra:realTimeEndpoint.scaling.maxCapacity is 2 and not 1: it cannot lie below the minimum and the initial count.")]
    public async Task RunAsync_ScalingBounds_AreNeverBelowTheConfiguredMinimum(int least, int most, int minimum, int maximum, string expected, string notes)
    {
        using var fixture = Model();
        fixture.Edit(file =>
        {
            file.Set("infra:realTimeEndpoint.scaling.minCapacity", minimum);
            file.Set("infra:realTimeEndpoint.scaling.maxCapacity", maximum);
        });
        fixture.Scaling = (565, least, most);

        var report = await fixture.RunAsync(r => r with { Overrides = new() { Parts = Parts(RecommendationPart.Scaling) } });

        Assert.Equal(
            expected,
            string.Join('|', Shown(report).Select(change => change[(change.LastIndexOf('.') + 1)..]).Where(change => !change.Contains("InSeconds", StringComparison.Ordinal) && !change.StartsWith("maxInv", StringComparison.Ordinal))));
        Assert.Equal(notes, string.Join('|', report.Application.Notes));
    }

    [Fact]
    public async Task RunAsync_ScalingForAnAsynchronousEndpoint_SaysWhyNot()
    {
        using var fixture = new ApplyFixture(StepFixture.StackText);
        fixture.Recommend("ml.c5.large", 0.102f, 1.5e-6f, 1130, 12);

        var report = await fixture.Step.RunAsync(r => r with { Overrides = new() { FurtherParts = Parts(RecommendationPart.Scaling) } });

        Assert.Equal(["The scaling policy is not written: infra:endpoint scales on its backlog, which no recommendation job measures."], report.Application.Notes);
        Assert.Empty(fixture.Step.Account.Recording.Requests<GetScalingConfigurationRecommendationRequest>());
    }

    [Theory]
    [InlineData(null, "memorySizeInMB: 4096 -> 2048")]
    [InlineData(800.0, "memorySizeInMB: 4096 -> 2048|maxConcurrency: 5 -> 8")]
    public async Task RunAsync_ServerlessStack_TakesMemoryAndTheConcurrencyOfTheTarget(double? target, string expected)
    {
        using var fixture = new ApplyFixture(ServerlessModel);
        fixture.RecommendServerless(4096, 1, 4e-6f, 110, 9);
        fixture.RecommendServerless(2048, 1, 2e-6f, 100, 10);
        fixture.Recommend("ml.c5.large", 0.102f, 1e-7f, 1130, 12);

        var report = await fixture.RunAsync(r => r with { Overrides = new() { TargetInvocationsPerMinute = target } });

        Assert.Equal(expected, string.Join('|', Shown(report)).Replace("infra:serverlessEndpoint.", "", StringComparison.Ordinal));
        Assert.Equal(("serverless 4096 MB", "serverless 2048 MB"), (report.Decision.CurrentInstanceType, report.Decision.RecommendedInstanceType));
        Assert.Equal("2048", fixture.Config().GetString("infra:recommended.memorySizeInMB"));
        Assert.Contains("memorySizeInMB: 2048 # enough", fixture.Text, StringComparison.Ordinal);
        Assert.Equal("ml.c5.large", Assert.Single(report.Ranking.Excluded).Candidate.Name);
    }

    [Fact]
    public async Task RunAsync_BatchFollows_WithItsValueOfBefore()
    {
        using var fixture = Pipeline();
        fixture.Edit(file => file.Set("infra:recommendation.alsoBatch", true));

        var report = await fixture.RunAsync();

        // Transform jobs do not run on ml.c5.large, so the next best is taken.
        Assert.Equal("transform jobs cannot run on it (infra:recommendation.alsoBatch)", Assert.Single(report.Ranking.Excluded).Reason);
        Assert.Equal(
            ["infra:realTimeEndpoint.instanceType: \"ml.m5.xlarge\" -> \"ml.c5.xlarge\"", "infra:batch.instanceType: \"ml.m5.xlarge\" -> \"ml.c5.xlarge\""], Shown(report));
        Assert.Equal("ml.m5.xlarge", fixture.Config().GetString("infra:recommended.previous[\"infra:batch.instanceType\"]"));
    }

    [Theory]
    [InlineData("realTime", "infra:realTimeEndpoint.instanceType: \"ml.m5.xlarge\" -> \"ml.c5.large\"")]
    [InlineData("async", "infra:endpoint.instanceType: \"ml.m5.2xlarge\" -> \"ml.c5.large\"")]
    [InlineData(null, "infra:endpoint.instanceType: \"ml.m5.2xlarge\" -> \"ml.c5.large\"")]
    public async Task RunAsync_SeveralEndpoints_TakesTheTargetElseTheAsynchronous(string? target, string expected)
    {
        using var fixture = Pipeline();
        fixture.Edit(file =>
        {
            file.Set("infra:endpoint.instanceType", "ml.m5.2xlarge");
            if (target is not null)
                file.Set("infra:recommendation.target", target);
        });

        Assert.Equal(expected, Assert.Single(Shown(await fixture.RunAsync())));
    }

    [Fact]
    public async Task RunAsync_TargetThatIsNotThere_IsRefusedBeforeAJob()
    {
        using var fixture = Pipeline();
        fixture.Edit(file => file.Set("infra:recommendation.target", "serverless"));

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal("INFRA130: Pulumi.dev.yaml:22: infra:recommendation.target: \"serverless\" is asked for, and the stack has no infra:serverlessEndpoint. Add it, or leave out the target.", error.Message);
        Assert.Empty(fixture.Step.Account.Jobs);
    }
}
