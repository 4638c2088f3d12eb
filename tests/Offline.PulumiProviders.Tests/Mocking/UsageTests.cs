using System.Collections.Immutable;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;
using Aws = Pulumi.Aws;
using AwsNative = Pulumi.AwsNative;

namespace Offline.PulumiProviders.Tests.Mocking;

/// <summary>Programs as people write them against the genuine packages; that they compile is half of the test.</summary>
public sealed class UsageTests
{
    [Fact]
    public async Task AsyncEndpoint_AsInTheDocumentation_SendsItsInputs()
    {
        var mocks = await RecordingMocks.RunAsync(State("id", "x"), () =>
        {
            var model = new Aws.Sagemaker.Model("model", new() { ExecutionRoleArn = "arn:role", Containers = { new Aws.Sagemaker.Inputs.ModelContainerArgs { Image = "image" } } });
            _ = new Aws.Sagemaker.EndpointConfiguration("ec", new()
            {
                ProductionVariants = new[]
                {
                    new Aws.Sagemaker.Inputs.EndpointConfigurationProductionVariantArgs
                    {
                        VariantName = "variant-1",
                        ModelName = model.Id,
                        InitialInstanceCount = 1,
                        InitialVariantWeight = 1,
                        InstanceType = "ml.m5.large",
                    },
                },
                AsyncInferenceConfig = new Aws.Sagemaker.Inputs.EndpointConfigurationAsyncInferenceConfigArgs
                {
                    OutputConfig = new Aws.Sagemaker.Inputs.EndpointConfigurationAsyncInferenceConfigOutputConfigArgs
                    {
                        S3OutputPath = Output.Format($"s3://bucket/{model.Id}"),
                    },
                },
                Tags = { { "Name", "foo" } },
            });
            return Task.CompletedTask;
        });

        var sent = mocks.Resources.Single(resource => resource.Name == "ec").Inputs;
        Assert.Equal(
            """
            {
              asyncInferenceConfig: {
                outputConfig: {
                  s3OutputPath: "s3://bucket/model-id"}}
              productionVariants: [{
                  initialInstanceCount: 1
                  initialVariantWeight: 1
                  instanceType: "ml.m5.large"
                  modelName: "model-id"
                  variantName: "variant-1"}]
              tags: {
                Name: "foo"}}
            """,
            Wire.Text(sent));
    }

    [Fact]
    public async Task Policies_GivenAsTextOutputOrDocument_AreSentAlike()
    {
        var mocks = await RecordingMocks.RunAsync(State("arn", "arn:thing"), () =>
        {
            var role = new Aws.Iam.Role("role", new()
            {
                AssumeRolePolicy = new Aws.Iam.Inputs.PolicyDocumentArgs
                {
                    Version = Aws.Iam.PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                    Statement = new Aws.Iam.Inputs.PolicyStatementArgs
                    {
                        Effect = Aws.Iam.PolicyStatementEffect.ALLOW,
                        Action = "sts:AssumeRole",
                        Principal = new Aws.Iam.Inputs.ServicePrincipalArgs { Service = "sagemaker.amazonaws.com" },
                    },
                },
            });
            _ = new Aws.Iam.RolePolicy("text", new() { Role = role.Arn, Policy = "{}" });
            _ = new Aws.Iam.RolePolicy("output", new() { Role = role.Arn, Policy = Output.Format($"{role.Arn} policy") });
            return Task.CompletedTask;
        });

        Assert.Equal("{}", mocks.Resources.Single(resource => resource.Name == "text").Inputs["policy"]);
        Assert.Equal("arn:thing policy", mocks.Resources.Single(resource => resource.Name == "output").Inputs["policy"]);
        Assert.Equal(
            """
            {
              Statement: [{
                  Action: "sts:AssumeRole"
                  Effect: "Allow"
                  Principal: {
                    Service: "sagemaker.amazonaws.com"}}]
              Version: "2012-10-17"}
            """,
            Wire.Text(mocks.Resources.Single(resource => resource.Name == "role").Inputs["assumeRolePolicy"]));
    }

    [Fact]
    public async Task ModelPackage_WithEnumAndTags_SendsTheValuesOfTheWire()
    {
        var mocks = await RecordingMocks.RunAsync(State("modelPackageArn", "arn:version"), () =>
        {
            _ = new AwsNative.SageMaker.ModelPackage("version", new()
            {
                ModelApprovalStatus = AwsNative.SageMaker.ModelPackageModelApprovalStatus.PendingManualApproval,
                ModelPackageVersion = 3,
                Tags = { new AwsNative.Inputs.TagArgs { Key = "team", Value = "a" } },
            });
            return Task.CompletedTask;
        });

        Assert.Equal(
            """
            {
              modelApprovalStatus: "PendingManualApproval"
              modelPackageVersion: 3
              tags: [{
                  key: "team"
                  value: "a"}]}
            """,
            Wire.Text(Assert.Single(mocks.Resources).Inputs));
    }

    private static ImmutableDictionary<string, object> State(string key, string value) =>
        ImmutableDictionary<string, object>.Empty.Add(key, value);
}
