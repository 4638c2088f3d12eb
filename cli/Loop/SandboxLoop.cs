using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.StackConfiguration;

namespace Infra.Cli.Loop;

/// <summary>
/// The main job on the sandbox: deploy, recommend, write back, deploy again, invoke, batch. The account is saved after each step,
/// so a run that is killed goes on where it was. When nothing changes nothing is invoked either: a second run leaves every file as it is.
/// </summary>
internal sealed class SandboxLoop(CommandContext context, SandboxTarget target, string stackFilePath, LoopReport report, ReportPlan plan)
{
    private const string Request = "three.csv";

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        report.Line($"Sandbox account {target.Account.Options.AccountId} in {SandboxTarget.Region}: simulated, on this machine, kept in .infra/sandbox");
        report.Part("1  Deploy Pulumi.sandbox.yaml");
        if (!await DeployAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        report.Part("2  Recommend an instance type");
        if (HasEndpoint() && (await RecommendAsync(cancellationToken).ConfigureAwait(false)).Written)
        {
            report.Part("3  Deploy the change");
            if (!await DeployAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        if (!report.Facts.Changed)
        {
            report.Line("");
            report.Line("Nothing to change: stack, recommendation and stack file are as they were. Try ./infra invoke or ./infra batch run.");
            return true;
        }

        report.Part(target.Output(EndpointKind.Async.Output) is not null ? "4  Send an asynchronous request" : "4  Send a request");
        if (HasEndpoint())
        {
            await InvokeAsync(cancellationToken).ConfigureAwait(false);
        }

        report.Part("5  Run the batch transform");
        if (target.Output("batchJobDefinition") is null)
        {
            report.Line("Passed over: the stack has no batch transform.");
        }
        else
        {
            await BatchAsync(cancellationToken).ConfigureAwait(false);
        }

        return report.Facts is { Invocation: null or { Succeeded: true }, Batch: null or { Succeeded: true } };
    }

    /// <summary>Without an endpoint there is nothing to choose an instance type for and nothing to send to.</summary>
    private bool HasEndpoint()
    {
        if (RecommendationRequests.HasEndpoint(target))
        {
            return true;
        }

        report.Line("Passed over: the stack has no endpoint.");
        return false;
    }

    private async Task<bool> DeployAsync(CancellationToken cancellationToken)
    {
        var result = await target.UpAsync(StackFile.Load(stackFilePath), cancellationToken).ConfigureAwait(false);
        report.Deployment(result);
        DeploymentErrors.Write(context, result.Diagnostics);
        if (result.HasChanges || !result.Succeeded)
        {
            await target.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        return result.Succeeded;
    }

    private async Task<RecommendationReport> RecommendAsync(CancellationToken cancellationToken)
    {
        var step = new RecommendationStep(target.Clients.SageMaker, target.Clients.S3, context.Time);
        var result = await step.RunAsync(RecommendationRequests.For(context, target), new RecommendationProgress(context, simulated: true), cancellationToken).ConfigureAwait(false);
        var overview = RecommendationOverview.Of(result, new ReportSubject(target.Stack, target.Simulated));
        report.Recommendation(overview);
        await plan.WriteAsync(overview, cancellationToken).ConfigureAwait(false);
        if (!result.Job.Reused)
        {
            await target.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async Task InvokeAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(context.Root, "samples", "iris", "requests", Request);
        var invocation = new Invocation(file, "text/csv") { Timeout = TimeSpan.FromMinutes(2), Container = Addressed(StackFile.Load(stackFilePath)) };
        var result = await Invocations.SendAsync(context, target, invocation, cancellationToken).ConfigureAwait(false);
        report.Invocation(result, $"samples/iris/requests/{Request}");
        await target.SaveAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A pipeline in Direct mode must be told which container: the one that is benchmarked. Null for all others.</summary>
    private static string? Addressed(StackFile file) =>
        file.GetString("infra:pipeline.executionMode") == "Direct" ? file.GetString("infra:recommendation.container") : null;

    private async Task BatchAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("infra-batch-");
        try
        {
            var facts = await BatchRuns.RunAsync(context, target, folder.FullName, wait: true, cancellationToken).ConfigureAwait(false);
            var accuracy = facts.Succeeded ? IrisAccuracy.Of(facts, Path.Combine(context.Root, "samples", "iris", "iris.csv")) : null;
            report.Batch(facts with { Accuracy = accuracy, Files = [] });
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await target.SaveAsync(cancellationToken).ConfigureAwait(false);
    }
}
