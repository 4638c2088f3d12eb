using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.Pipelines.Roles;

/// <summary>The policy of a recommendation job's role: what the containers need, and the benchmarked endpoints, all named sm-epc-*.</summary>
internal static class RecommendationRolePolicy
{
    public static string ToJson(AwsScope scope, ExecutionNeeds containers, RecommendationNeeds needs) => PolicyDocument.ToJson(
    [
        .. ExecutionRolePolicy.Statements(scope, containers), .. Benchmarks(scope), .. Endpoints(scope, needs), .. Compiled(scope, needs), .. Keys(scope, needs),
        PassRole(needs.PassedRoles),
    ]);

    private static IEnumerable<PolicyStatement> Benchmarks(AwsScope scope)
    {
        yield return new PolicyStatement(
            "RunBenchmarks",
            "sagemaker:AddTags", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:DeleteEndpoint",
            "sagemaker:DeleteEndpointConfig", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:InvokeEndpoint")
        {
            Resources = [scope.Arn("sagemaker", "endpoint/sm-epc-*"), scope.Arn("sagemaker", "endpoint-config/sm-epc-*")],
        };

        // The job copies the benchmarked model under names of its own that AWS does not document.
        yield return new PolicyStatement(
            "CopyModel", "sagemaker:AddTags", "sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel", "sagemaker:DescribeModelPackage")
        {
            Resources = [scope.Arn("sagemaker", "model/*"), scope.Arn("sagemaker", "model-package/*")],
        };
        yield return new PolicyStatement(
            "CompileModel", "sagemaker:CreateCompilationJob", "sagemaker:DescribeCompilationJob", "sagemaker:StopCompilationJob")
        {
            Resources = [scope.Arn("sagemaker", "compilation-job/*")],
        };
        yield return new PolicyStatement("ReadJob", "sagemaker:DescribeInferenceRecommendationsJob", "sagemaker:ListInferenceRecommendationsJobSteps")
        {
            Resources = [scope.Arn("sagemaker", "inference-recommendations-job/*")],
        };

        // GetMetricData knows no resources.
        yield return new PolicyStatement("ReadMetrics", "cloudwatch:GetMetricData") { Resources = ["*"] };
    }

    private static IEnumerable<PolicyStatement> Endpoints(AwsScope scope, RecommendationNeeds needs)
    {
        if (needs.Endpoints.Count > 0)
        {
            yield return new PolicyStatement("LoadEndpoints", "sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint")
            {
                Resources = [.. needs.Endpoints.Select(name => scope.SageMakerArn("endpoint", name))],
            };
        }
    }

    private static IEnumerable<PolicyStatement> Compiled(AwsScope scope, RecommendationNeeds needs)
    {
        if (needs.CompiledOutputs.Count > 0)
        {
            yield return S3Statements.Write("WriteCompiledModels", scope, needs.CompiledOutputs.Select(S3Uri.Parse));
        }
    }

    private static IEnumerable<PolicyStatement> Keys(AwsScope scope, RecommendationNeeds needs) =>
    [
        .. needs.VolumeKeys.Select(key => KmsStatements.Volume("EncryptVolumes", key)),
        .. needs.OutputKeys.Select(key => KmsStatements.Encrypt("EncryptResults", scope, key)),
    ];

    private static PolicyStatement PassRole(IReadOnlyList<string> roles) => new("PassRoles", "iam:PassRole")
    {
        Resources = roles,
        Conditions = [new PolicyCondition("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com")],
    };
}
