using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.BatchInference;

/// <summary>Finds every mistake in the arguments of a <see cref="BatchTransform"/> that is known before anything is built.</summary>
public static partial class BatchTransformValidator
{
    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(BatchTransformArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        CheckModel(problems, args);
        CheckInput(problems, args);
        CheckJob(problems, args);
        TransformJobRules.Check(problems, args);
        DataProcessingRules.Check(problems, args);
        CheckInstances(problems, args);
        CheckExperiment(problems, args.Experiment);
        CheckOutput(problems, args);
        BatchTriggerRules.Check(problems, args);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckModel(ProblemList problems, BatchTransformArgs args)
    {
        problems.Require("modelName", args.ModelName);
        problems.Require("executionRoleArn", args.ExecutionRoleArn, ValueRules.RoleArn);
        BatchModelRules.Check(problems, args);
    }

    private static void CheckInput(ProblemList problems, BatchTransformArgs args)
    {
        problems.Require("inputUri", args.InputUri, ValueRules.S3Uri, TransformJobRules.InputUriOf(args));
        problems.OneOf("inputType", args.InputType, "S3Prefix", "ManifestFile");
        problems.CheckAll("inputUris", args.InputUris, ValueRules.S3Uri);
        problems.CheckAll("inputUris", args.InputUris, TransformJobRules.InputUri);
        problems.CheckAll("inputKmsKeyArns", args.InputKmsKeyArns, ValueRules.KmsKeyArn);
        problems.Check("contentType", args.ContentType, ValueRules.MaximumLength(256));
        problems.OneOf("compressionType", args.CompressionType, "None", "Gzip");
        problems.OneOf("splitType", args.SplitType, "None", "Line", "RecordIO", "TFRecord");
    }

    private static void CheckJob(ProblemList problems, BatchTransformArgs args)
    {
        problems.Check("accept", args.Accept, ValueRules.MaximumLength(256));
        problems.OneOf("assembleWith", args.AssembleWith, "None", "Line");
        problems.OneOf("batchStrategy", args.BatchStrategy, "MultiRecord", "SingleRecord");
        problems.Range("maxConcurrentTransforms", args.MaxConcurrentTransforms, 0, 100);
        problems.Range("maxPayloadInMB", args.MaxPayloadInMB, 0, 100, " MB");
        problems.Range("invocationsTimeoutInSeconds", args.InvocationsTimeoutInSeconds, 1, 3600, " s");
        problems.Range("invocationsMaxRetries", args.InvocationsMaxRetries, 0, 3);
        problems.OneOf("joinSource", args.JoinSource, "None", "Input");
        EnvironmentRules.TransformJob.Check(problems, "environment", args.Environment);
    }

    private static void CheckInstances(ProblemList problems, BatchTransformArgs args)
    {
        problems.Require("instanceType", args.InstanceType, InstanceTypeRules.ForTransform(args.VolumeKmsKeyArn is not null));
        problems.Range("instanceCount", args.InstanceCount, 1, 100);
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
        problems.AddIf(
            args.TransformAmiVersion is { } version && !AmiPattern().IsMatch(version), Diagnostics.AmiVersion,
            "transformAmiVersion", $"is \"{args.TransformAmiVersion}\", not a version such as al2-ami-sagemaker-batch-gpu-470.");
    }

    private static void CheckExperiment(ProblemList problems, BatchExperimentArgs? experiment)
    {
        if (experiment is null)
        {
            return;
        }

        (string Path, string? Value)[] names =
        [
            ("experimentName", experiment.ExperimentName),
            ("trialName", experiment.TrialName),
            ("trialComponentDisplayName", experiment.TrialComponentDisplayName),
            ("runName", experiment.RunName),
        ];
        foreach (var (path, value) in names)
        {
            problems.AddIf(value is not null && !ExperimentPattern().IsMatch(value), Diagnostics.Experiment, $"experiment.{path}", $"is \"{value}\", not a name of 1 to 120 letters, digits and hyphens.");
        }

        problems.AddIf(names.All(each => each.Value is null), Diagnostics.Experiment, "experiment", "names neither an experiment nor a trial, trial component or run.");
    }

    private static void CheckOutput(ProblemList problems, BatchTransformArgs args)
    {
        problems.CheckBucket(args.Bucket);
        CheckWithinInput(problems, args, "outputPrefix", args.OutputPrefix);
        if (args.DataCapture is not { } capture)
        {
            problems.CheckPrefixes(("outputPrefix", args.OutputPrefix));
            return;
        }

        problems.Check("dataCapture.kmsKeyArn", capture.KmsKeyArn, ValueRules.KmsKeyArn);
        problems.Check("dataCapture.destinationUri", capture.DestinationUri, ValueRules.S3Uri, TransformJobRules.CapturePrefix);
        problems.CheckPrefixes(("outputPrefix", args.OutputPrefix), ("dataCapture.prefix", capture.Prefix));
        if (capture.DestinationUri is null)
        {
            CheckWithinInput(problems, args, "dataCapture.prefix", capture.Prefix);
        }
        else if (Inputs.TryPeek(args.InputUri, out var input) && Inputs.TryPeek(capture.DestinationUri, out var destination))
        {
            problems.AddIfFound(TransformJobRules.WithinInput(input, args.InputType, "dataCapture.destinationUri", destination));
        }
    }

    private static void CheckWithinInput(ProblemList problems, BatchTransformArgs args, string path, string prefix)
    {
        if (Inputs.TryPeek(args.InputUri, out var input) && Inputs.TryPeek(args.Bucket.Name, out var bucket))
        {
            problems.AddIfFound(TransformJobRules.WithinInput(input, args.InputType, path, $"s3://{bucket}/{prefix}"));
        }
    }

    [GeneratedRegex("^(?=.{1,120}\\z)[a-zA-Z0-9](-*[a-zA-Z0-9])*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExperimentPattern();

    [GeneratedRegex("^(?=.{1,63}\\z)[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmiPattern();
}
