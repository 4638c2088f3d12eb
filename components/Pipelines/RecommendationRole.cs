using Infra.Components.Pipelines.Roles;
using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Iam = Pulumi.Aws.Iam;

namespace Infra.Components.Pipelines;

/// <summary>
/// The role an Inference Recommender job runs with. It is another than the pipeline's own: the job creates and deletes endpoints, which a
/// serving model must not be able to do. AWS documents only AmazonSageMakerFullAccess for it; these rights are inferred from what a job does.
/// </summary>
public sealed class RecommendationRole : ComponentResource
{
    internal const string Token = "infra:index:RecommendationRole";

    /// <summary>Creates the role.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">What is benchmarked, and how.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public RecommendationRole(string name, RecommendationRoleArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var role = new Iam.Role(
            name,
            new Iam.RoleArgs
            {
                Description = "Runs Inference Recommender jobs",
                AssumeRolePolicy = children.Scope.Apply(TrustPolicies.SageMaker),
                Tags = children.Tags!,
            },
            children.Options());
        var policy = new Iam.RolePolicy(
            children.Named("policy"),
            new Iam.RolePolicyArgs
            {
                Role = role.Id,
                Policy = Output.Tuple(children.Scope, RecommendationNeeds.OfContainers(args), RecommendationNeeds.Of(args, role.Arn))
                    .Apply(known => RecommendationRolePolicy.ToJson(known.Item1, known.Item2, known.Item3)),
            },
            children.Options());

        // Known only once the policy is attached: a job that starts earlier fails after minutes.
        RoleArn = Output.Tuple(role.Arn, policy.Id).Apply(known => known.Item1);
        RegisterOutputs();
    }

    /// <summary>ARN of the role, for <c>CreateInferenceRecommendationsJob</c>.</summary>
    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; }

    private static RecommendationRoleArgs Validated(RecommendationRoleArgs args, string name)
    {
        ProblemList.ThrowIfAny(RecommendationRoleValidator.Validate(args, name), component: null, nameof(RecommendationRole), name);
        return args;
    }
}
