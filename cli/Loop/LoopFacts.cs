using Infra.Cli.Rendering;

namespace Infra.Cli.Loop;

/// <summary>What a run of the loop did; the JSON of <c>infra sandbox up --json</c>.</summary>
internal sealed record LoopFacts
{
    /// <summary>Everything in it is simulated.</summary>
    public bool Simulated { get; } = true;

    public bool Changed { get; set; }

    public List<DeploymentFacts> Deployments { get; } = [];

    public RecommendationFacts? Recommendation { get; set; }

    public InvocationFacts? Invocation { get; set; }

    public BatchFacts? Batch { get; set; }
}
