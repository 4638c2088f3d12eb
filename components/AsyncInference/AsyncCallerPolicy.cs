using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.AsyncInference;

/// <summary>What a caller of an asynchronous endpoint works with, with every value known.</summary>
/// <param name="EndpointName">Name of the endpoint.</param>
/// <param name="Input">Prefix to put requests under.</param>
/// <param name="Output">Prefix of results.</param>
/// <param name="Failure">Prefix of failures.</param>
/// <param name="BucketKeyArn">Key of the bucket, or null.</param>
internal sealed record AsyncCaller(string EndpointName, string Input, string Output, string Failure, string? BucketKeyArn);

/// <summary>The policy for callers: put a request, invoke this one endpoint, fetch the result.</summary>
internal static class AsyncCallerPolicy
{
    public static string ToJson(AwsScope scope, AsyncCaller caller)
    {
        S3Uri[] results = [S3Uri.Parse(caller.Output), S3Uri.Parse(caller.Failure)];
        return PolicyDocument.ToJson(
        [
            EndpointStatements.InvokeStatement("InvokeEndpointAsync", scope, caller.EndpointName),
            S3Statements.Write("PutRequests", scope, S3Uri.Parse(caller.Input)),
            new PolicyStatement("GetResults", "s3:GetObject") { Resources = [.. results.Select(uri => S3Statements.ReadArn(scope, uri))] },
            .. S3Statements.List("ListResults", scope, results),
            .. caller.BucketKeyArn is { } key ? [KmsStatements.Encrypt("UseBucketKey", scope, key)] : Array.Empty<PolicyStatement>(),
        ]);
    }
}
