namespace Infra.Operations.Recommendation.Hints;

/// <summary>The prospective instance types that SageMaker gives of a model for free, seconds after it was made. Nothing of it is measured.</summary>
/// <param name="Status">COMPLETED, IN_PROGRESS, FAILED or NOT_APPLICABLE.</param>
/// <param name="Container">What the hint is for.</param>
/// <param name="Instances">Up to three instance types, SageMaker's first choice first.</param>
public sealed record RecommendationHint(string Status, string Container, IReadOnlyList<HintedInstance> Instances)
{
    /// <summary>Why there are no types, in words; null when there are.</summary>
    public string? WhyNone => Status switch
    {
        "COMPLETED" when Instances.Count > 0 => null,
        "COMPLETED" => "SageMaker names no instance type for it",
        "IN_PROGRESS" => "SageMaker is still looking; ask again in a minute",
        "FAILED" => "SageMaker's own search failed",
        _ => "SageMaker has no hint for such a model",
    };
}

/// <summary>A prospective instance type.</summary>
/// <param name="InstanceType">The type.</param>
/// <param name="Environment">Environment variables that SageMaker would set on the container; often none.</param>
/// <param name="UsdPerHour">Its list price (<see cref="Review.HostingPrices"/>); null when it is not known.</param>
public sealed record HintedInstance(string InstanceType, IReadOnlyDictionary<string, string> Environment, decimal? UsdPerHour);
