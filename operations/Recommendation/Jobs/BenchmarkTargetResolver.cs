using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Finds what to benchmark: the stack's model, one of its containers, or what the settings name instead.</summary>
internal sealed class BenchmarkTargetResolver(IAmazonSageMaker sageMaker, AwsCalls calls)
{
    private readonly BenchmarkEndpoints endpoints = new(sageMaker, calls);

    /// <exception cref="OperationException">There is no such model, container, package or endpoint, or it cannot be benchmarked.</exception>
    public async Task<BenchmarkTarget> ResolveAsync(
        RecommendationRequest request, RecommendationSettings settings, CancellationToken cancellation)
    {
        var model = await DescribeAsync(request.ModelName, "", cancellation);
        var stack = new BenchmarkTarget { Model = model, Label = "", IsPipeline = ContainersOf(model).Length > 1 };
        return settings switch
        {
            { ModelPackageVersionArn: { } package } => await OfPackageAsync(stack, package, cancellation),
            { EndpointName: { } endpoint } => await OfEndpointAsync(stack, endpoint, settings, cancellation),
            { ModelName: { } other } => Named(stack, await DescribeAsync(other, "modelName", cancellation), settings.Container),
            _ => OfStack(stack, settings.Container, request.ModelPackageArn),
        };
    }

    private static BenchmarkTarget OfStack(BenchmarkTarget stack, string? container, string? package)
    {
        var target = Named(stack, stack.Model, container);
        return stack.IsPipeline || package is null ? target : target with { ModelPackageArn = package, ModelName = null };
    }

    private async Task<BenchmarkTarget> OfEndpointAsync(BenchmarkTarget stack, string endpoint, RecommendationSettings settings, CancellationToken cancellation)
    {
        var modelName = await endpoints.ModelOfAsync(endpoint, cancellation);
        var model = await DescribeAsync(modelName, "endpointName", cancellation);
        if (ContainersOf(model).Length > 1)
            throw Bad(
                $"The endpoint \"{endpoint}\" serves a pipeline of {ContainersOf(model).Length} containers, and Inference Recommender benchmarks one.",
                "Leave out endpointName and name a container: it is benchmarked on endpoints of its own.",
                "endpointName");

        return Named(stack, model, settings.Container) with { EndpointName = endpoint };
    }

    private async Task<BenchmarkTarget> OfPackageAsync(BenchmarkTarget stack, string arn, CancellationToken cancellation)
    {
        var package = await calls.FindAsync(
            "DescribeModelPackage",
            arn,
            c => sageMaker.DescribeModelPackageAsync(new DescribeModelPackageRequest { ModelPackageName = arn }, c),
            AwsErrors.IsMissing,
            cancellation)
            ?? throw Bad($"The model package version \"{arn}\" does not exist.", "Register it first, or leave out the key.", "modelPackageVersionArn");
        var containers = package.InferenceSpecification?.Containers?.Count ?? 0;
        return containers == 1
            ? stack with { ModelPackageArn = arn, Label = arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..] }
            : throw Bad($"The model package version \"{arn}\" has {containers} containers, and Inference Recommender benchmarks one.", "Name a version of one container.", "modelPackageVersionArn");
    }

    /// <summary>The one container of a model, or the one that is named; a pipeline's needs a model of its own.</summary>
    private static BenchmarkTarget Named(BenchmarkTarget stack, DescribeModelResponse model, string? container)
    {
        var containers = ContainersOf(model);
        var index = Choose(containers, model.ModelName, container);
        return stack with
        {
            Container = containers[index],
            Source = model,
            Label = LabelOf(containers, index),
            ModelName = containers.Length > 1 ? null : model.ModelName,
        };
    }

    private async Task<DescribeModelResponse> DescribeAsync(string modelName, string key, CancellationToken cancellation) => await calls.FindAsync(
        "DescribeModel", modelName, c => sageMaker.DescribeModelAsync(new DescribeModelRequest { ModelName = modelName }, c), AwsErrors.IsMissing, cancellation)
        ?? throw Bad($"The model \"{modelName}\" does not exist.", key.Length == 0 ? "Deploy the stack first." : "Name a model that exists, or leave out the key.", key);

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
        throw Bad(what, $"Name one of {string.Join(", ", labels.Select(l => $"\"{l}\""))}: best the one that does most of the work.", "container");
    }

    private static ContainerDefinition[] ContainersOf(DescribeModelResponse model) =>
        model.PrimaryContainer is { } primary ? [primary] : [.. model.Containers ?? []];

    private static string LabelOf(ContainerDefinition[] containers, int index) =>
        string.IsNullOrEmpty(containers[index].ContainerHostname) ? $"container-{index + 1}" : containers[index].ContainerHostname;

    internal static OperationException Bad(string what, string remedy, string key) => OperationException.BadInput(
        new Problem(ProblemIds.BenchmarkTarget, what, remedy) { Key = key.Length == 0 ? null : $"{RecommendationSettings.ConfigKey}.{key}" });
}
