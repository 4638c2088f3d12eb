using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>What an endpoint's instances cost in a month, in USD, from the fewest to the most instances that its config allows.</summary>
/// <param name="Minimum">With the fewest instances all month; 0 when the endpoint scales to zero.</param>
/// <param name="Maximum">With the most instances all month.</param>
public sealed record MonthlyCost(double Minimum, double Maximum)
{
    /// <summary>The hours of a month, as AWS's pricing calculator counts them.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The cost to the cent, at the price per hour that Inference Recommender gives.</summary>
    /// <returns>Null when the price or the band is unknown, and for a serverless candidate, which is paid by use.</returns>
    public static MonthlyCost? Of(Candidate candidate, EndpointCapacity? capacity)
    {
        if (capacity is null || candidate.Serverless is not null || candidate.Metrics.CostPerHour is not { } perHour)
            return null;

        var perInstance = perHour / candidate.InstanceCount * HoursPerMonth;
        return new MonthlyCost(Math.Round(perInstance * capacity.Minimum, 2), Math.Round(perInstance * capacity.Maximum, 2));
    }
}
