using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>Ranks what a job measured, decides, and writes.</summary>
internal static class RecommendationConclusion
{
    public static async Task<RecommendationReport> OfAsync(
        RecommendationRequest request, RecommendationInputs inputs, JobOutcome outcome, CancellationToken cancellation)
    {
        // Read again: somebody may have edited the file while the job ran.
        var file = await request.Config.LoadAsync(cancellation);
        var (options, ranking, decision) = Decide(request, inputs, outcome.Description, file);
        RecommendationUpdate.Apply(file, decision, ranking.Winner, outcome.Job, inputs);
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
            Capacity = EndpointCapacity.Of(file),
            Diff = diff,
            Written = !request.DryRun && await request.Config.SaveAsync(file, cancellation),
        };
    }

    /// <summary>What a job's figures mean for a config; nothing is changed.</summary>
    public static (RankingOptions Options, Ranking Ranking, RecommendationDecision Decision) Decide(
        RecommendationRequest request, RecommendationInputs inputs, DescribeInferenceRecommendationsJobResponse job, StackFile config)
    {
        var options = OptionsOf(inputs, request.IsAsync);
        var ranking = CandidateRanking.Rank((job.InferenceRecommendations ?? []).Select(RecommendationResults.ToCandidate), options);
        var decision = RecommendationUpdate.InstanceTypePath(config) is null
            ? RecommendationDecision.NothingToWrite
            : RecommendationDecision.Decide(
                ranking, RecommendationUpdate.CurrentInstanceType(config), options.Importances, inputs.Settings.MinimumGainPercent);
        return (options, ranking, decision);
    }

    private static MeasuredEndpoint Measured(EndpointPerformance performance) =>
        new(performance.EndpointInfo?.EndpointName ?? "", performance.Metrics?.MaxInvocations, performance.Metrics?.ModelLatency);

    private static RankingOptions OptionsOf(RecommendationInputs inputs, bool isAsync) =>
        new(inputs.Settings.Importance, inputs.Settings.Limits, RecommendationPreflight.TopologyOf(inputs.Target, isAsync))
        {
            TargetInvocationsPerMinute = inputs.Settings.TargetInvocationsPerMinute,
        };
}
