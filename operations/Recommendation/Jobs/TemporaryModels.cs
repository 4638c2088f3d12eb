using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Single-container models that exist only for a job.</summary>
/// <remarks>
/// Their name is made of the job's inputs, so a rerun finds what a killed run left. A model stays while its job runs, since the job
/// makes its endpoints of it one after the other; otherwise it is removed, whatever happens.
/// </remarks>
internal sealed class TemporaryModels(
    IAmazonSageMaker sageMaker, AwsCalls calls, TimeProvider clock, IProgress<RecommendationEvent>? progress)
{
    /// <summary>Younger models may belong to a run that has not started its job yet.</summary>
    private static readonly TimeSpan SafeAge = TimeSpan.FromHours(1);

    public async Task CreateAsync(string modelName, RecommendationInputs inputs, string roleArn, CancellationToken cancellation)
    {
        var source = inputs.Target.Source!;
        var request = new CreateModelRequest
        {
            ModelName = modelName,
            ExecutionRoleArn = string.IsNullOrEmpty(source.ExecutionRoleArn) ? roleArn : source.ExecutionRoleArn,
            PrimaryContainer = Alone(inputs.Target.Container!),
            VpcConfig = source.VpcConfig,
            EnableNetworkIsolation = source.EnableNetworkIsolation,
            Tags = RecommendationJobRequests.TagsOf(inputs.Tags),
        };
        var created = await calls.FindAsync(
            "CreateModel", modelName, c => sageMaker.CreateModelAsync(request, c), AwsErrors.IsExisting, cancellation);
        if (created is not null)
            progress?.Report(new TemporaryModelCreated(modelName, inputs.Target.Label));
    }

    /// <summary>Removes a model; one that is gone already is no failure, and a failure never hides what happened before.</summary>
    public async Task RemoveAsync(string modelName)
    {
        try
        {
            var removed = await calls.FindAsync(
                "DeleteModel",
                modelName,
                c => sageMaker.DeleteModelAsync(new DeleteModelRequest { ModelName = modelName }, c),
                AwsErrors.IsMissing,
                CancellationToken.None);
            if (removed is not null)
                progress?.Report(new TemporaryModelRemoved(modelName));
        }
        catch (OperationException e)
        {
            progress?.Report(new TemporaryModelKept(modelName, e.Problems[0].What));
        }
    }

    /// <summary>Removes what killed runs with other inputs left behind, unless their job still runs.</summary>
    public async Task SweepAsync(string except, Func<string, CancellationToken, Task<bool>> isJobRunning, CancellationToken cancellation)
    {
        foreach (var model in await ListAsync(cancellation))
        {
            var isYoung = clock.GetUtcNow() - model.CreationTime.ToUtc() < SafeAge;
            if (model.ModelName == except || isYoung || await isJobRunning(
                model.ModelName[RecommendationInputs.ModelPrefix.Length..], cancellation))
                continue;

            await RemoveAsync(model.ModelName);
        }
    }

    private async Task<IReadOnlyList<ModelSummary>> ListAsync(CancellationToken cancellation)
    {
        var found = new List<ModelSummary>();
        string? next = null;
        do
        {
            var request = new ListModelsRequest { NameContains = RecommendationInputs.ModelPrefix, NextToken = next };
            var page = await calls.FindAsync(
                "ListModels", RecommendationInputs.ModelPrefix, c => sageMaker.ListModelsAsync(request, c), AwsErrors.IsAccessDenied, cancellation);
            found.AddRange((page?.Models ?? []).Where(m => m.ModelName.StartsWith(RecommendationInputs.ModelPrefix, StringComparison.Ordinal)));
            next = page?.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    /// <summary>A container without its place in a pipeline.</summary>
    internal static ContainerDefinition Alone(ContainerDefinition container) => new()
    {
        Image = container.Image,
        ImageConfig = container.ImageConfig,
        Mode = container.Mode,
        ModelDataUrl = container.ModelDataUrl,
        ModelDataSource = container.ModelDataSource,
        AdditionalModelDataSources = container.AdditionalModelDataSources,
        ModelPackageName = container.ModelPackageName,
        InferenceSpecificationName = container.InferenceSpecificationName,
        MultiModelConfig = container.MultiModelConfig,
        Environment = container.Environment,
    };
}
