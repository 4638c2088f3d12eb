using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Aas = Pulumi.Aws.AppAutoScaling;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Endpoints.Scaling;

/// <summary>The scalable target of an endpoint's variant, and the policies and schedules on it.</summary>
internal sealed class ScaledVariant
{
    private readonly Children children;
    private readonly Output<string>? instanceType;
    private readonly Aas.Target target;

    /// <param name="children">The component's children.</param>
    /// <param name="endpoint">The endpoint: AWS registers targets only while it is in service.</param>
    /// <param name="variantName">Name of the variant.</param>
    /// <param name="dimension">What is scaled, one of <see cref="ScalableVariants"/>.</param>
    /// <param name="bounds">Within which bounds.</param>
    /// <param name="instanceType">Type of the variant's instances; null for a serverless variant.</param>
    public ScaledVariant(
        Children children, Sagemaker.Endpoint endpoint, string variantName, string dimension, CapacityBounds bounds, Output<string>? instanceType)
    {
        (this.children, this.instanceType) = (children, instanceType);
        target = new Aas.Target(
            children.Named("target"),
            new Aas.TargetArgs
            {
                ServiceNamespace = ScalableVariants.Namespace,
                ResourceId = endpoint.Name.Apply(name => ScalableVariants.ResourceId(name, variantName)),
                ScalableDimension = dimension,
                MinCapacity = bounds.Minimum,
                MaxCapacity = bounds.Maximum,
                Tags = children.Tags!,
            },
            FollowsInstanceType(endpoint));
    }

    public Aas.Policy Track(PolicyTargetTrackingScalingPolicyConfigurationArgs tracking) => Add(
        "tracking", new Aas.PolicyArgs { PolicyType = "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration = tracking });

    public Aas.Policy Add(string suffix, Aas.PolicyArgs args)
    {
        args.ServiceNamespace = target.ServiceNamespace;
        args.ResourceId = target.ResourceId;
        args.ScalableDimension = target.ScalableDimension;
        return new Aas.Policy(children.Named(suffix), args, FollowsInstanceType(target));
    }

    /// <summary>Moves the bounds of the target at given times.</summary>
    public void Schedule(IEnumerable<ScheduledCapacityArgs> schedules)
    {
        foreach (var schedule in schedules)
        {
            _ = new Aas.ScheduledAction(children.Named($"schedule-{schedule.Name}"), Action(schedule), FollowsInstanceType(target));
        }
    }

    private Aas.ScheduledActionArgs Action(ScheduledCapacityArgs schedule) => new()
    {
        ServiceNamespace = target.ServiceNamespace,
        ResourceId = target.ResourceId,
        ScalableDimension = target.ScalableDimension,
        Schedule = schedule.Schedule,
        Timezone = schedule.TimeZone,
        StartTime = schedule.StartTime!,
        EndTime = schedule.EndTime!,
        ScalableTargetAction = new ScheduledActionScalableTargetActionArgs
        {
            MinCapacity = schedule.MinCapacity,
            MaxCapacity = schedule.MaxCapacity,
        },
    };

    /// <summary>
    /// An update of the instance type has deregistered the target and with it the policies and schedules, so they are made anew. Deleted first: deleting after
    /// would deregister what was just registered.
    /// </summary>
    private CustomResourceOptions FollowsInstanceType(Resource dependsOn)
    {
        var options = children.Options(dependsOn);
        options.DeleteBeforeReplace = true;
        if (instanceType is not null)
        {
            options.ReplacementTrigger = instanceType.Apply(type => (object)type);
        }

        return options;
    }
}
