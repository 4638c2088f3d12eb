using Infra.Cli.Targets;
using Infra.Operations.Recommendation;

namespace Infra.Cli.Shared;

/// <summary>The recommendation step of a deployed stack.</summary>
internal static class RecommendationRequests
{
    private static readonly string[] EndpointOutputs = ["endpointName", "realTimeEndpointName", "serverlessEndpointName"];

    /// <summary>Whether the stack has an endpoint that a recommendation could be for.</summary>
    public static bool HasEndpoint(IStackTarget target) => EndpointOutputs.Any(output => target.Output(output) is not null);

    public static RecommendationRequest For(CommandContext context, IStackTarget target)
    {
        var modelName = target.Require("modelName");
        if (!HasEndpoint(target))
        {
            target.Require("endpointName", "infra:endpoint");
        }

        return new RecommendationRequest
        {
            StackFilePath = context.StackFile(target.Stack),
            ModelName = modelName,
            ExecutionRoleArn = target.Require("recommendationRoleArn", "infra:recommendation.samplePayloadUrl"),
            ModelPackageArn = target.Output("modelPackageArn"),
            IsAsync = target.Output("endpointName") is not null,
            PollInterval = target.PollInterval,
        };
    }
}
