using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Review;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Hints;

/// <summary>Asks SageMaker for a model's prospective instance types; a pipeline's container is made a model of its own for as long as that takes.</summary>
internal sealed class HintSource(IAmazonSageMaker sageMaker, AwsCalls calls, TemporaryModels models, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    /// <exception cref="OperationException">What is benchmarked is only known by its model package: those have no hint.</exception>
    public async Task<RecommendationHint> FindAsync(RecommendationInputs inputs, RecommendationRequest request, CancellationToken cancellation)
    {
        if (inputs.Target.Source is not { } source)
            throw OperationException.BadInput(new Problem(
                ProblemIds.NoHint,
                $"The model package version \"{inputs.Target.Label}\" has no prospective instance types: SageMaker gives them of models only.",
                "Leave out modelPackageVersionArn, or list the candidates."));
        if (!IsPipeline(source))
            return await AskAsync(source.ModelName, inputs.Target.Label, request, cancellation);

        try
        {
            await models.CreateAsync(inputs.HintModelName, inputs, request.ExecutionRoleArn, cancellation);
            return await AskAsync(inputs.HintModelName, inputs.Target.Label, request, cancellation);
        }
        finally
        {
            await models.RemoveAsync(inputs.HintModelName);
        }
    }

    private static bool IsPipeline(DescribeModelResponse model) => model.PrimaryContainer is null && model.Containers?.Count > 1;

    private async Task<RecommendationHint> AskAsync(string modelName, string label, RecommendationRequest request, CancellationToken cancellation)
    {
        var pause = request.PollInterval < LongestPause ? request.PollInterval : LongestPause;
        var start = clock.GetTimestamp();
        while (true)
        {
            var model = await calls.RunAsync(
                "DescribeModel",
                modelName,
                c => sageMaker.DescribeModelAsync(new DescribeModelRequest { ModelName = modelName }, c),
                cancellation,
                alsoTransient: AwsErrors.IsMissing);
            var found = model.DeploymentRecommendation;
            if (found?.RecommendationStatus != RecommendationStatus.IN_PROGRESS || clock.GetElapsedTime(start) >= LongestWait)
                return new RecommendationHint(found?.RecommendationStatus?.Value ?? "NOT_APPLICABLE", label, [.. (found?.RealTimeInferenceRecommendations ?? []).Select(Instance)]);

            await Task.Delay(pause, clock, cancellation);
        }
    }

    private static HintedInstance Instance(RealTimeInferenceRecommendation recommendation) => new(
        recommendation.InstanceType.Value,
        new SortedDictionary<string, string>(recommendation.Environment ?? [], StringComparer.Ordinal),
        HostingPrices.Of(recommendation.InstanceType.Value));
}
