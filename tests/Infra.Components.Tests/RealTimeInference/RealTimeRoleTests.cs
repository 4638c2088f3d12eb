using System.Collections.Immutable;
using Infra.Components.Endpoints;
using Infra.Components.RealTimeInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.RealTimeInference;

public sealed class RealTimeRoleTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

    [Fact]
    public async Task Construct_WithoutRollbackAndCapture_LeavesTheRoleAlone()
    {
        var run = await Run(args => args.Update.AutoRollback = false);

        Assert.False(run.Has("iris-role-policy"));
        Assert.False(run.Has("iris-rollback-alarm"));
        Assert.DoesNotContain("autoRollbackConfiguration", run.Single("aws:sagemaker/endpoint:Endpoint").Map("deploymentConfig").Keys);
    }

    [Fact]
    public async Task Construct_OfNoAttachedPolicy_LeavesTheRoleAlone() => Assert.False((await Run(args => args.AttachRolePolicy = false)).Has("iris-role-policy"));

    [Fact]
    public async Task Construct_OfSample_TheRoleMayOnlyLookAtAlarms() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"WatchAlarms","Effect":"Allow","Action":"cloudwatch:DescribeAlarms","Resource":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:*"}]}""",
        (await Run()).Named("iris-role-policy").Text("policy"));

    [Fact]
    public async Task Construct_OfDataCapture_TheRoleMayWriteExactlyThere()
    {
        var run = await Run(args =>
        {
            args.Update.AutoRollback = false;
            args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/iris/", KmsKeyArn = Samples.KeyArn, JsonContentTypes = ["application/json"] };
        });

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[""" +
            """{"Sid":"WriteCapturedData","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::captured/iris/*"},""" +
            """{"Sid":"EncryptCapturedData","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":""" + $"\"{Samples.KeyArn}\"" +
            ""","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}]}""",
            run.Named("iris-role-policy").Text("policy"));
        Assert.Equal("iris-role", run.Named("iris-role-policy").Text("role"));
        var capture = run.Single(Config).Map("dataCaptureConfig");
        Assert.Equal(
            (true, 100.0, "s3://captured/iris/", Samples.KeyArn),
            (capture["enableCapture"], capture["initialSamplingPercentage"], capture["destinationS3Uri"], capture["kmsKeyId"]));
        Assert.Equal(
            ["Input", "Output"],
            ((ImmutableArray<object>)capture["captureOptions"]).Select(option => ((ImmutableDictionary<string, object>)option)["captureMode"]));
        Assert.Equal(["jsonContentTypes"], Nested(capture, "captureContentTypeHeader").Keys);
    }

    [Fact]
    public async Task InvokePolicyJson_OfMixedCaseName_AllowsTheLowerCasedArnOnly()
    {
        var args = Samples.RealTime();
        args.EndpointName = "Iris-Live";

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"InvokeEndpoint","Effect":"Allow","Action":"sagemaker:InvokeEndpoint","Resource":"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live"}]}""",
            await TestRun.OutputOf(() => new RealTimeEndpoint("iris", args).InvokePolicyJson));
    }

    [Fact]
    public async Task InvokePolicyJson_OfDirectMode_NamesTheContainers()
    {
        var args = Samples.RealTime();
        args.TargetContainerHostnames = ["softmax", "label"];

        Assert.EndsWith(
            """:{"StringEquals":{"sagemaker:TargetContainerHostname":["softmax","label"]}}}]}""",
            await TestRun.OutputOf(() => new RealTimeEndpoint("iris", args).InvokePolicyJson), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfCoreDump_TheRoleMayWriteExactlyThere()
    {
        var run = await Run(args =>
        {
            args.Update.AutoRollback = false;
            args.CoreDump = new CoreDumpArgs { DestinationUri = "s3://dumps/iris/", KmsKeyArn = Samples.KeyArn };
        });

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[""" +
            """{"Sid":"WriteCoreDumps","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::dumps/iris/*"},""" +
            """{"Sid":"EncryptCoreDumps","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":""" + $"\"{Samples.KeyArn}\"" +
            ""","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}]}""",
            run.Named("iris-role-policy").Text("policy"));
        Assert.Equal(["destinationS3Uri=s3://dumps/iris/", $"kmsKeyId={Samples.KeyArn}"], Variant(run).Map("coreDumpConfig").Scalars());
    }

    [Fact]
    public async Task Construct_OfVolumeKey_TheRoleMayGrantItToAwsServicesOnly() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"EncryptVolumes","Effect":"Allow","Action":"kms:CreateGrant","Resource":""" + $"\"{Samples.KeyArn}\"" +
        ""","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}]}""",
        (await Run(args => (args.Update.AutoRollback, args.VolumeKmsKeyArn) = (false, Samples.KeyArn))).Named("iris-role-policy").Text("policy"));

    [Fact]
    public async Task Construct_OfSsmAccess_TheRoleMayOpenSessions()
    {
        var run = await Run(args => (args.Update.AutoRollback, args.EnableSsmAccess) = (false, true));

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"OpenSessions","Effect":"Allow","Action":["ssmmessages:CreateControlChannel","ssmmessages:CreateDataChannel","ssmmessages:OpenControlChannel","ssmmessages:OpenDataChannel"],"Resource":"*"}]}""",
            run.Named("iris-role-policy").Text("policy"));
        Assert.Equal(true, Variant(run)["enableSsmAccess"]);
    }

    private static ImmutableDictionary<string, object> Variant(TestRun run) => Assert.Single(run.Single(Config).Maps("productionVariants"));

    private static Task<TestRun> Run(Action<RealTimeEndpointArgs>? change = null)
    {
        var args = Samples.RealTime();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new RealTimeEndpoint("iris", args));
    }

    private static ImmutableDictionary<string, object> Nested(ImmutableDictionary<string, object> map, string key) => (ImmutableDictionary<string, object>)map[key];
}
