using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>Collects what the role policy speaks of, once all of it is known.</summary>
internal static class AsyncNeedsOf
{
    public static Output<AsyncNeeds> Args(AsyncEndpointArgs args, AsyncPaths paths, EndpointNotifications notifications)
    {
        var inputs = Output.Tuple(paths.Input, Inputs.All("inputUris", args.InputUris, ValueRules.S3Uri, InputPrefix))
            .Apply(known => known.Item2.Insert(0, known.Item1));
        var inputKeys = Inputs.All("inputKmsKeyArns", args.InputKmsKeyArns, ValueRules.KmsKeyArn);
        var topics = Output.All(new[] { notifications.Success?.Arn, notifications.Error?.Arn }.OfType<Output<string>>());
        var bucketKey = Inputs.All([args.Bucket.KmsKeyArn]);
        var topicKey = Inputs.All([notifications.KeyArn!]);
        return Output.Tuple(inputs, paths.Output, paths.Failure, bucketKey, inputKeys, topics, topicKey, InstanceNeeds.Of(args)).Apply(known => new AsyncNeeds(
            known.Item1, known.Item2, known.Item3, known.Item4.FirstOrDefault(), known.Item5, known.Item6, known.Item7.FirstOrDefault(), known.Item8));
    }

    /// <summary>A raw prefix without "/" at its end would also take its neighbours.</summary>
    public static ValueRule InputPrefix { get; } = Pipelines.Models.ModelDataRules.Prefix with { Diagnostic = Diagnostics.InputPrefix };
}
