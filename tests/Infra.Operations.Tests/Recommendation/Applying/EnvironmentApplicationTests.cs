using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.StackConfiguration;
using static Infra.Operations.Tests.Recommendation.Applying.ApplyFixture;

namespace Infra.Operations.Tests.Recommendation.Applying;

/// <summary>The environment of a recommendation in the stack's config.</summary>
public sealed class EnvironmentApplicationTests
{
    [Fact]
    public async Task RunAsync_EnvironmentOfTheWinner_GoesToTheBenchmarkedContainer()
    {
        using var fixture = Pipeline(("WORKERS", "4"), ("MODE", "safe"));

        var report = await fixture.RunAsync();

        Assert.Equal(
            [
                "infra:realTimeEndpoint.instanceType: \"ml.m5.xlarge\" -> \"ml.c5.large\"",
                "infra:pipeline.containers[1].environment.MODE: \"fast\" -> \"safe\"",
                "infra:pipeline.containers[1].environment.WORKERS:  -> \"4\"",
            ],
            Shown(report));
        var expected = RealTimePipeline
            .Replace("instanceType: ml.m5.xlarge # keep", "instanceType: ml.c5.large # keep", StringComparison.Ordinal)
            .Replace("          MODE: fast\n", "          MODE: safe\n          WORKERS: \"4\"\n", StringComparison.Ordinal);
        Assert.StartsWith(expected, fixture.Text, StringComparison.Ordinal);
        Assert.Equal(
            """{"MODE":"safe","WORKERS":"4"} {"MODE":"fast"} {"infra:pipeline.containers[1].environment.MODE":"fast"} ["infra:pipeline.containers[1].environment.WORKERS"]""",
            string.Join(' ', new[] { "environment", "ownEnvironment", "previous", "added" }.Select(member => fixture.Config().Get($"infra:recommended.{member}")!.ToJsonString())));
        Assert.Equal(
            ["infra:realTimeEndpoint.scaling.maxInvocationsPerMinute stays: one container of several was measured. Check it against a load test of the whole pipeline."],
            report.Application.Notes);
    }

    [Fact]
    public async Task RunAsync_AfterTheEnvironmentIsDeployed_IsTheSameJobAndChangesNothing()
    {
        using var fixture = Pipeline(("WORKERS", "4"), ("MODE", "safe"));
        fixture.Step.Account.Models["pipe-1a2b"].Containers[1].Environment = new(StringComparer.Ordinal) { ["MODE"] = "fast" };
        var first = await fixture.RunAsync();
        var text = fixture.Text;
        fixture.Step.Account.Models["pipe-1a2b"].Containers[1].Environment = new(StringComparer.Ordinal) { ["MODE"] = "safe", ["WORKERS"] = "4" };

        var again = await fixture.RunAsync();

        Assert.Equal((first.Job.Name, true, RecommendationVerdict.AlreadyBest), (again.Job.Name, again.Job.Reused, again.Decision.Verdict));
        Assert.Equal((false, text), (again.Written, fixture.Text));
        fixture.Step.Account.Models["pipe-1a2b"].Containers[1].Environment["WORKERS"] = "8";
        Assert.NotEqual(first.Job.Name, (await fixture.RunAsync()).Job.Name);
    }

    [Fact]
    public async Task RunAsync_NextRecommendationWithoutAVariable_GivesTheContainerItsOwnBack()
    {
        using var fixture = Pipeline(("WORKERS", "4"), ("MODE", "safe"));
        await fixture.RunAsync();
        fixture.Step.Account.Recommendations.Clear();
        fixture.Recommend("ml.c5.large", 0.102f, 9e-6f, 190, 12, ("WORKERS", "4"), ("MODE", "safe"));
        fixture.Recommend("ml.c5.xlarge", 0.204f, 1e-6f, 3400, 10, ("THREADS", "2"));

        var report = await fixture.RunAsync(r => r with { Fresh = true });

        Assert.Equal(
            [
                "infra:realTimeEndpoint.instanceType: \"ml.c5.large\" -> \"ml.c5.xlarge\"",
                "infra:pipeline.containers[1].environment.MODE: \"safe\" -> \"fast\"",
                "infra:pipeline.containers[1].environment.THREADS:  -> \"2\"",
                "infra:pipeline.containers[1].environment.WORKERS: \"4\" -> ",
            ],
            Shown(report));
        Assert.Equal("""{"MODE":"fast","THREADS":"2"}""", fixture.Config().Get("infra:pipeline.containers[1].environment")!.ToJsonString());
    }

    [Fact]
    public async Task RunAsync_OnlyTheEnvironmentAsked_LeavesTheType()
    {
        using var fixture = Model();

        var report = await fixture.RunAsync(r => r with { Overrides = new() { Parts = Parts(RecommendationPart.Environment) } });

        Assert.Equal(["infra:model.container.environment.WORKERS:  -> \"4\""], Shown(report));
    }

    [Fact]
    public async Task RunAsync_VariablesWhereTheEnvironmentIsAnAlias_IsRefusedBeforeAJob()
    {
        using var fixture = Shared(ranges: true);
        var text = fixture.Text;

        var error = await Assert.ThrowsAsync<StackFileException>(() => fixture.RunAsync());

        Assert.StartsWith(
            "INFRA109: Pulumi.dev.yaml (line 7, column 22): the alias \"*shared\" stands at \"infra:pipeline.containers[1].environment.WORKERS\" or on the way to it",
            error.Message, StringComparison.Ordinal);
        Assert.Equal((0, text), (fixture.Step.Account.Jobs.Count, fixture.Text));
    }

    [Fact]
    public async Task RunAsync_NoVariablesWhereTheEnvironmentIsAnAlias_WritesTheType()
    {
        using var fixture = Shared(ranges: false);

        Assert.Equal("infra:realTimeEndpoint.instanceType: \"ml.m5.xlarge\" -> \"ml.c5.large\"", Assert.Single(Shown(await fixture.RunAsync())));
    }

    /// <summary>Both containers have one environment, by an anchor and an alias.</summary>
    private static ApplyFixture Shared(bool ranges)
    {
        var fixture = new ApplyFixture(RealTimePipeline
            .Replace("        environment: {}\n", "        environment: &shared {}\n", StringComparison.Ordinal)
            .Replace("        environment:\n          MODE: fast\n", "        environment: *shared\n", StringComparison.Ordinal) + (ranges
            ? """
                  jobType: Advanced
                  trafficPattern: { phases: [{ initialNumberOfUsers: 1, spawnRate: 1, durationInSeconds: 120 }] }
                  endpointConfigurations: [{ instanceType: ml.c5.large, environmentParameterRanges: { WORKERS: ["2", "4"] } }]

              """
            : ""));
        fixture.Recommend("ml.c5.large", 0.102f, 1.5e-6f, 1130, 12);
        fixture.Recommend("ml.m5.xlarge", 0.23f, 4e-6f, 958, 14);
        return fixture;
    }
}
