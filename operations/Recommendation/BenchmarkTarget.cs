using Amazon.SageMaker.Model;

namespace Infra.Operations.Recommendation;

/// <summary>What a job benchmarks: one container, reached by a model package version, by the stack's model, or by a temporary model.</summary>
internal sealed record BenchmarkTarget
{
    /// <summary>The stack's model as SageMaker describes it.</summary>
    public required DescribeModelResponse Model { get; init; }

    /// <summary>The container that is benchmarked.</summary>
    public required ContainerDefinition Container { get; init; }

    /// <summary>What people call the container: its hostname, or its place.</summary>
    public required string Label { get; init; }

    /// <summary>True when the model has further containers.</summary>
    public required bool IsPipeline { get; init; }

    /// <summary>The model package version to benchmark; null when there is none, or when it holds several containers.</summary>
    public string? ModelPackageArn { get; init; }

    /// <summary>
    /// True when the container must be made a model of its own first: Inference Recommender is not known to take several containers.
    /// </summary>
    public bool NeedsTemporaryModel => IsPipeline;
}
