using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>Ranks what a job measured, decides, and writes.</summary>
internal sealed class RecommendationConclusion(ScalingPolicySource policies)
{
    public async Task<RecommendationReport> OfAsync(
        RecommendationRequest request, RecommendationInputs inputs, JobOutcome outcome, CancellationToken cancellation)
    {
        // Read again: somebody may have edited the file while the job ran.
        var file = await request.Config.LoadAsync(cancellation);
        var (options, ranking, decision) = Decide(request, inputs, outcome.Description, file);
        var application = await ApplyAsync(file, inputs, outcome.Job, decision, cancellation);
        var diff = file.Diff();
        return new RecommendationReport
        {
            Job = outcome.Job,
            Estimate = outcome.Estimate,
            Endpoint = (outcome.Description.EndpointPerformances ?? []).Select(Measured).FirstOrDefault(),
            Container = inputs.Target.Label,
            Options = options,
            Ranking = ranking,
            Explanation = WinnerExplanation.Explain(ranking, options),
            FailedBenchmarks = [.. outcome.Benchmarks.Where(b => b.FailureReason is { Length: > 0 })],
            Decision = decision,
            Application = application,
            Capacity = EndpointCapacity.Of(file),
            Diff = diff,
            Written = !request.DryRun && await request.Config.SaveAsync(file, cancellation),
        };
    }

    /// <summary>What a job's figures mean for a config; nothing is changed.</summary>
    public static (RankingOptions Options, Ranking Ranking, RecommendationDecision Decision) Decide(
        RecommendationRequest request, RecommendationInputs inputs, DescribeInferenceRecommendationsJobResponse job, StackFile config)
    {
        var endpoint = RecommendedEndpoint.Of(config);
        var options = OptionsOf(request, inputs, config, endpoint);
        var ranking = CandidateRanking.Rank((job.InferenceRecommendations ?? []).Select(RecommendationResults.ToCandidate), options);
        var decision = endpoint is null
            ? RecommendationDecision.NothingToWrite
            : RecommendationDecision.Decide(ranking, Current(config, inputs, endpoint), options.Importances, inputs.Settings.MinimumGainPercent);
        return (options, ranking, decision);
    }

    /// <summary>Changes the config, in memory, to what was decided. What is so already stays, with where it came from.</summary>
    private async Task<Application> ApplyAsync(
        StackFile file, RecommendationInputs inputs, RecommendationJob job, RecommendationDecision decision, CancellationToken cancellation)
    {
        if (RecommendedEndpoint.Of(file) is not { } endpoint || decision.Chosen is not { } chosen)
            return Application.None;

        var scaling = await ScalingAsync(inputs, endpoint, chosen.Candidate, job, cancellation);
        var application = RecommendationApplication.Of(file, inputs, endpoint, decision, chosen, scaling);
        if (application.Values.Count > 0)
            RecommendationUpdate.Apply(file, application, RecommendationProvenance.Of(file, inputs, endpoint, decision, chosen.Candidate, job, application));
        return application;
    }

    private async Task<RecommendedScaling?> ScalingAsync(
        RecommendationInputs inputs, RecommendedEndpoint endpoint, Candidate chosen, RecommendationJob job, CancellationToken cancellation)
    {
        var settings = inputs.Settings.Applying;
        if (endpoint.Kind is not RecommendedEndpointKind.RealTime || !settings.Parts.Contains(RecommendationPart.Scaling) || chosen.RecommendationId is not { } id)
            return null;

        var most = settings.Objective.MaxInvocationsPerMinute ?? (int?)Math.Ceiling(inputs.Settings.TargetInvocationsPerMinute ?? 0);
        return await policies.FindAsync(job.Name, id, settings.Objective with { MaxInvocationsPerMinute = most > 0 ? most : null }, cancellation);
    }

    /// <summary>The environment is compared only where it would be written.</summary>
    private static CurrentChoice Current(StackFile config, RecommendationInputs inputs, RecommendedEndpoint endpoint)
    {
        var current = CurrentChoice.Of(config, endpoint);
        var path = inputs.Settings.Applying.Parts.Contains(RecommendationPart.Environment) ? RecommendationApplication.EnvironmentPath(config, inputs) : null;
        return path is null ? current : current with { Environment = CurrentChoice.EnvironmentOf(config, path) };
    }

    private static MeasuredEndpoint Measured(EndpointPerformance performance) =>
        new(performance.EndpointInfo?.EndpointName ?? "", performance.Metrics?.MaxInvocations, performance.Metrics?.ModelLatency);

    private static RankingOptions OptionsOf(RecommendationRequest request, RecommendationInputs inputs, StackFile config, RecommendedEndpoint? endpoint)
    {
        var model = inputs.Target.Model;
        var images = (model.Containers ?? []).Append(model.PrimaryContainer).Select(container => container?.Image);
        return new RankingOptions(
            inputs.Settings.Importance, inputs.Settings.Limits, RecommendationPreflight.TopologyOf(inputs.Target, endpoint.IsAsync(request)))
        {
            TargetInvocationsPerMinute = inputs.Settings.TargetInvocationsPerMinute,
            Hardware = HardwareNeeds.Of(config, endpoint, inputs.Settings.Applying, images),
        };
    }
}
