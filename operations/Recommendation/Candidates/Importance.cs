namespace Infra.Operations.Recommendation.Candidates;

/// <summary>How much a goal matters: the five levels that SageMaker's console offers.</summary>
public enum Importance
{
    /// <summary>Weight 0.2: decides between candidates that are otherwise close.</summary>
    Lowest = 1,

    /// <summary>Weight 0.4.</summary>
    Low,

    /// <summary>Weight 0.6; the default.</summary>
    Moderate,

    /// <summary>Weight 0.8.</summary>
    High,

    /// <summary>Weight 1.0.</summary>
    Highest,
}

/// <summary>The importance of each of the three goals.</summary>
/// <remarks>
/// AWS publishes no formula behind the console's order; the weights, and the score that <see cref="CandidateRanking"/> makes
/// of them, are this project's own.
/// </remarks>
/// <param name="Cost">A low cost per inference.</param>
/// <param name="Latency">A low model latency.</param>
/// <param name="Throughput">Many invocations per minute.</param>
public sealed record Importances(
    Importance Cost = Importance.Moderate, Importance Latency = Importance.Moderate, Importance Throughput = Importance.Moderate)
{
    internal static double WeightOf(Importance importance) => (int)importance / 5.0;

    internal double TotalWeight => WeightOf(Cost) + WeightOf(Latency) + WeightOf(Throughput);
}
