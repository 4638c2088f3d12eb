using System.Text.Json.Nodes;
using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;
using Pulumi;
using static Infra.Components.Tests.Mocks.BatchRuns;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchJobDefinitionTests
{
    [Fact]
    public async Task JobDefinitionJson_OfRareParts_HasThem()
    {
        var args = Samples.Batch();
        args.Experiment = new() { ExperimentName = "iris", TrialName = "t", TrialComponentDisplayName = "nightly", RunName = "r" };
        args.DataCapture = new() { KmsKeyArn = Samples.KeyArn, GenerateInferenceId = true };
        (args.TransformAmiVersion, args.MaxPayloadInMB, args.MaxConcurrentTransforms) = ("al2-ami-sagemaker-batch-gpu-470", 0, 50);

        var job = JsonNode.Parse(await TestRun.OutputOf(() => new BatchTransform("iris", args).JobDefinitionJson))!;

        Assert.Equal("""{"ExperimentName":"iris","TrialName":"t","TrialComponentDisplayName":"nightly","RunName":"r"}""", job["ExperimentConfig"]!.ToJsonString());
        Assert.Equal(
            $$"""{"DestinationS3Uri":"s3://iris-output-0000000/capture/","KmsKeyId":"{{Samples.KeyArn}}","GenerateInferenceId":true}""", job["DataCaptureConfig"]!.ToJsonString());
        Assert.Equal("al2-ami-sagemaker-batch-gpu-470", job["TransformResources"]!["TransformAmiVersion"]!.GetValue<string>());
        Assert.Equal(0, job["MaxPayloadInMB"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(null, "s3://iris-output-0000000/capture/", "arn:aws:s3:::iris-output-0000000/capture/*")]
    [InlineData("s3://captured/iris/", "s3://captured/iris/", "arn:aws:s3:::captured/iris/*")]
    public async Task Construct_OfDataCapture_WritesThereAndNowhereElse(string? destination, string uri, string resource)
    {
        void Capture(BatchTransformArgs args)
        {
            args.DataCapture = new();
            if (destination is not null)
            {
                args.DataCapture.DestinationUri = destination;
            }
        }

        var args = Samples.Batch();
        Capture(args);

        Assert.Equal(uri, await TestRun.OutputOf(() => new BatchTransform("iris", args).CapturePath));
        var statements = (await Run(Capture)).Named("iris-role-policy").Json("policy")["Statement"]!.AsArray();
        Assert.Equal(resource, statements.Single(statement => statement!["Sid"]!.GetValue<string>() == "WriteCapturedData")!["Resource"]!.GetValue<string>());
    }

    [Fact]
    public async Task JobDefinitionJson_OfSample_IsTheBodyWithoutName() => Assert.Equal(
        """{"ModelName":"iris-model","MaxPayloadInMB":6,"BatchStrategy":"MultiRecord","ModelClientConfig":{"InvocationsTimeoutInSeconds":600,"InvocationsMaxRetries":3}""" +
        ""","TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://data/iris/"}},"ContentType":"text/csv","SplitType":"Line"}""" +
        ""","TransformOutput":{"S3OutputPath":"s3://iris-output-0000000/batch/{jobName}","Accept":"text/csv","AssembleWith":"Line"}""" +
        ""","TransformResources":{"InstanceType":"ml.m5.large","InstanceCount":1},"Tags":[{"Key":"team","Value":"iris"}]}""",
        await TestRun.OutputOf(() => new BatchTransform("iris", Samples.Batch()).JobDefinitionJson));

    [Fact]
    public async Task JobDefinitionJson_OfEverything_HasAllOfIt()
    {
        var args = Samples.Batch();
        (args.MaxConcurrentTransforms, args.CompressionType, args.InputFilter, args.JoinSource, args.OutputFilter) = (4, "Gzip", "$[1:]", "Input", "$[0,-1]");
        (args.VolumeKmsKeyArn, args.Bucket.KmsKeyArn) = (Samples.KeyArn, Samples.KeyArn);
        args.Environment["B"] = "2";
        args.Environment["A"] = "<1>";

        var job = JsonNode.Parse(await TestRun.OutputOf(() => new BatchTransform("iris", args).JobDefinitionJson))!;

        Assert.Equal(4, job["MaxConcurrentTransforms"]!.GetValue<int>());
        Assert.Equal("""{"InputFilter":"$[1:]","OutputFilter":"$[0,-1]","JoinSource":"Input"}""", job["DataProcessing"]!.ToJsonString());
        Assert.Equal(["A", "B"], job["Environment"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("Gzip", job["TransformInput"]!["CompressionType"]!.GetValue<string>());
        Assert.Equal(Samples.KeyArn, job["TransformOutput"]!["KmsKeyId"]!.GetValue<string>());
        Assert.Equal(Samples.KeyArn, job["TransformResources"]!["VolumeKmsKeyId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfSample_RoleReadsInputAndWritesOutputOnly()
    {
        var run = await Run();

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"ReadInput","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/iris/*"},""" +
            """{"Sid":"ListInput","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"StringLike":{"s3:prefix":"iris/*"}}},""" +
            """{"Sid":"WriteOutput","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::iris-output-0000000/batch/*"}]}""",
            run.Named("iris-role-policy").Text("policy"));
        Assert.Equal("iris-role", run.Named("iris-role-policy").Text("role"));
    }

    [Fact]
    public async Task Construct_OfKeys_RoleUsesEachAsItMust()
    {
        var run = await Run(args => (args.VolumeKmsKeyArn, args.Bucket.KmsKeyArn, args.InputKmsKeyArns) = (Samples.KeyArn, Samples.KeyArn, [Samples.KeyArn]));

        var statements = run.Named("iris-role-policy").Json("policy")["Statement"]!.AsArray().ToDictionary(node => node!["Sid"]!.GetValue<string>(), node => node!);
        Assert.Equal("""["kms:Decrypt","kms:GenerateDataKey"]""", statements["EncryptOutput"]["Action"]!.ToJsonString());
        Assert.Equal("kms:Decrypt", statements["DecryptInput"]["Action"]!.GetValue<string>());
        Assert.Equal("kms:CreateGrant", statements["EncryptVolumes"]["Action"]!.GetValue<string>());
        Assert.Equal("true", statements["EncryptVolumes"]["Condition"]!["Bool"]!["kms:GrantIsForAWSResource"]!.GetValue<string>());
    }
}
