using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncCallerPolicyTests
{
    private const string Start = """{"Version":"2012-10-17","Statement":[{"Sid":"InvokeEndpointAsync","Effect":"Allow","Action":"sagemaker:InvokeEndpointAsync","Resource":"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live"},""";

    [Fact]
    public async Task InvokePolicyJson_OfMixedCaseName_AllowsOneEndpointItsInputAndItsResults()
    {
        var args = Samples.Endpoint();
        args.EndpointName = "Iris-Live";

        Assert.Equal(
            Start +
            """{"Sid":"PutRequests","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::iris-output-0000000/input/*"},""" +
            """{"Sid":"GetResults","Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::iris-output-0000000/failure/*","arn:aws:s3:::iris-output-0000000/output/*"]},""" +
            """{"Sid":"ListResults","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::iris-output-0000000","Condition":{"StringLike":{"s3:prefix":["failure/*","output/*"]}}}]}""",
            await TestRun.OutputOf(() => new AsyncEndpoint("iris", args).InvokePolicyJson));
    }

    [Fact]
    public async Task InvokePolicyJson_OfAdoptedBucketWithKey_LetsTheCallerUseTheKeyThroughS3Only()
    {
        var args = Samples.Endpoint();
        (args.EndpointName, args.InputPrefix) = ("Iris-Live", "iris/requests/");
        (args.Bucket.Choice, args.Bucket.Name, args.Bucket.KmsKeyArn) = ("Adopt", "shared", Samples.KeyArn);

        var policy = await TestRun.OutputOf(() => new AsyncEndpoint("iris", args).InvokePolicyJson);

        Assert.StartsWith(
            Start + """{"Sid":"PutRequests","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::shared/iris/requests/*"},""",
            policy, StringComparison.Ordinal);
        Assert.EndsWith(
            """,{"Sid":"UseBucketKey","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":""" + $"\"{Samples.KeyArn}\"" +
            ""","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}]}""",
            policy, StringComparison.Ordinal);
    }
}
