using Infra.Cli.Targets;
using Infra.Operations.Recommendation;

namespace Infra.Cli.Shared;

/// <summary>The recommendation step of a deployed stack.</summary>
internal static class RecommendationRequests
{
    /// <summary>Whether the stack has an endpoint that a recommendation could be for.</summary>
    public static bool HasEndpoint(IStackTarget target) => EndpointKind.Of(target).Any();

    public static RecommendationRequest For(CommandContext context, IStackTarget target)
    {
        var modelName = target.Require("modelName");
        if (!HasEndpoint(target))
        {
            target.Require(EndpointKind.Async.Output, EndpointKind.Async.Key);
        }

        return new RecommendationRequest
        {
            StackFilePath = context.StackFile(target.Stack),
            ModelName = modelName,
            ExecutionRoleArn = target.Require("recommendationRoleArn", "infra:recommendation.samplePayloadUrl"),
            ModelPackageArn = target.Output("modelPackageArn"),
            IsAsync = target.Output(EndpointKind.Async.Output) is not null,
            PollInterval = target.PollInterval,
        };
    }
}
