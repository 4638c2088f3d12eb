using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>Collects what the role policy speaks of, once all of it is known.</summary>
internal static class AsyncNeedsOf
{
    public static Output<AsyncNeeds> Args(AsyncEndpointArgs args, AsyncPaths paths, EndpointNotifications notifications)
    {
        var prefix = new[] { ValueRules.S3Uri, TransformablePrefix };
        var inputs = Output.All([paths.Input, .. args.InputUris.Select((uri, index) => uri.Checked($"inputUris[{index}]", prefix))]);
        var topics = Output.All(new[] { notifications.Success?.Arn, notifications.Error?.Arn }.OfType<Output<string>>());
        var bucketKey = Inputs.All([args.Bucket.KmsKeyArn]);
        var topicKey = Inputs.All([notifications.KeyArn!]);
        return Output.Tuple(inputs, paths.Output, paths.Failure, bucketKey, Inputs.All(args.InputKmsKeyArns), topics, topicKey).Apply(known => new AsyncNeeds(
            known.Item1, known.Item2, known.Item3, known.Item4.FirstOrDefault(), known.Item5, known.Item6, known.Item7.FirstOrDefault()));
    }

    private static ValueRule TransformablePrefix { get; } = Pipelines.ContainerRules.Prefix with { Diagnostic = Diagnostics.InputPrefix };
}
