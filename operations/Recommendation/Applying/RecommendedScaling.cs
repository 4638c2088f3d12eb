namespace Infra.Operations.Recommendation.Applying;

/// <summary>How SageMaker recommends to scale a benchmarked instance type; null is what it does not say.</summary>
/// <param name="InvocationsPerInstance">Invocations per minute and instance to aim at.</param>
/// <param name="MinCapacity">The fewest instances.</param>
/// <param name="MaxCapacity">The most instances.</param>
/// <param name="ScaleInCooldown">Seconds after a scale-in before the next.</param>
/// <param name="ScaleOutCooldown">Seconds after a scale-out before the next.</param>
internal sealed record RecommendedScaling(double? InvocationsPerInstance, int? MinCapacity, int? MaxCapacity, int? ScaleInCooldown, int? ScaleOutCooldown);
