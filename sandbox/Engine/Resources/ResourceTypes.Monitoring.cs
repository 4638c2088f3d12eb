using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> Monitoring =>
    [
        new("aws:cloudwatch/metricAlarm:MetricAlarm")
        {
            Name = new("name", 255),
            ReplacedOn = ["name"],
            Computed = Arn("arn:aws:cloudwatch:{region}:{account}:alarm:{name}"),
        },
        new("aws:cloudwatch/dashboard:Dashboard")
        {
            Id = "{dashboardName}",
            ReplacedOn = ["dashboardName"],
            Computed = Fields(("dashboardArn", "arn:aws:cloudwatch::{account}:dashboard/{dashboardName}")),
            HasTags = false,
        },
        new("aws:cloudwatch/logGroup:LogGroup")
        {
            Name = Named(512),
            ReplacedOn = ["name", "namePrefix"],
            Computed = Arn("arn:aws:logs:{region}:{account}:log-group:{name}"),
        },
        new("aws:cloudwatch/eventRule:EventRule")
        {
            Name = Named(64),
            ReplacedOn = ["name", "namePrefix", "eventBusName"],
            Computed = Arn("arn:aws:events:{region}:{account}:rule/{name}"),
        },
        new("aws:cloudwatch/eventTarget:EventTarget")
        {
            Name = new("targetId", 64),
            Id = "{rule}-{targetId}",
            ReplacedOn = ["rule", "targetId", "eventBusName"],
            HasTags = false,
        },
    ];
}
