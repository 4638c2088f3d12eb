using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>
/// The step after a deployment: runs or finds a recommendation job for the stack's model, ranks its candidates, decides, and writes
/// the instance type into the stack's file.
/// </summary>
/// <remarks>
/// It may be killed at any moment and run again: the job's name is made of all its inputs, so the rerun finds the job, running or
/// completed, instead of paying for a new one; and the file is written once, as a whole.
/// </remarks>
public sealed class RecommendationStep(IAmazonSageMaker sageMaker, IAmazonS3 s3, TimeProvider clock)
{
    private readonly AwsCalls calls = new(clock);

    /// <summary>Runs the step.</summary>
    /// <exception cref="OperationException">The settings, model or payload are wrong, or the job did not complete. Nothing was written.</exception>
    /// <exception cref="StackFileException">The stack file cannot be read or changed. Nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the job goes on unless <see cref="RecommendationRequest.StopOnCancel"/> is set.</exception>
    public async Task<RecommendationReport> RunAsync(
        RecommendationRequest request, IProgress<RecommendationEvent>? progress, CancellationToken cancellation)
    {
        var config = await request.Config.LoadAsync(cancellation);
        var settings = RecommendationSettings.Parse(config.Get(RecommendationSettings.ConfigKey)?.ToJsonString());
        RecommendationUpdate.Rehearse(config);

        var inputs = await GatherAsync(request, settings, cancellation);
        var jobs = new RecommendationJobs(sageMaker, calls);
        var lifecycle = new RecommendationLifecycle(jobs, new TemporaryModels(sageMaker, calls, clock, progress), clock, progress);
        var (job, description) = await lifecycle.RunAsync(inputs, request, cancellation);
        var benchmarks = await jobs.BenchmarksAsync(job.Name, cancellation);
        return await ConcludeAsync(request, inputs, job, description, benchmarks, cancellation);
    }

    private async Task<RecommendationInputs> GatherAsync(
        RecommendationRequest request, RecommendationSettings settings, CancellationToken cancellation)
    {
        var target = await new BenchmarkTargetResolver(sageMaker, calls)
            .ResolveAsync(request.ModelName, request.ModelPackageArn, settings.Container, cancellation);
        var payload = new SamplePayload(s3, calls);
        var payloadDigest = await payload.CheckAsync(settings.SamplePayloadUrl, cancellation);
        var modelDataDigest = await payload.FindDigestAsync(target.Container.ModelDataUrl, cancellation);
        return new RecommendationInputs(settings, target, payloadDigest, modelDataDigest);
    }

    private static async Task<RecommendationReport> ConcludeAsync(
        RecommendationRequest request,
        RecommendationInputs inputs,
        RecommendationJob job,
        DescribeInferenceRecommendationsJobResponse description,
        IReadOnlyList<RecommendationBenchmark> benchmarks,
        CancellationToken cancellation)
    {
        var options = OptionsOf(inputs, request.IsAsync);
        var ranking = CandidateRanking.Rank(
            (description.InferenceRecommendations ?? []).Select(RecommendationResults.ToCandidate), options);

        // Read again: somebody may have edited the file while the job ran.
        var file = await request.Config.LoadAsync(cancellation);
        var decision = RecommendationDecision.Decide(
            ranking, RecommendationUpdate.CurrentInstanceType(file), options.Importances, inputs.Settings.MinimumGainPercent);
        RecommendationUpdate.Apply(file, decision, ranking.Winner, job);
        var diff = file.Diff();
        return new RecommendationReport
        {
            Job = job,
            Container = inputs.Target.Label,
            Options = options,
            Ranking = ranking,
            Explanation = WinnerExplanation.Explain(ranking, options),
            FailedBenchmarks = [.. benchmarks.Where(b => b.FailureReason is { Length: > 0 })],
            Decision = decision,
            Diff = diff,
            Written = !request.DryRun && await request.Config.SaveAsync(file, cancellation),
        };
    }

    private static RankingOptions OptionsOf(RecommendationInputs inputs, bool isAsync)
    {
        var model = inputs.Target.Model;
        var topology = new EndpointTopology(
            inputs.Target.IsPipeline, isAsync, UsesVpc: model.VpcConfig?.Subnets?.Count > 0, UsesNetworkIsolation: model.EnableNetworkIsolation == true);
        return new RankingOptions(inputs.Settings.Importance, inputs.Settings.Limits, topology)
        {
            TargetInvocationsPerMinute = inputs.Settings.TargetInvocationsPerMinute,
        };
    }
}
