using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>Waits for the values of a job and checks those that were outputs.</summary>
internal static class TransformJobInputs
{
    public static Output<TransformJobValues> Resolve(BatchTransformArgs args, OutputBucket bucket)
    {
        var inputUri = args.InputUri.Checked("inputUri", ValueRules.S3Uri, TransformJobRules.InputUriOf(args));
        var instanceType = args.InstanceType.Checked("instanceType", InstanceTypeRules.ForTransform(args.VolumeKmsKeyArn is not null));
        var environment = args.Environment.Checked("environment", EnvironmentRules.TransformJob.Check);
        var outputKey = Inputs.All([args.Bucket.KmsKeyArn]).Apply(keys => keys.FirstOrDefault());
        var volumeKey = Inputs.All([args.VolumeKmsKeyArn.CheckedIfGiven("volumeKmsKeyArn", ValueRules.KmsKeyArn)]).Apply(keys => keys.FirstOrDefault());
        var first = Output.Tuple(args.ModelName.ToOutput(), inputUri, bucket.Uri(args.OutputPrefix), instanceType);
        var second = Output.Tuple(outputKey, volumeKey, environment, args.Tags.ToOutput());
        return Output.Tuple(first, second).Apply(known =>
        {
            var ((model, input, output, type), (outputKeyArn, volumeKeyArn, variables, tags)) = known;
            return TransformJobRules.OutputWithinInput(input, args.InputType, output) is { } problem
                ? throw new ResourceException(problem.ToString(), resource: null, hideStack: true)
                : new TransformJobValues(model, input, output, type, outputKeyArn, volumeKeyArn, variables, tags);
        });
    }
}
