namespace Infra.Operations.Recommendation.Candidates;

/// <summary>What the endpoint is that the recommendation is for. It decides which candidates it can take.</summary>
/// <param name="IsPipeline">The model has several containers.</param>
/// <param name="IsAsync">The endpoint is asynchronous.</param>
/// <param name="UsesVpc">The model runs in a VPC.</param>
/// <param name="UsesNetworkIsolation">The model runs in network isolation.</param>
public sealed record EndpointTopology(bool IsPipeline, bool IsAsync, bool UsesVpc = false, bool UsesNetworkIsolation = false)
{
    /// <summary>Why the endpoint cannot be serverless; null when it can. Source: SageMaker's feature exclusions of serverless inference.</summary>
    public string? WhyNotServerless => this switch
    {
        { IsPipeline: true } => "serverless endpoints cannot host inference pipelines",
        { IsAsync: true } => "serverless endpoints cannot be asynchronous",
        { UsesVpc: true } => "serverless endpoints cannot run in a VPC",
        { UsesNetworkIsolation: true } => "serverless endpoints cannot run in network isolation",
        _ => null,
    };
}
