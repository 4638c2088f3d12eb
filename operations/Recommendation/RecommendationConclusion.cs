using Amazon.SageMaker.Model;

namespace Infra.Operations.Recommendation;

/// <summary>Ranks what a job measured, decides, and writes.</summary>
internal static class RecommendationConclusion
{
    public static async Task<RecommendationReport> OfAsync(
        RecommendationRequest request, RecommendationInputs inputs, JobOutcome outcome, CancellationToken cancellation)
    {
        var options = OptionsOf(inputs, request.IsAsync);
        var ranking = CandidateRanking.Rank(
            (outcome.Description.InferenceRecommendations ?? []).Select(RecommendationResults.ToCandidate), options);

        // Read again: somebody may have edited the file while the job ran.
        var file = await request.Config.LoadAsync(cancellation);
        var decision = RecommendationUpdate.InstanceTypePath(file) is null
            ? RecommendationDecision.NothingToWrite
            : RecommendationDecision.Decide(
                ranking, RecommendationUpdate.CurrentInstanceType(file), options.Importances, inputs.Settings.MinimumGainPercent);
        RecommendationUpdate.Apply(file, decision, ranking.Winner, outcome.Job);
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
            Diff = diff,
            Written = !request.DryRun && await request.Config.SaveAsync(file, cancellation),
        };
    }

    private static MeasuredEndpoint Measured(EndpointPerformance performance) =>
        new(performance.EndpointInfo?.EndpointName ?? "", performance.Metrics?.MaxInvocations, performance.Metrics?.ModelLatency);

    private static RankingOptions OptionsOf(RecommendationInputs inputs, bool isAsync) =>
        new(inputs.Settings.Importance, inputs.Settings.Limits, RecommendationPreflight.TopologyOf(inputs.Target, isAsync))
        {
            TargetInvocationsPerMinute = inputs.Settings.TargetInvocationsPerMinute,
        };
}
