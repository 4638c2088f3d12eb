using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Endpoints.Monitoring;

/// <summary>Makes the dashboard of an endpoint.</summary>
internal static class Dashboards
{
    /// <summary>Dashboards belong to an account, not to a region, so the region is part of the name; it cannot be left to Pulumi.</summary>
    public static Dashboard Create(Children children, Sagemaker.Endpoint endpoint, string variantName, IReadOnlyList<DashboardWidget> widgets)
    {
        var known = Output.Tuple(children.Scope, endpoint.Name);
        return new Dashboard(
            children.Named("dashboard"),
            new DashboardArgs
            {
                DashboardName = known.Apply(names => $"{names.Item2}-{names.Item1.Region}"),
                DashboardBody = known.Apply(names => DashboardBody.ToJson(names.Item1.Region, names.Item2, variantName, widgets)),
            },
            children.Options());
    }
}
