namespace Infra.Operations.Review;

/// <summary>
/// List prices of SageMaker hosting instances: on-demand, USD per hour, us-east-1 (us-west-2 is equal for these families).
/// A dated fallback for the words of a report, not a bill; types whose sources disagree are left out.
/// </summary>
/// <remarks>Source: AWS Price List (service AmazonSageMaker, component Hosting) and samples of the AWS documentation.</remarks>
public static class HostingPrices
{
    /// <summary>The day the prices were read.</summary>
    public static DateOnly AsOf { get; } = new(2026, 9, 28);

    /// <summary>The region they hold for.</summary>
    public const string Region = "us-east-1";

    private static readonly Dictionary<string, decimal> UsdPerHour = new(StringComparer.Ordinal)
    {
        ["ml.m5.large"] = 0.115m,
        ["ml.m5.xlarge"] = 0.23m,
        ["ml.m5.2xlarge"] = 0.461m,
        ["ml.m5.4xlarge"] = 0.922m,
        ["ml.m5.12xlarge"] = 2.765m,
        ["ml.m5.24xlarge"] = 5.53m,
        ["ml.c5.large"] = 0.102m,
        ["ml.c5.xlarge"] = 0.204m,
        ["ml.c5.2xlarge"] = 0.408m,
        ["ml.c5.4xlarge"] = 0.816m,
        ["ml.c5.9xlarge"] = 1.836m,
        ["ml.c5.18xlarge"] = 3.672m,
        ["ml.c5d.large"] = 0.115m,
        ["ml.c5d.xlarge"] = 0.23m,
        ["ml.g4dn.xlarge"] = 0.736m,
        ["ml.g5.xlarge"] = 1.408m,
        ["ml.g5.2xlarge"] = 1.515m,
        ["ml.g6e.xlarge"] = 2.61m,
        ["ml.g6e.2xlarge"] = 2.80m,
        ["ml.g6e.4xlarge"] = 3.76m,
        ["ml.g6e.8xlarge"] = 5.6607m,
        ["ml.g6e.12xlarge"] = 13.12m,
        ["ml.p3.2xlarge"] = 3.825m,
        ["ml.p3.8xlarge"] = 14.688m,
        ["ml.p3.16xlarge"] = 28.152m,
        ["ml.p4d.24xlarge"] = 37.688m,
        ["ml.inf2.xlarge"] = 0.758m,
    };

    /// <summary>The price of one instance in USD per hour; null when it is not known.</summary>
    public static decimal? Of(string? instanceType) => instanceType is not null && UsdPerHour.TryGetValue(instanceType, out var price) ? price : null;
}
