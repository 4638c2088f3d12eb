using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The program: config → component args → outputs.</summary>
public sealed class InferenceStack : Stack
{
    /// <summary>Builds the stack that the config of the current Pulumi stack describes.</summary>
    public InferenceStack()
        : this(null)
    {
    }

    /// <summary>Builds the stack with options for its root, such as transformations, and with its own clients for the resource hooks.</summary>
    public InferenceStack(StackOptions? options, IAwsClientFactory? hookClients = null)
        : base(options)
    {
        if (hookClients is not null)
        {
            AwsClients.Factory = hookClients;
        }

        var settings = ReadSettings();
        var pipeline = new InferencePipeline("inference", settings.Pipeline, Options());
        var version = settings.ModelVersion is { } registered ? new ModelVersion("registry", registered, Options()) : null;
        var endpoint = new AsyncEndpoint("async", EndpointArgs(settings, pipeline), Options());
        var batch = new BatchTransform("batch", BatchArgs(settings, pipeline), Options());

        var recommendation = settings.SamplePayloadUrl is { } payload
            ? new RecommendationRole("recommendation", RecommendationArgs(settings, pipeline, payload), Options())
            : null;

        Region = Output.Create(settings.Region);
        ModelName = pipeline.ModelName;
        ExecutionRoleArn = pipeline.ExecutionRoleArn;
        RecommendationRoleArn = OrNull(recommendation?.RoleArn);
        ModelPackageArn = OrNull(version?.ModelPackageArn);
        EndpointName = endpoint.EndpointName;
        EndpointConfigName = endpoint.EndpointConfigName;
        VariantName = endpoint.VariantName;
        InputPath = endpoint.InputPath;
        OutputBucket = endpoint.BucketName;
        SuccessTopicArn = endpoint.SuccessTopicArn;
        ErrorTopicArn = endpoint.ErrorTopicArn;
        NotificationQueueUrl = endpoint.NotificationQueueUrl;
        BatchJobDefinition = batch.JobDefinitionJson;
        BatchStateMachineArn = batch.StateMachineArn;
    }

    /// <summary>Region of everything.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>The pipeline's model.</summary>
    [Output("modelName")]
    public Output<string> ModelName { get; private set; }

    /// <summary>The role that the model, the endpoint and the jobs run with.</summary>
    [Output("executionRoleArn")]
    public Output<string> ExecutionRoleArn { get; private set; }

    /// <summary>The role that recommendation jobs run with; absent without a sample payload.</summary>
    [Output("recommendationRoleArn")]
    public Output<string?> RecommendationRoleArn { get; private set; }

    /// <summary>The version in the Model Registry; absent when nothing is registered.</summary>
    [Output("modelPackageArn")]
    public Output<string?> ModelPackageArn { get; private set; }

    /// <summary>The asynchronous endpoint.</summary>
    [Output("endpointName")]
    public Output<string> EndpointName { get; private set; }

    /// <summary>Its current configuration.</summary>
    [Output("endpointConfigName")]
    public Output<string> EndpointConfigName { get; private set; }

    /// <summary>Its production variant.</summary>
    [Output("variantName")]
    public Output<string> VariantName { get; private set; }

    /// <summary>The <c>s3://</c> prefix that requests are read from.</summary>
    [Output("inputPath")]
    public Output<string> InputPath { get; private set; }

    /// <summary>The bucket that results are written to.</summary>
    [Output("outputBucket")]
    public Output<string> OutputBucket { get; private set; }

    /// <summary>Told of each result; absent without topics.</summary>
    [Output("successTopicArn")]
    public Output<string?> SuccessTopicArn { get; private set; }

    /// <summary>Told of each failure; absent without topics.</summary>
    [Output("errorTopicArn")]
    public Output<string?> ErrorTopicArn { get; private set; }

    /// <summary>The queue behind both topics; absent without one.</summary>
    [Output("notificationQueueUrl")]
    public Output<string?> NotificationQueueUrl { get; private set; }

    /// <summary>What <c>infra batch run</c> starts: a CreateTransformJob request without a name.</summary>
    [Output("batchJobDefinition")]
    public Output<string> BatchJobDefinition { get; private set; }

    /// <summary>The state machine that a schedule or an arriving object starts; absent without a trigger.</summary>
    [Output("batchStateMachineArn")]
    public Output<string?> BatchStateMachineArn { get; private set; }

    private InferenceSettings ReadSettings()
    {
        try
        {
            return InferenceSettings.Read(ReadConfig);
        }
        catch (SettingsException exception)
        {
            throw new ResourceException(exception.Message, this, hideStack: true);
        }
    }

    private static string? ReadConfig(string key)
    {
        var separator = key.IndexOf(':', StringComparison.Ordinal);
        return new Pulumi.Config(key[..separator]).Get(key[(separator + 1)..]);
    }

    private static Output<string?> OrNull(Output<string>? output) => output is null ? Output.Create((string?)null) : output.Apply(text => (string?)text);

    private ComponentResourceOptions Options() => new() { Parent = this };

    private static AsyncEndpointArgs EndpointArgs(InferenceSettings settings, InferencePipeline pipeline)
    {
        var args = settings.Endpoint;
        args.ModelName = pipeline.ModelName;
        args.ExecutionRoleArn = pipeline.ExecutionRoleArn;
        return args;
    }

    private static BatchTransformArgs BatchArgs(InferenceSettings settings, InferencePipeline pipeline)
    {
        var args = settings.Batch;
        args.ModelName = pipeline.ModelName;
        args.ExecutionRoleArn = pipeline.ExecutionRoleArn;
        return args;
    }

    private static RecommendationRoleArgs RecommendationArgs(InferenceSettings settings, InferencePipeline pipeline, string samplePayloadUrl) => new()
    {
        Containers = settings.Pipeline.Containers,
        ExecutionRoleArn = pipeline.ExecutionRoleArn,
        SamplePayloadUrl = samplePayloadUrl,
        KmsKeyArns = settings.Pipeline.KmsKeyArns,
        Vpc = settings.Pipeline.Vpc,
        Tags = new Dictionary<string, string>(settings.Tags),
    };
}
