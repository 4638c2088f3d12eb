namespace Infra.Components.Endpoints.Monitoring;

/// <summary>One line of a graph.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Statistic">Statistic over a minute.</param>
/// <param name="PerVariant">Whether the metric has the dimension VariantName beside EndpointName.</param>
/// <param name="Namespace">Namespace of the metric.</param>
internal sealed record DashboardLine(
    string Metric, string Statistic, bool PerVariant = true, string Namespace = DashboardLine.SageMaker)
{
    public const string SageMaker = "AWS/SageMaker";

    /// <summary>What the instances themselves report.</summary>
    public const string Instances = "/aws/sagemaker/Endpoints";
}

/// <summary>One graph of a dashboard.</summary>
internal sealed record DashboardWidget(string Title, params IReadOnlyList<DashboardLine> Lines);
