using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.RealTimeInference;

/// <summary>Builds the update policy of a real-time endpoint.</summary>
internal static class RealTimeUpdates
{
    public static EndpointDeploymentConfigArgs Create(Children children, RealTimeUpdateArgs args, string endpointName, string variantName)
    {
        var update = new EndpointDeploymentConfigArgs();
        if (args.Strategy == UpdateStrategies.Rolling)
        {
            update.RollingUpdatePolicy = Rolling(args);
        }
        else
        {
            update.BlueGreenUpdatePolicy = new EndpointDeploymentConfigBlueGreenUpdatePolicyArgs
            {
                TrafficRoutingConfiguration = Routing(args),
                TerminationWaitInSeconds = args.TerminationWaitInSeconds,
                MaximumExecutionTimeoutInSeconds = args.MaximumExecutionTimeoutInSeconds,
            };
        }

        if (args.AutoRollback)
        {
            update.RollBackOn(children, Alarms(args), endpointName, variantName);
        }

        return update;
    }

    private static IEnumerable<AlarmDefinition> Alarms(RealTimeUpdateArgs args)
    {
        yield return AlarmDefinition.Rollback(args.RollbackErrorCount);
        if (args.RollbackLatencyInMilliseconds > 0)
        {
            yield return AlarmDefinition.LatencyRollback(args.RollbackLatencyInMilliseconds);
        }
    }

    private static EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs Routing(RealTimeUpdateArgs args)
    {
        if (args.Strategy == UpdateStrategies.AllAtOnce)
        {
            return UpdatePolicies.AllTrafficAtOnce();
        }

        var routing = new EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs
        {
            Type = args.Strategy,
            WaitIntervalInSeconds = args.WaitIntervalInSeconds,
        };
        if (args.Strategy == UpdateStrategies.Canary)
        {
            routing.CanarySize = new EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationCanarySizeArgs
            {
                Type = args.SizeType,
                Value = UpdateSteps.Size(args),
            };
        }
        else
        {
            routing.LinearStepSize = new EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationLinearStepSizeArgs
            {
                Type = args.SizeType,
                Value = UpdateSteps.Size(args),
            };
        }

        return routing;
    }

    private static EndpointDeploymentConfigRollingUpdatePolicyArgs Rolling(RealTimeUpdateArgs args)
    {
        var rolling = new EndpointDeploymentConfigRollingUpdatePolicyArgs
        {
            MaximumBatchSize = new EndpointDeploymentConfigRollingUpdatePolicyMaximumBatchSizeArgs
            {
                Type = args.SizeType,
                Value = UpdateSteps.Size(args),
            },
            WaitIntervalInSeconds = args.WaitIntervalInSeconds,
            MaximumExecutionTimeoutInSeconds = args.MaximumExecutionTimeoutInSeconds,
        };
        if (args.RollbackSize != 0)
        {
            rolling.RollbackMaximumBatchSize = new EndpointDeploymentConfigRollingUpdatePolicyRollbackMaximumBatchSizeArgs
            {
                Type = args.SizeType,
                Value = args.RollbackSize,
            };
        }

        return rolling;
    }
}
