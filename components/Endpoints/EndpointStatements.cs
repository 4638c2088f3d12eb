using Infra.Components.Shared;

namespace Infra.Components.Endpoints;

/// <summary>Statements that several kinds of endpoint need.</summary>
internal static class EndpointStatements
{
    /// <summary>Describing is authorised on the alarms of the account, whichever are named.</summary>
    public static PolicyStatement WatchAlarms(AwsScope scope) =>
        new("WatchAlarms", "cloudwatch:DescribeAlarms") { Resources = [scope.Arn("cloudwatch", "alarm:*")] };

    /// <summary>Writing what is captured, as the execution role.</summary>
    public static IEnumerable<PolicyStatement> Capture(AwsScope scope, string destination, string? keyArn)
    {
        yield return S3Statements.Write("WriteCapturedData", scope, S3Uri.Parse(destination));
        if (keyArn is not null)
        {
            yield return KmsStatements.Encrypt("EncryptCapturedData", scope, keyArn);
        }
    }

    /// <summary>What a caller needs: this one endpoint and nothing else, in Direct mode only the named containers.</summary>
    public static string Invoke(AwsScope scope, string endpointName, IReadOnlyList<string> containers) => PolicyDocument.ToJson(
        new PolicyStatement("InvokeEndpoint", "sagemaker:InvokeEndpoint")
        {
            Resources = [scope.SageMakerArn("endpoint", endpointName)],
            Conditions = containers.Count == 0 ? [] : [new PolicyCondition("StringEquals", "sagemaker:TargetContainerHostname", containers)],
        });
}
