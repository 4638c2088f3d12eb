using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.AsyncInference;

/// <summary>What makes an endpoint asynchronous: where results go and who is told.</summary>
internal static class AsyncConfigurations
{
    public static EndpointConfigurationAsyncInferenceConfigArgs Create(AsyncEndpointArgs args, AsyncPaths paths, EndpointNotifications notifications) => new()
    {
        ClientConfig = Client(args)!,
        OutputConfig = Output(args, paths, notifications),
    };

    private static EndpointConfigurationAsyncInferenceConfigClientConfigArgs? Client(AsyncEndpointArgs args) =>
        args.MaxConcurrentInvocationsPerInstance == 0
            ? null
            : new EndpointConfigurationAsyncInferenceConfigClientConfigArgs
            {
                MaxConcurrentInvocationsPerInstance = args.MaxConcurrentInvocationsPerInstance,
            };

    private static EndpointConfigurationAsyncInferenceConfigOutputConfigArgs Output(
        AsyncEndpointArgs args, AsyncPaths paths, EndpointNotifications notifications)
    {
        var output = new EndpointConfigurationAsyncInferenceConfigOutputConfigArgs
        {
            S3OutputPath = paths.Output,
            S3FailurePath = paths.Failure,
            KmsKeyId = args.Bucket.KmsKeyArn.CheckedIfGiven("bucket.kmsKeyArn", ValueRules.KmsKeyArn),
        };
        if (notifications.ToConfig() is { } config)
        {
            output.NotificationConfig = config;
        }

        return output;
    }
}

/// <summary>The three addresses of an endpoint in its bucket.</summary>
internal sealed record AsyncPaths(Output<string> Input, Output<string> Output, Output<string> Failure);
