using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Tests.Rendering;

public sealed class JsonTextTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void Write_Facts_AreCamelCaseWithEnumsByNameAndWithoutNulls()
    {
        JsonText.Write(run.Context, new Check("Pulumi CLI", CheckState.Note, "größer <2>", null));

        Assert.Equal(
            """
            {
              "subject": "Pulumi CLI",
              "state": "note",
              "finding": "größer <2>"
            }

            """,
            run.Output.Text);
    }

    [Fact]
    public void Write_LongText_IsNeverBroken()
    {
        JsonText.Write(run.Context, new { text = new string('x', 5000) });

        Assert.Contains(new string('x', 5000), run.Output.Text);
    }

    [Fact]
    public void RecommendationFacts_Report_HasUnitsInItsNames()
    {
        var facts = RecommendationFacts.Of(Reports.Overview(Reports.Of(Reports.Small, Reports.Medium, Reports.Row("ml.m5.large", null, null, null, null)), simulated: true));

        var candidate = facts.Candidates[0];
        Assert.Equal(("ml.c5.large", 1, 9.25, 10000, 0.102), (candidate.Name, candidate.Rank, candidate.ModelLatencyMilliseconds, candidate.InvocationsPerMinute, candidate.CostPerHour));
        Assert.Equal(
            [new ExcludedFacts("ml.m5.large", "not measured: cost per inference, latency, invocations per minute")], facts.Excluded);
        Assert.Equal((0.17 / 1e6, 0.00017), (candidate.CostPerInference, candidate.CostPerThousandInferences));
        Assert.Equal((new CapacityFacts(0, 2), new MonthlyCost(0, 335.8), new MonthlyCost(0, 148.92)), (facts.Capacity, facts.Before!.CostPerMonth, facts.After!.CostPerMonth));
        Assert.Equal(("dev", "eu-west-1", null, "./infra recommend --stack dev"), (facts.Stack, facts.Region, facts.ConsoleUrl, facts.Command));
        Assert.Equal((true, RecommendationVerdict.Change, "ml.m5.xlarge", "ml.c5.large"), (facts.Simulated, facts.Verdict, facts.CurrentInstanceType, facts.RecommendedInstanceType));
    }

    [Fact]
    public void DeploymentFacts_Result_HasWhatChangedOnly()
    {
        var facts = DeploymentFacts.Of(new DeploymentResult
        {
            Steps =
            [
                Steps.Stack(StepOperation.Same),
                Steps.Configuration(StepOperation.Replace, Steps.Change("name", "a", "b", replaces: true)) with { ReplaceReasons = ["name"] },
                Steps.Endpoint(StepOperation.Read),
            ],
            Duration = TimeSpan.FromMilliseconds(1234.5678),
        });

        var change = Assert.Single(facts.Changes);
        Assert.Equal((StepOperation.Replace, "async-config"), (change.Operation, change.Name));
        Assert.Equal(["name"], change.Properties);
        Assert.Equal(["name"], change.ReplaceReasons);
        Assert.Equal(1.235, facts.Seconds);
        Assert.True(facts.Succeeded);
    }
}
