using Infra.Operations.BatchInference;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.BatchInference;

public sealed class BatchJobDefinitionTests
{
    [Fact]
    public void ToRequest_WholeDefinition_KeepsEverythingAndPutsTheNameInTwice()
    {
        var request = BatchJobDefinition.Parse(BatchAccount.Definition).ToRequest("pipe-1");

        Assert.Equal(
            ("pipe-1", "pipe-1a2b", "s3://results/batch/pipe-1"),
            (request.TransformJobName, request.ModelName, request.TransformOutput.S3OutputPath));
        Assert.Equal((4, 6, "MultiRecord"), (request.MaxConcurrentTransforms, request.MaxPayloadInMB, request.BatchStrategy.Value));
        Assert.Equal((600, 3), (request.ModelClientConfig.InvocationsTimeoutInSeconds, request.ModelClientConfig.InvocationsMaxRetries));
        Assert.Equal(
            ("S3Prefix", "s3://data/in/"),
            (request.TransformInput.DataSource.S3DataSource.S3DataType.Value, request.TransformInput.DataSource.S3DataSource.S3Uri));
        Assert.Equal(
            ("text/csv", "Line", null),
            (request.TransformInput.ContentType, request.TransformInput.SplitType.Value, request.TransformInput.CompressionType?.Value));
        Assert.Equal(("text/csv", "Line"), (request.TransformOutput.Accept, request.TransformOutput.AssembleWith.Value));
        Assert.Equal(("ml.m5.xlarge", 1), (request.TransformResources.InstanceType.Value, request.TransformResources.InstanceCount));
        Assert.Equal(
            ("$[1:]", "$[0,-1]", "Input"),
            (request.DataProcessing.InputFilter, request.DataProcessing.OutputFilter, request.DataProcessing.JoinSource.Value));
        Assert.Equal(("team", "ml", "1"), (Assert.Single(request.Tags).Key, request.Tags[0].Value, request.Environment["LOG"]));
    }

    [Fact]
    public void ToRequest_RareParts_AreKept()
    {
        var request = BatchJobDefinition.Parse(BatchAccount.Definition.Replace(
            "\"ModelName\"",
            """
            "DataCaptureConfig":{"DestinationS3Uri":"s3://results/capture/","KmsKeyId":"key","GenerateInferenceId":true},
            "ExperimentConfig":{"ExperimentName":"iris","TrialName":"t","TrialComponentDisplayName":"nightly","RunName":"r"},"ModelName"
            """,
            StringComparison.Ordinal)).ToRequest("pipe-1");

        Assert.Equal(
            ("s3://results/capture/", "key", true),
            (request.DataCaptureConfig.DestinationS3Uri, request.DataCaptureConfig.KmsKeyId, request.DataCaptureConfig.GenerateInferenceId));
        Assert.Equal(
            ("iris", "t", "nightly", "r"),
            (request.ExperimentConfig.ExperimentName, request.ExperimentConfig.TrialName, request.ExperimentConfig.TrialComponentDisplayName, request.ExperimentConfig.RunName));
    }

    [Fact]
    public void ToRequest_WithoutRareParts_SendsNone()
    {
        var request = BatchJobDefinition.Parse(BatchAccount.Definition).ToRequest("pipe-1");

        Assert.Equal((null, null), ((object?)request.DataCaptureConfig, (object?)request.ExperimentConfig));
    }

    [Theory]
    [InlineData(null, "INFRA150: batchJobDefinition: The stack has no batch job. Set infra:batch in the stack's config and deploy.")]
    [InlineData(
        "nonsense", "INFRA150: batchJobDefinition: The value is no JSON object (line 1). Write it as a YAML mapping in the stack file.")]
    public void Parse_NoDefinition_SaysSo(string? json, string message) =>
        Assert.Equal(message, Assert.Throws<OperationException>(() => BatchJobDefinition.Parse(json)).Message);

    [Theory]
    [InlineData(
        "\"MaxPayloadInMB\":6", "\"MaxPayloadInMB\":26", "batchJobDefinition.MaxPayloadInMB", "4 concurrent requests of 26 MB are 104 MB.")]
    [InlineData("\"SplitType\":\"Line\"", "\"SplitType\":\"None\"", "batchJobDefinition.BatchStrategy", "\"MultiRecord\" needs records.")]
    [InlineData(
        "s3://data/in/", "data/in/", "batchJobDefinition.TransformInput.DataSource.S3DataSource.S3Uri", "\"data/in/\" is no S3 URI.")]
    [InlineData("\"ModelName\":\"pipe-1a2b\",", "", "batchJobDefinition.ModelName", "The value is missing.")]
    [InlineData("\"ModelName\"", "\"DataCaptureConfig\":{},\"ModelName\"", "batchJobDefinition.DataCaptureConfig.DestinationS3Uri", "The value is missing.")]
    [InlineData(
        "\"ModelName\"", "\"DataCaptureConfig\":{\"DestinationS3Uri\":\"s3://bucket/c/\",\"GenerateInferenceId\":1},\"ModelName\"",
        "batchJobDefinition.DataCaptureConfig.GenerateInferenceId", "1 is neither true nor false.")]
    [InlineData("\"ModelName\"", "\"ExperimentConfig\":{\"Name\":\"x\"},\"ModelName\"", "batchJobDefinition.ExperimentConfig.Name", "The key is not known.")]
    [InlineData("\"ModelName\"", "\"Colour\":1,\"ModelName\"", "batchJobDefinition.Colour", "The key is not known.")]
    public void Parse_OneMistake_ReportsItsKey(string good, string bad, string key, string what)
    {
        var error = Assert.Throws<OperationException>(() => BatchJobDefinition.Parse(BatchAccount.Definition.Replace(good, bad, StringComparison.Ordinal)));

        var problem = Assert.Single(error.Problems);
        Assert.Equal((OperationFault.BadInput, key, what), (error.Fault, problem.Key, problem.What));
    }

    [Fact]
    public void Parse_ProductOfExactly100_IsTaken() =>
        Assert.Equal(
            25,
            BatchJobDefinition.Parse(BatchAccount.Definition.Replace("\"MaxPayloadInMB\":6", "\"MaxPayloadInMB\":25", StringComparison.Ordinal)).MaxPayloadInMB);
}
