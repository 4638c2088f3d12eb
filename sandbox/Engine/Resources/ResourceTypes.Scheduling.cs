using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> Scheduling =>
    [
        new("aws:scheduler/schedule:Schedule")
        {
            Name = Named(64),
            Id = "{groupName}/{name}",
            ReplacedOn = ["name", "namePrefix", "groupName"],
            Computed = Fields(("arn", "arn:aws:scheduler:{region}:{account}:schedule/{groupName}/{name}"), ("groupName", "default")),
            HasTags = false,
        },
        new("aws:scheduler/scheduleGroup:ScheduleGroup")
        {
            Name = Named(64),
            ReplacedOn = ["name", "namePrefix"],
            Computed = Fields(
                ("arn", "arn:aws:scheduler:{region}:{account}:schedule-group/{name}"),
                ("creationDate", "{now}"), ("lastModificationDate", "{now}"), ("state", "ACTIVE")),
        },
        new("aws:sfn/stateMachine:StateMachine")
        {
            Name = Named(80),
            Id = "{arn}",
            ReplacedOn = ["name", "namePrefix", "type"],
            Computed = Fields(
                ("arn", "arn:aws:states:{region}:{account}:stateMachine:{name}"), ("creationDate", "{now}"), ("status", "ACTIVE")),
        },
    ];
}
