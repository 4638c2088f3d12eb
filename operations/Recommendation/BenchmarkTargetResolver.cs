using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>Finds the container to benchmark in the stack's model.</summary>
internal sealed class BenchmarkTargetResolver(IAmazonSageMaker sageMaker, AwsCalls calls)
{
    public async Task<BenchmarkTarget> ResolveAsync(
        string modelName, string? modelPackageArn, string? container, CancellationToken cancellation)
    {
        var model = await calls.FindAsync(
            "DescribeModel", modelName, c => sageMaker.DescribeModelAsync(new DescribeModelRequest { ModelName = modelName }, c), AwsErrors.IsMissing, cancellation)
            ?? throw OperationException.BadInput(new Problem(
                ProblemIds.BenchmarkTarget, $"The model \"{modelName}\" does not exist.", "Deploy the stack first."));

        ContainerDefinition[] containers = model.PrimaryContainer is { } primary ? [primary] : [.. model.Containers ?? []];
        var index = Choose(containers, modelName, container);
        return new BenchmarkTarget
        {
            Model = model,
            Container = containers[index],
            Label = LabelOf(containers, index),
            IsPipeline = containers.Length > 1,
            ModelPackageArn = containers.Length > 1 ? null : modelPackageArn,
        };
    }

    private static int Choose(ContainerDefinition[] containers, string modelName, string? wanted)
    {
        if (wanted is null && containers.Length == 1)
            return 0;

        var labels = containers.Select((_, i) => LabelOf(containers, i)).ToArray();
        var index = wanted is null ? -1 : Array.IndexOf(labels, wanted);
        if (index >= 0)
            return index;

        var what = wanted is null
            ? $"The model \"{modelName}\" has {containers.Length} containers, and Inference Recommender benchmarks one."
            : $"The model \"{modelName}\" has no container \"{wanted}\".";
        throw OperationException.BadInput(new Problem(
            ProblemIds.BenchmarkTarget,
            what,
            $"Name one of {string.Join(", ", labels.Select(l => $"\"{l}\""))}: best the one that does most of the work.")
        {
            Key = $"{RecommendationSettings.ConfigKey}.container",
        });
    }

    private static string LabelOf(ContainerDefinition[] containers, int index) =>
        string.IsNullOrEmpty(containers[index].ContainerHostname) ? $"container-{index + 1}" : containers[index].ContainerHostname;
}
