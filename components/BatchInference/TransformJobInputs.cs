using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
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
        var keys = Output.Tuple(
            Optional(args.Bucket.KmsKeyArn), Optional(args.VolumeKmsKeyArn.CheckedIfGiven("volumeKmsKeyArn", ValueRules.KmsKeyArn)));
        var places = Output.Tuple(inputUri, bucket.Uri(args.OutputPrefix), Capture(args, bucket));
        var model = Output.Tuple(args.ModelName.ToOutput(), BatchModelRules.Checked(args, instanceType));
        return Output.Tuple(model, places, keys, environment, args.Tags.ToOutput()).Apply(known =>
        {
            var ((name, type), (input, output, capture), (outputKeyArn, volumeKeyArn), variables, tags) = known;
            ThrowIfWithinInput(args, input, output, capture);
            return new TransformJobValues(name, input, output, type, outputKeyArn, volumeKeyArn, capture, variables, tags);
        });
    }

    private static Output<Destination?> Capture(BatchTransformArgs args, OutputBucket bucket)
    {
        if (args.DataCapture is not { } capture)
        {
            return Output.Create((Destination?)null);
        }

        var uri = capture.DestinationUri?.Checked("dataCapture.destinationUri", ValueRules.S3Uri, TransformJobRules.CapturePrefix) ?? bucket.Uri(capture.Prefix);
        var key = Optional(capture.KmsKeyArn.CheckedIfGiven("dataCapture.kmsKeyArn", ValueRules.KmsKeyArn));
        return Output.Tuple(uri, key).Apply(known => (Destination?)new Destination(known.Item1, known.Item2));
    }

    private static Output<string?> Optional(Input<string>? input) => Inputs.All([input]).Apply(values => values.FirstOrDefault());

    private static void ThrowIfWithinInput(BatchTransformArgs args, string input, string output, Destination? capture)
    {
        var problems = new ProblemList();
        problems.AddIfFound(TransformJobRules.WithinInput(input, args.InputType, "outputPrefix", output));
        problems.AddIfFound(capture is null ? null : TransformJobRules.WithinInput(input, args.InputType, "dataCapture", capture.Uri));
        _ = problems.OrThrow(input);
    }
}
