using Infra.Components.Shared.Instances;

namespace Infra.Operations.Review;

/// <summary>
/// List prices of SageMaker hosting instances: on-demand, USD per hour, us-east-1 (us-west-2 is equal for these families).
/// A dated fallback for the words of a report, not a bill; types whose sources disagree are left out.
/// </summary>
/// <remarks>Source: AWS Price List (service AmazonSageMaker, component Hosting) and samples of the AWS documentation.</remarks>
public static class HostingPrices
{
    /// <summary>The day the prices were read.</summary>
    public static DateOnly AsOf => ListPrices.AsOf;

    /// <summary>The region they hold for.</summary>
    public const string Region = ListPrices.Region;

    /// <summary>The price of one instance in USD per hour; null when it is not known.</summary>
    public static decimal? Of(string? instanceType) => instanceType is null ? null : ListPrices.Of(instanceType)?.UsdPerHour;
}
