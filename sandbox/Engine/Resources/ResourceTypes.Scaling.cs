using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> Scaling =>
    [
        new("aws:appautoscaling/target:Target")
        {
            Id = "{resourceId}",
            ReplacedOn = ["resourceId", "scalableDimension", "serviceNamespace"],
            Computed = Arn("arn:aws:application-autoscaling:{region}:{account}:scalable-target/0ec5{hex}"),
        },
        new("aws:appautoscaling/policy:Policy")
        {
            Name = new("name", 255),
            ReplacedOn = ["name", "resourceId", "scalableDimension", "serviceNamespace"],
            Computed = Arn("arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{serviceNamespace}/{resourceId}:policyName/{name}"),
            HasTags = false,
        },
        new("aws:appautoscaling/scheduledAction:ScheduledAction")
        {
            Name = new("name", 255),
            Id = "{name}-{serviceNamespace}-{resourceId}",
            ReplacedOn = ["name", "resourceId", "scalableDimension", "serviceNamespace"],
            Computed = Arn("arn:aws:autoscaling:{region}:{account}:scheduledAction:{uuid}:resource/{serviceNamespace}/{resourceId}:scheduledActionName/{name}"),
            HasTags = false,
        },
    ];
}
