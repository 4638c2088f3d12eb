using System.Text.Json.Nodes;
using Infra.Components.AsyncInference;
using Infra.Components.Endpoints;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncRolePolicyTests
{
    private static readonly AsyncNeeds Needs = new(
        ["s3://results/input/", "s3://other/in/"], "s3://results/output/", "s3://results/failure/", null, [], ["error-topic", "success-topic"], null, new InstanceNeeds(WatchesAlarms: false));

    [Fact]
    public void ToJson_OfBucketAndTopics_AllowsExactlyThem() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[""" +
        """{"Sid":"ReadRequests","Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::other/in/*","arn:aws:s3:::results/input/*"]},""" +
        """{"Sid":"WriteResults","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":["arn:aws:s3:::results/failure/*","arn:aws:s3:::results/output/*"]},""" +
        """{"Sid":"ListBuckets","Effect":"Allow","Action":"s3:ListBucket","Resource":["arn:aws:s3:::other","arn:aws:s3:::results"]},""" +
        """{"Sid":"PublishNotifications","Effect":"Allow","Action":"sns:Publish","Resource":["error-topic","success-topic"]}]}""",
        AsyncRolePolicy.ToJson(Samples.Scope, Needs));

    [Fact]
    public void ToJson_WithoutTopics_GivesNoRightToPublish() =>
        Assert.DoesNotContain("sns:", AsyncRolePolicy.ToJson(Samples.Scope, Needs with { TopicArns = [] }), StringComparison.Ordinal);

    [Fact]
    public void ToJson_OfRollback_DescribesAlarmsOfTheAccount() => Assert.EndsWith(
        """,{"Sid":"WatchAlarms","Effect":"Allow","Action":"cloudwatch:DescribeAlarms","Resource":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:*"}]}""",
        AsyncRolePolicy.ToJson(Samples.Scope, Needs with { Instances = new InstanceNeeds(WatchesAlarms: true) }),
        StringComparison.Ordinal);

    [Fact]
    public void ToJson_OfKeys_UsesEachThroughItsServiceOnly()
    {
        var policy = AsyncRolePolicy.ToJson(Samples.Scope, Needs with { BucketKeyArn = "bucket-key", InputKeyArns = ["input-key"], TopicKeyArn = "topic-key" });

        var keys = JsonNode.Parse(policy)!["Statement"]!.AsArray()
            .Where(statement => statement!.ToJsonString().Contains("kms:", StringComparison.Ordinal))
            .Select(statement => $"{statement!["Resource"]} {statement["Action"]!.ToJsonString()} {statement["Condition"]!["StringEquals"]!["kms:ViaService"]}");
        Assert.Equal(
            [
                """bucket-key ["kms:Decrypt","kms:GenerateDataKey"] s3.us-east-1.amazonaws.com""",
                """input-key "kms:Decrypt" s3.us-east-1.amazonaws.com""",
                """topic-key ["kms:Decrypt","kms:GenerateDataKey"] sns.us-east-1.amazonaws.com""",
            ],
            keys);
    }

    [Fact]
    public void ToJson_OfEverythingAnEndpointMayNeed_AddsItAfterItsOwn()
    {
        var instances = new InstanceNeeds(
            WatchesAlarms: true, new Destination("s3://captured/iris/", null), new Destination("s3://dumps/iris/", "dump-key"), "volume-key", HasSsmAccess: true);

        var statements = JsonNode.Parse(AsyncRolePolicy.ToJson(Samples.Scope, Needs with { Instances = instances }))!["Statement"]!.AsArray();

        Assert.Equal(
            [
                "ReadRequests", "WriteResults", "ListBuckets", "PublishNotifications", "WriteCapturedData", "WriteCoreDumps", "EncryptCoreDumps", "EncryptVolumes",
                "OpenSessions", "WatchAlarms",
            ],
            statements.Select(statement => statement!["Sid"]!.GetValue<string>()));
    }
}
