using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.Pipelines.Roles;

/// <summary>The policy of a created execution role: exactly what the pipeline's containers need.</summary>
internal static class ExecutionRolePolicy
{
    public static string ToJson(AwsScope scope, ExecutionNeeds needs) => PolicyDocument.ToJson(Statements(scope, needs));

    public static IEnumerable<PolicyStatement> Statements(AwsScope scope, ExecutionNeeds needs) =>
        [.. Observability(scope), .. Images(scope, needs), .. Artifacts(scope, needs), .. Keys(scope, needs), .. Vpc(scope, needs), .. Credentials(needs)];

    private static IEnumerable<PolicyStatement> Observability(AwsScope scope)
    {
        yield return new PolicyStatement(
            "WriteLogs", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")
        {
            Resources = [scope.Arn("logs", "log-group:/aws/sagemaker/*")],
        };

        // PutMetricData knows no resources; the namespace is its only narrowing.
        yield return new PolicyStatement("WriteMetrics", "cloudwatch:PutMetricData")
        {
            Resources = ["*"],
            Conditions = [new PolicyCondition("StringLike", "cloudwatch:namespace", "AWS/SageMaker", "/aws/sagemaker/*")],
        };
    }

    private static IEnumerable<PolicyStatement> Images(AwsScope scope, ExecutionNeeds needs)
    {
        var repositories = needs.Images
            .Select(image => EcrImage.TryParse(image)?.RepositoryArn(scope.Partition))
            .OfType<string>()
            .Distinct()
            .ToList();
        if (repositories.Count == 0)
        {
            yield break;
        }

        // GetAuthorizationToken knows no resources; it gives nothing without the rights on a repository.
        yield return new PolicyStatement("LogInToRegistries", "ecr:GetAuthorizationToken") { Resources = ["*"] };
        yield return new PolicyStatement("PullImages", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
        {
            Resources = repositories,
        };
    }

    private static IEnumerable<PolicyStatement> Artifacts(AwsScope scope, ExecutionNeeds needs)
    {
        var uris = needs.Artifacts.Select(S3Uri.Parse).Distinct().ToList();
        if (uris.Count == 0)
        {
            yield break;
        }

        yield return new PolicyStatement("ReadArtifacts", "s3:GetObject") { Resources = [.. uris.Select(uri => S3Statements.ReadArn(scope, uri))] };
        foreach (var statement in S3Statements.List("ListArtifacts", scope, uris.Where(uri => uri.IsPrefix)))
        {
            yield return statement;
        }
    }

    private static IEnumerable<PolicyStatement> Keys(AwsScope scope, ExecutionNeeds needs)
    {
        if (needs.KmsKeyArns.Count > 0)
        {
            yield return KmsStatements.Decrypt("DecryptArtifacts", scope, needs.KmsKeyArns);
        }
    }

    private static IEnumerable<PolicyStatement> Vpc(AwsScope scope, ExecutionNeeds needs)
    {
        if (needs.Subnets.Count == 0)
        {
            yield break;
        }

        yield return new PolicyStatement(
            "ManageNetworkInterfaces",
            "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission")
        {
            Resources =
            [
                scope.Arn("ec2", "network-interface/*"),
                .. needs.SecurityGroupIds.Select(id => scope.Arn("ec2", $"security-group/{id}")),
                .. needs.Subnets.Select(id => scope.Arn("ec2", $"subnet/{id}")),
            ],
        };

        // Describe actions of EC2 know no resources.
        yield return new PolicyStatement(
            "DescribeNetwork",
            "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs")
        {
            Resources = ["*"],
        };
    }

    /// <summary>The function that gives the credentials of a private registry: this version of it and no other.</summary>
    private static IEnumerable<PolicyStatement> Credentials(ExecutionNeeds needs)
    {
        if (needs.CredentialsProviders.Count > 0)
        {
            yield return new PolicyStatement("GetRegistryCredentials", "lambda:InvokeFunction") { Resources = needs.CredentialsProviders };
        }
    }
}
