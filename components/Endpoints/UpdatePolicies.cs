using Infra.Components.Shared;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>How an endpoint is updated, and what rolls the update back.</summary>
internal static class UpdatePolicies
{
    public static EndpointDeploymentConfigArgs AllAtOnce(Children children, EndpointUpdateArgs args, string endpointName, string variantName)
    {
        var update = new EndpointDeploymentConfigArgs
        {
            BlueGreenUpdatePolicy = new EndpointDeploymentConfigBlueGreenUpdatePolicyArgs
            {
                TrafficRoutingConfiguration = AllTrafficAtOnce(),
                TerminationWaitInSeconds = args.TerminationWaitInSeconds,
                MaximumExecutionTimeoutInSeconds = args.MaximumExecutionTimeoutInSeconds,
            },
        };
        if (args.AutoRollback)
        {
            update.RollBackOn(children, [AlarmDefinition.Rollback(args.RollbackErrorCount)], endpointName, variantName);
        }

        return update;
    }

    public static EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs AllTrafficAtOnce() => new()
    {
        Type = "ALL_AT_ONCE",
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
}
