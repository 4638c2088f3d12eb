using Infra.Cli.Targets;
using Infra.Operations.Recommendation;

namespace Infra.Cli.Shared;

/// <summary>The recommendation step of a deployed stack.</summary>
internal static class RecommendationRequests
{
    public static RecommendationRequest For(CommandContext context, IStackTarget target) => new()
    {
        StackFilePath = context.StackFile(target.Stack),
        ModelName = target.Require("modelName"),
        ExecutionRoleArn = target.Require("recommendationRoleArn"),
        ModelPackageArn = target.Output("modelPackageArn"),
        PollInterval = target.PollInterval,
    };
}
