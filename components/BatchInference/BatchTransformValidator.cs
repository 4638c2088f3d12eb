using System.Text.RegularExpressions;
using Infra.Components.Shared;

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
        CheckInstances(problems, args);
        CheckOutput(problems, args);
        CheckTriggers(problems, args);
        CheckFailureNotifications(problems, args.FailureNotifications);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckModel(ProblemList problems, BatchTransformArgs args)
    {
        problems.Require("modelName", args.ModelName);
        problems.Require("executionRoleArn", args.ExecutionRoleArn);
        problems.Check("executionRoleArn", args.ExecutionRoleArn, ValueRules.RoleArn);
        problems.AddIf(args.ModelHasUncompressedData, Diagnostics.UncompressedModelData, "modelHasUncompressedData", "is true.");
    }

    private static void CheckInput(ProblemList problems, BatchTransformArgs args)
    {
        problems.Require("inputUri", args.InputUri);
        problems.Check("inputUri", args.InputUri, ValueRules.S3Uri, TransformJobRules.InputUriOf(args));
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
        problems.Range("maxPayloadInMB", args.MaxPayloadInMB, 1, 100, " MB");
        problems.Range("invocationsTimeoutInSeconds", args.InvocationsTimeoutInSeconds, 1, 3600, " s");
        problems.Range("invocationsMaxRetries", args.InvocationsMaxRetries, 0, 3);
        problems.OneOf("joinSource", args.JoinSource, "None", "Input");
        EnvironmentRules.TransformJob.Check(problems, "environment", args.Environment);
    }

    private static void CheckInstances(ProblemList problems, BatchTransformArgs args)
    {
        problems.Require("instanceType", args.InstanceType);
        problems.Check("instanceType", args.InstanceType, InstanceTypeRules.ForTransform(args.VolumeKmsKeyArn is not null));
        problems.Range("instanceCount", args.InstanceCount, 1, 100);
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
    }

    private static void CheckOutput(ProblemList problems, BatchTransformArgs args)
    {
        problems.CheckBucket(args.Bucket);
        problems.CheckPrefixes(("outputPrefix", args.OutputPrefix));
        if (Inputs.TryPeek(args.InputUri, out var input)
            && Inputs.TryPeek(args.Bucket.Name, out var bucket)
            && TransformJobRules.OutputWithinInput(input, args.InputType, $"s3://{bucket}/{args.OutputPrefix}") is { } problem)
        {
            problems.Add(Diagnostics.OutputWithinInput, problem.Path, problem.Finding);
        }
    }

    private static void CheckTriggers(ProblemList problems, BatchTransformArgs args)
    {
        problems.AddIf(args is { Schedule: not null, OnObjectCreated: not null }, Diagnostics.Triggers, "onObjectCreated", "is given beside schedule.");
        problems.AddIf(
            args is { OnObjectCreated: not null, InputType: "ManifestFile" }, Diagnostics.Triggers, "inputType", "is ManifestFile with onObjectCreated.");
        if (args.Schedule is { } schedule)
        {
            problems.Require("schedule.expression", schedule.Expression);
            problems.AddIf(
                !string.IsNullOrEmpty(schedule.Expression) && !ExpressionPattern().IsMatch(schedule.Expression),
                Diagnostics.Schedule, "schedule.expression", $"is \"{schedule.Expression}\".");
            problems.AddIf(!TimeZonePattern().IsMatch(schedule.TimeZone), Diagnostics.Schedule, "schedule.timeZone", $"is \"{schedule.TimeZone}\".");
            problems.RangeOrUnset("schedule.flexibleWindowInMinutes", schedule.FlexibleWindowInMinutes, 1, 1440, " minutes");
        }

        problems.AddIf(
            args.OnObjectCreated?.Suffix is { } suffix && (suffix.Length == 0 || suffix.Contains('*') || suffix.Contains('\\')),
            Diagnostics.Triggers, "onObjectCreated.suffix", $"is \"{args.OnObjectCreated?.Suffix}\", which is not the end of a key.");
    }

    private static void CheckFailureNotifications(ProblemList problems, NotificationTopicArgs topic)
    {
        const string Path = "failureNotifications";
        problems.OneOf($"{Path}.choice", topic.Choice, Choice.Create, Choice.Adopt, Choice.None);
        problems.CheckTopic(topic.Choice, $"{Path}.topicArn", topic.TopicArn);
        problems.Check($"{Path}.kmsKeyArn", topic.KmsKeyArn, ValueRules.KmsKeyArn);
        problems.CheckAll($"{Path}.emails", topic.Emails, ValueRules.Email);
        problems.AddIf(topic is { Choice: Choice.None, Emails.Count: > 0 }, Diagnostics.TopicChoice, $"{Path}.emails", "is given, but there is no topic.");
        problems.AddIf(topic is { Choice: Choice.None, KmsKeyArn: not null }, Diagnostics.TopicChoice, $"{Path}.kmsKeyArn", "is given, but there is no topic.");
    }

    [GeneratedRegex(
        "^(rate\\([1-9][0-9]{0,4} (minute|minutes|hour|hours|day|days)\\)|cron\\([^\\s()]+( [^\\s()]+){5}\\))\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExpressionPattern();

    [GeneratedRegex("^[A-Za-z]+([/_+-][A-Za-z0-9]+)*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeZonePattern();
}
