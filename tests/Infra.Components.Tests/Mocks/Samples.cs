using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Mocks;

/// <summary>Arguments that are right, for tests to change in one place.</summary>
internal static class Samples
{
    public const string RoleArn = "arn:aws:iam::123456789012:role/serving/iris-role";
    public const string KeyArn = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    public const string TopicArn = "arn:aws:sns:us-east-1:123456789012:results";

    public const string ReservationArn = "arn:aws:sagemaker:us-east-1:123456789012:training-plan/iris";

    public static AwsScope Scope { get; } = new("aws", "us-east-1", "123456789012");

    public static PipelineContainerArgs Container(string? hostname = null, string name = "step") => new()
    {
        Hostname = hostname,
        Image = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/iris/{name}:1.0",
        ModelDataUrl = $"s3://models/iris/{name}/model.tar.gz",
        Environment = { ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "text/csv" },
    };

    public static InferenceModelArgs Model() => new() { Container = Container(), Tags = { ["team"] = "iris" } };

    public static InferencePipelineArgs Pipeline() => new()
    {
        Containers =
        [
            Container("standardize", "standardize"),
            Container("softmax", "softmax"),
            Container("label", "label"),
        ],
        Tags = { ["team"] = "iris" },
    };

    public static ModelVersionArgs Version() => new()
    {
        Containers = Pipeline().Containers,
        Task = "CLASSIFICATION",
        Framework = "XGBOOST",
        FrameworkVersion = "1.5",
        SamplePayloadUrl = "s3://models/iris/payload.tar.gz",
        ContentTypes = ["text/csv"],
        ResponseContentTypes = ["text/csv"],
        HostingInstanceTypes = ["ml.m5.large"],
        TransformInstanceTypes = ["ml.m5.large"],
        Tags = { ["team"] = "iris" },
    };

    public static RecommendationRoleArgs RecommendationRole() => new()
    {
        Containers = Pipeline().Containers,
        ExecutionRoleArn = RoleArn,
        SamplePayloadUrl = "s3://models/iris/payload.tar.gz",
        Tags = { ["team"] = "iris" },
    };

    public static AsyncEndpointArgs Endpoint() => new()
    {
        ModelName = "iris-model",
        ExecutionRoleArn = RoleArn,
        InstanceType = "ml.m5.xlarge",
        MaxConcurrentInvocationsPerInstance = 4,
        Scaling = { MaxCapacity = 3 },
        Tags = { ["team"] = "iris" },
    };

    public static RealTimeEndpointArgs RealTime() => new()
    {
        ModelName = "iris-model",
        ExecutionRoleArn = RoleArn,
        InstanceType = "ml.m5.xlarge",
        InitialInstanceCount = 2,
        Scaling = { MinCapacity = 2, MaxCapacity = 4, MaxInvocationsPerMinute = 1200 },
        Tags = { ["team"] = "iris" },
    };

    public static ServerlessEndpointArgs Serverless() => new()
    {
        ModelName = "iris-model",
        ExecutionRoleArn = RoleArn,
        Model = Model(),
        MaxConcurrency = 10,
        ProvisionedConcurrency = 2,
        Scaling = { Enabled = true, MaxCapacity = 8 },
        Tags = { ["team"] = "iris" },
    };

    public static BatchTransformArgs Batch() => new()
    {
        ModelName = "iris-model",
        ExecutionRoleArn = RoleArn,
        InputUri = "s3://data/iris/",
        ContentType = "text/csv",
        SplitType = "Line",
        Accept = "text/csv",
        AssembleWith = "Line",
        BatchStrategy = "MultiRecord",
        InstanceType = "ml.m5.large",
        Tags = { ["team"] = "iris" },
    };
}
