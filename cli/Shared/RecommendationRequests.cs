using Infra.Cli.Targets;
using Infra.Operations.Recommendation;

namespace Infra.Cli.Shared;

/// <summary>The recommendation step of a deployed stack.</summary>
internal static class RecommendationRequests
{
    public static RecommendationRequest For(CommandContext context, IStackTarget target)
    {
        var modelName = target.Require("modelName");

        // What is written is the instance type of the asynchronous endpoint: without one, the key would make one.
        target.Require("endpointName", "infra:endpoint");
        return new RecommendationRequest
        {
            StackFilePath = context.StackFile(target.Stack),
            ModelName = modelName,
            ExecutionRoleArn = target.Require("recommendationRoleArn", "infra:recommendation.samplePayloadUrl"),
            ModelPackageArn = target.Output("modelPackageArn"),
            PollInterval = target.PollInterval,
        };
    }
}
