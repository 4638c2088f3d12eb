using Amazon.SageMaker.Model;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>What a job benchmarks: one container, reached by a model package version, by a model, or by a temporary model.</summary>
internal sealed record BenchmarkTarget
{
    /// <summary>The stack's model as SageMaker describes it: its shape decides which candidates the endpoint can take.</summary>
    public required DescribeModelResponse Model { get; init; }

    /// <summary>The container that is benchmarked; null when it is only known by its package.</summary>
    public ContainerDefinition? Container { get; init; }

    /// <summary>The model that <see cref="Container"/> is of; null when there is no container.</summary>
    public DescribeModelResponse? Source { get; init; }

    /// <summary>What people call it: the container's hostname or place, the model, or the package version.</summary>
    public required string Label { get; init; }

    /// <summary>True when the stack's model has further containers.</summary>
    public required bool IsPipeline { get; init; }

    /// <summary>The model package version to benchmark; null when there is none, or when it holds several containers.</summary>
    public string? ModelPackageArn { get; init; }

    /// <summary>The model to benchmark as it is; null when there is a package, or when a temporary model is needed.</summary>
    public string? ModelName { get; init; }

    /// <summary>The existing endpoint that is loaded beside the candidates; null for none.</summary>
    public string? EndpointName { get; init; }

    /// <summary>
    /// True when the container must be made a model of its own first: Inference Recommender is not known to take several containers.
    /// </summary>
    public bool NeedsTemporaryModel => ModelPackageArn is null && ModelName is null;

    /// <summary>The region, as the model's ARN tells; null when that tells none.</summary>
    public string? Region => Model.ModelArn?.Split(':') is { Length: > 3 } parts ? parts[3] : null;
}
