using System.Collections.Immutable;
using Pulumi.Testing;

namespace Infra.Components.Tests.Mocks;

/// <summary>Answers like AWS would and keeps every registration in the order in which it happened.</summary>
internal sealed class RecordingMocks : IMocks
{
    public const string Account = "123456789012";
    public const string Region = "us-east-1";

    private readonly Lock gate = new();
    private readonly List<RecordedResource> resources = [];

    public IReadOnlyList<RecordedResource> Resources
    {
        get
        {
            lock (gate)
            {
                return [.. resources];
            }
        }
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (gate)
        {
            resources.Add(new RecordedResource(args.Type!, args.Name!, args.Inputs));
        }

        var name = args.Inputs.GetValueOrDefault("name") as string ?? $"{args.Name}-0000000";
        var state = args.Inputs
            .SetItem("name", name)
            .SetItem("arn", Arn(args.Type!, name))
            .SetItem("modelPackageArn", $"arn:aws:sagemaker:{Region}:{Account}:model-package/{args.Name}/1")
            .SetItem("url", $"https://sqs.{Region}.amazonaws.com/{Account}/{name}");
        return Task.FromResult<(string?, object)>((name, state));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        "aws:index/getPartition:getPartition" => Texts(("partition", "aws"), ("dnsSuffix", "amazonaws.com"), ("id", "aws"), ("reverseDnsPrefix", "com.amazonaws")),
        "aws:index/getRegion:getRegion" => Texts(("region", Region), ("name", Region), ("id", Region), ("description", ""), ("endpoint", "")),
        "aws:index/getCallerIdentity:getCallerIdentity" => Texts(("accountId", Account), ("arn", ""), ("id", Account), ("userId", "")),
        _ => throw new InvalidOperationException($"Unexpected call of {args.Token}."),
    });

    private static ImmutableDictionary<string, object> Texts(params (string Key, string Value)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Key, pair => (object)pair.Value);

    private static string Arn(string type, string name) => type switch
    {
        "aws:iam/role:Role" => $"arn:aws:iam::{Account}:role/{name}",
        "aws:s3/bucket:Bucket" => $"arn:aws:s3:::{name}",
        "aws:sns/topic:Topic" => $"arn:aws:sns:{Region}:{Account}:{name}",
        "aws:sqs/queue:Queue" => $"arn:aws:sqs:{Region}:{Account}:{name}",
        "aws:kms/key:Key" => $"arn:aws:kms:{Region}:{Account}:key/{name}",
        "aws:sfn/stateMachine:StateMachine" => $"arn:aws:states:{Region}:{Account}:stateMachine:{name}",
        "aws:cloudwatch/eventRule:EventRule" => $"arn:aws:events:{Region}:{Account}:rule/{name}",
        "aws:cloudwatch/logGroup:LogGroup" => $"arn:aws:logs:{Region}:{Account}:log-group:{name}",
        "aws:sagemaker/endpoint:Endpoint" => $"arn:aws:sagemaker:{Region}:{Account}:endpoint/{name}",
        _ => $"arn:aws:mock:{Region}:{Account}:{name}",
    };
}
