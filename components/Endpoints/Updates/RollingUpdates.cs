using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints.Updates;

/// <summary>The update of a fleet batch by batch.</summary>
internal static class RollingUpdates
{
    public static EndpointDeploymentConfigRollingUpdatePolicyArgs Policy(EndpointUpdateArgs args)
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
