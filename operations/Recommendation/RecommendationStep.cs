using Amazon.S3;
using Amazon.SageMaker;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Recommendation.Hints;
using Infra.Operations.Recommendation.Jobs;
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
    /// <exception cref="OperationException">The settings, model or payload are wrong, the job costs too much, or it did not complete. Nothing was written.</exception>
    /// <exception cref="StackFileException">The stack file cannot be read or changed. Nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the job goes on unless <see cref="RecommendationRequest.StopOnCancel"/> is set.</exception>
    public async Task<RecommendationReport> RunAsync(
        RecommendationRequest request, IProgress<RecommendationEvent>? progress, CancellationToken cancellation)
    {
        var inputs = await GatherAsync(request, progress, cancellation);
        var outcome = await Lifecycle(progress).RunAsync(inputs, request, cancellation);
        return await new RecommendationConclusion(new ScalingPolicySource(sageMaker, calls)).OfAsync(request, inputs, outcome, cancellation);
    }

    /// <summary>Finds out what <see cref="RunAsync"/> would do and what that costs. No job is started and no file written.</summary>
    /// <exception cref="OperationException">The settings, model or payload are wrong.</exception>
    /// <exception cref="StackFileException">The stack file cannot be read or changed.</exception>
    public async Task<RecommendationForecast> ForecastAsync(
        RecommendationRequest request, IProgress<RecommendationEvent>? progress, CancellationToken cancellation)
    {
        var inputs = await GatherAsync(request, progress, cancellation);
        var plan = await Lifecycle(progress).PlanAsync(inputs, request, cancellation);
        var estimate = JobEstimator.Of(inputs);
        return new RecommendationForecast
        {
            Action = plan.Action,
            Reason = plan.Reason,
            JobName = inputs.JobName(plan.Attempt),
            Container = inputs.Target.Label,
            Estimate = estimate,
            Refusal = plan.Action is JobAction.Start ? SpendLimit.WhyRefused(estimate, request.MaxSpend ?? inputs.Settings.MaxSpend) : null,
            Request = RequestText.Of(RecommendationJobRequests.Create(inputs, plan.Attempt, request.ExecutionRoleArn)),
        };
    }

    /// <summary>The prospective instance types that SageMaker gives for free. No job is started and no file written.</summary>
    /// <exception cref="OperationException">The settings or the model are wrong, or only a model package is known.</exception>
    /// <exception cref="StackFileException">The stack file cannot be read.</exception>
    public async Task<RecommendationHint> HintAsync(
        RecommendationRequest request, IProgress<RecommendationEvent>? progress, CancellationToken cancellation)
    {
        var inputs = await Preflight().CheckAsync(request, await request.Config.LoadAsync(cancellation), cancellation);
        return await Hints(progress).FindAsync(inputs, request, cancellation);
    }

    private async Task<RecommendationInputs> GatherAsync(
        RecommendationRequest request, IProgress<RecommendationEvent>? progress, CancellationToken cancellation)
    {
        var file = await request.Config.LoadAsync(cancellation);
        RecommendationUpdate.Rehearse(await request.Config.LoadAsync(cancellation));
        var inputs = await Preflight().CheckAsync(request, file, cancellation);
        var compared = RecommendationUpdate.ComparedInstanceType(file);
        RecommendationApplication.Rehearse(file, inputs);
        if (!inputs.Settings.Shortlist)
            return inputs;

        var hint = await Hints(progress).FindAsync(inputs, request, cancellation);
        var types = Shortlist.TypesOf(hint, compared);
        progress?.Report(new ShortlistFound(hint, types));
        return inputs.With(Shortlist.Apply(inputs.Settings, types));
    }

    private RecommendationPreflight Preflight() => new(sageMaker, s3, calls);

    private TemporaryModels Models(IProgress<RecommendationEvent>? progress) => new(sageMaker, calls, clock, progress);

    private HintSource Hints(IProgress<RecommendationEvent>? progress) => new(sageMaker, calls, Models(progress), clock);

    private RecommendationLifecycle Lifecycle(IProgress<RecommendationEvent>? progress) =>
        new(new RecommendationJobs(sageMaker, calls), Models(progress), clock, progress);
}
