namespace Infra.Components.Shared.Instances;

/// <summary>What one instance costs.</summary>
/// <param name="UsdPerHour">Hosting, on demand.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record ListPrice(decimal UsdPerHour, string Source);

/// <summary>
/// List prices of hosting: on demand, us-east-1 (us-west-2 is equal for these families). A dated fallback for reports and simulations, not a
/// bill; types whose sources disagree are left out.
/// </summary>
internal static class ListPrices
{
    public const string Region = "us-east-1";

    private const string Documentation = "AWS documentation, Inference Recommender sample";
    private const string ThirdParty = "AWS Price List, via a third party";
    private const string AgreeingTables = "public code tables, agreeing, unverified";
    private const string CodeTables = "public code tables, unverified";

    private static readonly Dictionary<string, ListPrice> ByType = new(StringComparer.Ordinal)
    {
        ["ml.m5.large"] = new(0.115m, Documentation),
        ["ml.m5.xlarge"] = new(0.23m, "AWS Price List, SKU JDZQJFUVUR8SUWHS, read 2026-09-28"),
        ["ml.m5.2xlarge"] = new(0.461m, "AWS Price List, read 2026-09-28"),
        ["ml.m5.4xlarge"] = new(0.922m, AgreeingTables),
        ["ml.m5.12xlarge"] = new(2.765m, AgreeingTables),
        ["ml.m5.24xlarge"] = new(5.53m, AgreeingTables),
        ["ml.c5.large"] = new(0.102m, CodeTables),
        ["ml.c5.xlarge"] = new(0.204m, Documentation),
        ["ml.c5.2xlarge"] = new(0.408m, Documentation),
        ["ml.c5.4xlarge"] = new(0.816m, CodeTables),
        ["ml.c5.9xlarge"] = new(1.836m, Documentation),
        ["ml.c5.18xlarge"] = new(3.672m, CodeTables),
        ["ml.c5d.large"] = new(0.115m, Documentation),
        ["ml.c5d.xlarge"] = new(0.23m, Documentation),
        ["ml.g4dn.xlarge"] = new(0.736m, Documentation),
        ["ml.g5.xlarge"] = new(1.408m, ThirdParty),
        ["ml.g5.2xlarge"] = new(1.515m, ThirdParty),
        ["ml.g6e.xlarge"] = new(2.61m, ThirdParty),
        ["ml.g6e.2xlarge"] = new(2.80m, ThirdParty),
        ["ml.g6e.4xlarge"] = new(3.76m, ThirdParty),
        ["ml.g6e.8xlarge"] = new(5.6607m, ThirdParty),
        ["ml.g6e.12xlarge"] = new(13.12m, ThirdParty),
        ["ml.p3.2xlarge"] = new(3.825m, CodeTables),
        ["ml.p3.8xlarge"] = new(14.688m, CodeTables),
        ["ml.p3.16xlarge"] = new(28.152m, CodeTables),
        ["ml.p4d.24xlarge"] = new(37.688m, CodeTables),
        ["ml.inf2.xlarge"] = new(0.758m, CodeTables),
    };

    /// <summary>The day the prices were read.</summary>
    public static DateOnly AsOf { get; } = new(2026, 9, 28);

    public static int Count => ByType.Count;

    /// <summary>The price of a type; null when it is not known.</summary>
    public static ListPrice? Of(string instanceType) => ByType.GetValueOrDefault(instanceType);
}
