using System.Globalization;
using Infra.Cli.Rendering;
using Infra.Operations.Recommendation.Reports;
using Infra.Sandbox.Engine.Planning;
using Spectre.Console;

namespace Infra.Cli.Loop;

/// <summary>Shows the loop as it goes, a headed part for each step, and keeps the facts.</summary>
internal sealed class LoopReport(IAnsiConsole console)
{
    public LoopFacts Facts { get; } = new();

    public void Part(string title)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
    }

    public void Line(string text) => console.MarkupLineInterpolated($"{text}");

    public void Deployment(DeploymentResult result)
    {
        PlanTree.Write(console, result.Steps);
        console.MarkupLineInterpolated($"[grey]in {Seconds(result.Duration)}[/]");
        Facts.Deployments.Add(DeploymentFacts.Of(result));
        Facts.Changed |= result.HasChanges;
    }

    public void Recommendation(RecommendationOverview overview)
    {
        RecommendationTable.Write(console, overview);
        if (overview.Report.Diff.Length > 0)
        {
            console.WriteLine();
            DiffText.Write(console, overview.Report.Diff);
        }

        Facts.Recommendation = RecommendationFacts.Of(overview);
        Facts.Changed |= overview.Report.Written;
    }

    public void Invocation(InvocationFacts facts, string input)
    {
        Facts.Invocation = facts;
        InvocationText.Write(console, facts, input);
    }

    public void Batch(BatchFacts facts)
    {
        Facts.Batch = facts;
        BatchText.Write(console, facts);
    }

    public void Close(bool succeeded, TimeSpan elapsed)
    {
        Part(succeeded ? $"Done in {Seconds(elapsed)}" : $"Failed after {Seconds(elapsed)}");
        if (!succeeded)
        {
            console.MarkupLine("What was deployed is kept; mend the cause and run [bold]./infra sandbox up[/] again.");
            return;
        }

        if (Facts.Recommendation is { Written: true } recommendation)
        {
            console.MarkupLineInterpolated($"Pulumi.sandbox.yaml now says [bold]{recommendation.RecommendedInstanceType}[/]; look at it: [bold]git diff[/]");
        }

        if (Facts.Changed)
        {
            console.MarkupLine("Next: [bold]./infra sandbox up[/]       a second time: nothing to change");
        }

        console.MarkupLine($"{(Facts.Changed ? "     " : "Next:")} [bold]./infra sandbox serve[/]    its endpoints, for any AWS client");
        console.MarkupLine("      [bold]./infra sandbox destroy[/]  removes it");
        console.MarkupLine("Real account: edit Pulumi.dev.yaml, then [bold]pulumi up -s dev[/], [bold]./infra recommend --stack dev[/]");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
