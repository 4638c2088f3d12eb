using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Aas = Pulumi.Aws.AppAutoScaling;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.AsyncInference;

/// <summary>Autoscaling of an endpoint's variant on its backlog, with a way up from zero.</summary>
internal sealed class EndpointScaling
{
    private readonly Children children;
    private readonly AsyncScalingArgs scaling;
    private readonly Aas.Target target;
    private readonly Output<string> instanceType;

    public EndpointScaling(Children children, AsyncEndpointArgs args, Sagemaker.Endpoint endpoint, Output<string> instanceType)
    {
        (this.children, scaling, this.instanceType) = (children, args.Scaling, instanceType);
        target = new Aas.Target(
            children.Named("target"),
            new Aas.TargetArgs
            {
                ServiceNamespace = ScalableVariants.Namespace,
                ResourceId = endpoint.Name.Apply(name => ScalableVariants.ResourceId(name, args.VariantName)),
                ScalableDimension = ScalableVariants.Dimension,
                MinCapacity = scaling.MinCapacity,
                MaxCapacity = scaling.MaxCapacity,
                Tags = children.Tags!,
            },
            FollowsInstanceType(endpoint));
        Track(endpoint);
        if (scaling.MinCapacity == 0)
        {
            WakeUp(args.VariantName, endpoint);
        }
    }

    private void Track(Sagemaker.Endpoint endpoint) => _ = new Aas.Policy(
        children.Named("tracking"),
        new Aas.PolicyArgs
        {
            ServiceNamespace = target.ServiceNamespace,
            ResourceId = target.ResourceId,
            ScalableDimension = target.ScalableDimension,
            PolicyType = "TargetTrackingScaling",
            TargetTrackingScalingPolicyConfiguration = new PolicyTargetTrackingScalingPolicyConfigurationArgs
            {
                TargetValue = scaling.BacklogPerInstance,
                ScaleInCooldown = scaling.ScaleInCooldownInSeconds,
                ScaleOutCooldown = scaling.ScaleOutCooldownInSeconds,
                CustomizedMetricSpecification = new PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationArgs
                {
                    Namespace = "AWS/SageMaker",
                    MetricName = "ApproximateBacklogSizePerInstance",
                    Statistic = "Average",
                    Dimensions =
                    {
                        new PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimensionArgs
                        {
                            Name = "EndpointName", Value = endpoint.Name,
                        },
                    },
                },
            },
        },
        FollowsInstanceType(target));

    private void WakeUp(string variantName, Sagemaker.Endpoint endpoint)
    {
        var policy = new Aas.Policy(
            children.Named("wake-up"),
            new Aas.PolicyArgs
            {
                ServiceNamespace = target.ServiceNamespace,
                ResourceId = target.ResourceId,
                ScalableDimension = target.ScalableDimension,
                PolicyType = "StepScaling",
                StepScalingPolicyConfiguration = new PolicyStepScalingPolicyConfigurationArgs
                {
                    AdjustmentType = "ChangeInCapacity",
                    MetricAggregationType = "Average",
                    Cooldown = scaling.ScaleOutCooldownInSeconds,
                    StepAdjustments =
                    {
                        new PolicyStepScalingPolicyConfigurationStepAdjustmentArgs { MetricIntervalLowerBound = "0", ScalingAdjustment = 1 },
                    },
                },
            },
            FollowsInstanceType(target));
        EndpointAlarms.Create(children, AlarmDefinition.WakeUp, endpoint.Name, variantName, [policy.Arn]);
    }

    /// <summary>
    /// An update of the instance type has deregistered the target and with it the policies, so they are made anew. Deleted first: deleting after
    /// would deregister what was just registered.
    /// </summary>
    private CustomResourceOptions FollowsInstanceType(Resource dependsOn)
    {
        var options = children.Options(dependsOn);
        options.DeleteBeforeReplace = true;
        options.ReplacementTrigger = instanceType.Apply(type => (object)type);
        return options;
    }
}
