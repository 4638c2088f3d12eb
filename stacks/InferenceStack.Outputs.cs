using System.Diagnostics.CodeAnalysis;
using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Pulumi;

namespace Infra;

/// <summary>The outputs of the stack. What the config does not ask for is absent: its outputs are null.</summary>
public sealed partial class InferenceStack
{
    /// <summary>Region of everything.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>The model that is served.</summary>
    [Output("modelName")]
    public Output<string> ModelName { get; private set; }

    /// <summary>The role that the model, the endpoints and the jobs run with.</summary>
    [Output("executionRoleArn")]
    public Output<string> ExecutionRoleArn { get; private set; }

    /// <summary>The role that recommendation jobs run with; absent without a sample payload.</summary>
    [Output("recommendationRoleArn")]
    public Output<string?> RecommendationRoleArn { get; private set; }

    /// <summary>The version in the Model Registry; absent when nothing is registered.</summary>
    [Output("modelPackageArn")]
    public Output<string?> ModelPackageArn { get; private set; }

    /// <summary>The asynchronous endpoint; absent without one, as all of its outputs are.</summary>
    [Output("endpointName")]
    public Output<string?> EndpointName { get; private set; }

    /// <summary>Its current configuration.</summary>
    [Output("endpointConfigName")]
    public Output<string?> EndpointConfigName { get; private set; }

    /// <summary>Its production variant.</summary>
    [Output("variantName")]
    public Output<string?> VariantName { get; private set; }

    /// <summary>The <c>s3://</c> prefix that its requests are read from.</summary>
    [Output("inputPath")]
    public Output<string?> InputPath { get; private set; }

    /// <summary>The bucket that its results are written to.</summary>
    [Output("outputBucket")]
    public Output<string?> OutputBucket { get; private set; }

    /// <summary>Told of each result; absent without topics.</summary>
    [Output("successTopicArn")]
    public Output<string?> SuccessTopicArn { get; private set; }

    /// <summary>Told of each failure; absent without topics.</summary>
    [Output("errorTopicArn")]
    public Output<string?> ErrorTopicArn { get; private set; }

    /// <summary>The queue behind the topics; absent without one.</summary>
    [Output("notificationQueueUrl")]
    public Output<string?> NotificationQueueUrl { get; private set; }

    /// <summary>Policy document for its callers: invoke, put requests, get results.</summary>
    [Output("invokePolicy")]
    public Output<string?> InvokePolicy { get; private set; }

    /// <summary>The real-time endpoint; absent without one, as all of its outputs are.</summary>
    [Output("realTimeEndpointName")]
    public Output<string?> RealTimeEndpointName { get; private set; }

    /// <summary>Its current configuration.</summary>
    [Output("realTimeEndpointConfigName")]
    public Output<string?> RealTimeEndpointConfigName { get; private set; }

    /// <summary>Its production variant.</summary>
    [Output("realTimeVariantName")]
    public Output<string?> RealTimeVariantName { get; private set; }

    /// <summary>Policy document for its callers.</summary>
    [Output("realTimeInvokePolicy")]
    public Output<string?> RealTimeInvokePolicy { get; private set; }

    /// <summary>The serverless endpoint; absent without one, as all of its outputs are.</summary>
    [Output("serverlessEndpointName")]
    public Output<string?> ServerlessEndpointName { get; private set; }

    /// <summary>Its current configuration.</summary>
    [Output("serverlessEndpointConfigName")]
    public Output<string?> ServerlessEndpointConfigName { get; private set; }

    /// <summary>Its production variant.</summary>
    [Output("serverlessVariantName")]
    public Output<string?> ServerlessVariantName { get; private set; }

    /// <summary>Policy document for its callers.</summary>
    [Output("serverlessInvokePolicy")]
    public Output<string?> ServerlessInvokePolicy { get; private set; }

    /// <summary>What <c>infra batch run</c> starts: a CreateTransformJob request without a name; absent without a batch transform.</summary>
    [Output("batchJobDefinition")]
    public Output<string?> BatchJobDefinition { get; private set; }

    /// <summary>The state machine that a schedule or an arriving object starts; absent without a trigger.</summary>
    [Output("batchStateMachineArn")]
    public Output<string?> BatchStateMachineArn { get; private set; }

    [MemberNotNull(
        nameof(EndpointName), nameof(EndpointConfigName), nameof(VariantName), nameof(InputPath), nameof(OutputBucket), nameof(SuccessTopicArn), nameof(ErrorTopicArn), nameof(NotificationQueueUrl),
        nameof(InvokePolicy))]
    private void SetOutputs(AsyncEndpoint? endpoint)
    {
        EndpointName = OrNull(endpoint?.EndpointName);
        EndpointConfigName = OrNull(endpoint?.EndpointConfigName);
        VariantName = OrNull(endpoint?.VariantName);
        InputPath = OrNull(endpoint?.InputPath);
        OutputBucket = OrNull(endpoint?.BucketName);
        SuccessTopicArn = endpoint?.SuccessTopicArn ?? None();
        ErrorTopicArn = endpoint?.ErrorTopicArn ?? None();
        NotificationQueueUrl = endpoint?.NotificationQueueUrl ?? None();
        InvokePolicy = OrNull(endpoint?.InvokePolicyJson);
    }

    [MemberNotNull(nameof(RealTimeEndpointName), nameof(RealTimeEndpointConfigName), nameof(RealTimeVariantName), nameof(RealTimeInvokePolicy))]
    private void SetOutputs(RealTimeEndpoint? endpoint)
    {
        RealTimeEndpointName = OrNull(endpoint?.EndpointName);
        RealTimeEndpointConfigName = OrNull(endpoint?.EndpointConfigName);
        RealTimeVariantName = OrNull(endpoint?.VariantName);
        RealTimeInvokePolicy = OrNull(endpoint?.InvokePolicyJson);
    }

    [MemberNotNull(nameof(ServerlessEndpointName), nameof(ServerlessEndpointConfigName), nameof(ServerlessVariantName), nameof(ServerlessInvokePolicy))]
    private void SetOutputs(ServerlessEndpoint? endpoint)
    {
        ServerlessEndpointName = OrNull(endpoint?.EndpointName);
        ServerlessEndpointConfigName = OrNull(endpoint?.EndpointConfigName);
        ServerlessVariantName = OrNull(endpoint?.VariantName);
        ServerlessInvokePolicy = OrNull(endpoint?.InvokePolicyJson);
    }

    [MemberNotNull(nameof(BatchJobDefinition), nameof(BatchStateMachineArn))]
    private void SetOutputs(BatchTransform? batch)
    {
        BatchJobDefinition = OrNull(batch?.JobDefinitionJson);
        BatchStateMachineArn = batch?.StateMachineArn ?? None();
    }

    private static Output<string?> OrNull(Output<string>? output) => output?.Apply(text => (string?)text) ?? None();

    private static Output<string?> None() => Output.Create((string?)null);
}
