namespace Infra.Components.Shared;

/// <content>Rules of batch transform jobs.</content>
public static partial class Diagnostics
{
    internal static readonly Diagnostic ImageHardware = new("INFRA005",
        "An image whose name says GPU, Neuron or Graviton runs on an instance type that has it.",
        "Choose an instance type with that hardware, or the image's variant for CPUs.");

    internal static readonly Diagnostic Experiment = new("INFRA006",
        "Names of an experiment have 1 to 120 letters, digits and hyphens, and start and end with a letter or digit; at least one is given.",
        "Respell the name, or remove experiment.");

    internal static readonly Diagnostic AmiVersion = new("INFRA007",
        "A version of the instances' image has 1 to 63 letters, digits and single hyphens.",
        "Take the name from the SageMaker documentation, or remove it.");

    internal static readonly Diagnostic DeadLetterChoice = new("INFRA008",
        "A dead-letter queue is created without an ARN, adopted by the ARN of a standard queue, or absent.",
        "Set deadLetters to Adopt with the ARN, or to Create or None without it.");

    internal static readonly Diagnostic TransformInstanceType = new("INFRA070",
        "A transform job's instance type is one of the transform types, a shorter list than that of hosting.",
        "Choose a transform instance type, such as ml.m5.xlarge.");

    internal static readonly Diagnostic PayloadTimesConcurrency = new("INFRA071",
        "Concurrent transforms times payload is at most 100 MB.",
        "Lower maxConcurrentTransforms or maxPayloadInMB.");

    internal static readonly Diagnostic StrategyNeedsSplit = new("INFRA072",
        "A batch strategy needs a split type.",
        "Set splitType to Line, RecordIO or TFRecord, or remove batchStrategy.");

    internal static readonly Diagnostic Join = new("INFRA073",
        "A join needs the same content type in and out: text/csv or application/jsonlines split and assembled by line, or application/json unsplit.",
        "Set contentType and accept to the same one of them, with splitType and assembleWith to match.");

    internal static readonly Diagnostic OutputWithinInput = new("INFRA074",
        "Output is not written under the input prefix, where the next job would read it.",
        "Use another bucket or prefix.");

    internal static readonly Diagnostic BatchModel = new("INFRA075",
        "Batch transform supports neither containers with a modelDataSource nor multi-model containers.",
        "Give the containers a modelDataUrl of a .tar.gz, in SingleModel mode.");

    internal static readonly Diagnostic Schedule = new("INFRA076",
        "A schedule is cron(six fields), rate(value unit) or at(time), in an IANA time zone; it starts before it ends.",
        "Write it as cron(0 3 * * ? *), rate(1 day) or at(2026-01-31T03:00:00); dates as 2026-01-31T00:00:00Z.");

    internal static readonly Diagnostic Triggers = new("INFRA077",
        "A job has one trigger at most; arriving objects need an input prefix.",
        "Remove one trigger, or make a second component; set inputType to S3Prefix.");

    internal static readonly Diagnostic Filter = new("INFRA078",
        "A filter is a JSONPath of at most 63 characters made of $, .name, *, ['a','b'], [n,n] and [s:e], over text/csv (only indexes), application/json or application/jsonlines.",
        "Write it like $[1:] for CSV or $.features for JSON.");

    internal static readonly Diagnostic InputPrefix = new("INFRA079",
        "An input prefix ends with /: S3 compares raw strings, so s3://b/in also takes s3://b/in-old/.",
        "End it with /, or with .gz, .csv or another file extension for one object.");
}
