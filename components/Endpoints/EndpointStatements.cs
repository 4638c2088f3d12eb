using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.Endpoints;

/// <summary>Statements that several kinds of endpoint need.</summary>
internal static class EndpointStatements
{
    /// <summary>Sessions have no ARN when they are opened, so AWS has no narrower form of these actions.</summary>
    public static PolicyStatement SsmChannels { get; } = new(
        "OpenSessions",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel")
    {
        Resources = ["*"],
    };

    /// <summary>Describing is authorised on the alarms of the account, whichever are named.</summary>
    public static PolicyStatement WatchAlarms(AwsScope scope) =>
        new("WatchAlarms", "cloudwatch:DescribeAlarms") { Resources = [scope.Arn("cloudwatch", "alarm:*")] };

    /// <summary>Writing to a destination as the execution role.</summary>
    public static IEnumerable<PolicyStatement> Write(string what, AwsScope scope, Destination? destination)
    {
        if (destination is null)
        {
            yield break;
        }

        yield return S3Statements.Write($"Write{what}", scope, S3Uri.Parse(destination.Uri));
        if (destination.KeyArn is { } key)
        {
            yield return KmsStatements.Encrypt($"Encrypt{what}", scope, key);
        }
    }

    /// <summary>What a caller who waits needs: this one endpoint and nothing else, in Direct mode only the named containers.</summary>
    public static string Invoke(AwsScope scope, string endpointName, IReadOnlyList<string> containers) => PolicyDocument.ToJson(
        InvokeStatement("InvokeEndpoint", scope, endpointName) with
        {
            Conditions = containers.Count == 0 ? [] : [new PolicyCondition("StringEquals", "sagemaker:TargetContainerHostname", containers)],
        });

    /// <summary>One way to invoke one endpoint.</summary>
    public static PolicyStatement InvokeStatement(string action, AwsScope scope, string endpointName) =>
        new(action, $"sagemaker:{action}") { Resources = [scope.SageMakerArn("endpoint", endpointName)] };
}
