using Infra.Components.Endpoints.Monitoring;
using Infra.Components.Shared;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints.Updates;

/// <summary>How an endpoint is updated, and what rolls the update back.</summary>
internal static class UpdatePolicies
{
    public static EndpointDeploymentConfigArgs Create(Children children, EndpointUpdateArgs args, string endpointName, string variantName)
    {
        var update = args.Strategy == UpdateStrategies.Rolling
            ? new EndpointDeploymentConfigArgs { RollingUpdatePolicy = RollingUpdates.Policy(args) }
            : BlueGreen(Routing(args), args.TerminationWaitInSeconds, args.MaximumExecutionTimeoutInSeconds);
        if (args.AutoRollback)
        {
            update.RollBackOn(children, AlarmDefinition.Rollback(args), endpointName, variantName);
        }

        return update;
    }

    public static EndpointDeploymentConfigArgs BlueGreen(
        EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs routing, int terminationWait, int maximumExecutionTimeout)
    {
        var policy = new EndpointDeploymentConfigBlueGreenUpdatePolicyArgs
        {
            TrafficRoutingConfiguration = routing,
            TerminationWaitInSeconds = terminationWait,
            MaximumExecutionTimeoutInSeconds = maximumExecutionTimeout,
        };
        return new EndpointDeploymentConfigArgs { BlueGreenUpdatePolicy = policy };
    }

    public static EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs AllTrafficAtOnce() => new()
    {
        Type = UpdateStrategies.AllAtOnce,
        WaitIntervalInSeconds = 0,
    };

    public static void RollBackOn(
        this EndpointDeploymentConfigArgs update, Children children, IEnumerable<AlarmDefinition> alarms, string endpointName, string variantName)
    {
        var rollback = new EndpointDeploymentConfigAutoRollbackConfigurationArgs();
        foreach (var definition in alarms)
        {
            MetricAlarm alarm = EndpointAlarms.Create(children, definition, endpointName, variantName, []);
            rollback.Alarms.Add(new EndpointDeploymentConfigAutoRollbackConfigurationAlarmArgs { AlarmName = alarm.Name });
        }

        update.AutoRollbackConfiguration = rollback;
    }

    private static EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs Routing(EndpointUpdateArgs args)
    {
        if (args.Strategy == UpdateStrategies.AllAtOnce)
        {
            return AllTrafficAtOnce();
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
}
