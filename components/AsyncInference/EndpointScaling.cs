using Infra.Components.Endpoints.Monitoring;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Aas = Pulumi.Aws.AppAutoScaling;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.AsyncInference;

/// <summary>Autoscaling of an endpoint's variant on its backlog, with a way up from zero.</summary>
internal static class EndpointScaling
{
    public static ScaledCapacity Capacity(AsyncScalingArgs scaling) => ScaledCapacity.Of(scaling.MinCapacity, scaling.MaxCapacity, scaling.Schedules);

    public static void Create(Children children, AsyncEndpointArgs args, Sagemaker.Endpoint endpoint, Output<string> instanceType)
    {
        var (scaling, capacity) = (args.Scaling, Capacity(args.Scaling));
        var variant = new ScaledVariant(children, endpoint, args.VariantName, ScalableVariants.InstanceCount, capacity.Registered, instanceType);
        variant.Track(Tracking(scaling, endpoint));
        variant.Schedule(scaling.Schedules);
        if (capacity.Widest.Minimum == 0)
        {
            var policy = variant.Add("wake-up", WakeUp(scaling));
            EndpointAlarms.Create(children, AsyncAlarms.WakeUp, endpoint.Name, args.VariantName, [policy.Arn]);
        }
    }

    private static PolicyTargetTrackingScalingPolicyConfigurationArgs Tracking(AsyncScalingArgs scaling, Sagemaker.Endpoint endpoint) => new()
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
    };

    private static Aas.PolicyArgs WakeUp(AsyncScalingArgs scaling) => new()
    {
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
    };
}
