namespace Infra.Components.Shared;

/// <summary>Every rule of the components. A test keeps docs/components/diagnostics.md equal to this list.</summary>
public static partial class Diagnostics
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Diagnostic> All => Catalogue.Rules;

    internal static readonly Diagnostic Name = new("INFRA010",
        "A component's name has 1 to 40 letters, digits and single hyphens, and starts and ends with a letter or digit.",
        "Shorten or respell it: the names of its resources are built from it and AWS ends them at 63 characters.");

    internal static readonly Diagnostic Tags = new("INFRA011",
        "At most 50 tags; keys of 1 to 128 and values of at most 256 letters, digits, spaces and _.:/=+-@; no key starts with aws:.",
        "Remove or respell the tag.");

    internal static readonly Diagnostic S3Uri = new("INFRA012",
        "An S3 address is s3://bucket/key, at most 1,024 characters.",
        "Write it as s3://bucket/key.");

    internal static readonly Diagnostic Arn = new("INFRA013",
        "An ARN names a resource of the kind that is asked for.",
        "Give the ARN of the resource, as AWS shows it.");

    internal static readonly Diagnostic Required = new("INFRA014",
        "A required value is given.",
        "Set it.");

    internal static readonly Diagnostic Range = new("INFRA015",
        "A number or length is within its range.",
        "Choose a value within the range.");

    internal static readonly Diagnostic Allowed = new("INFRA016",
        "A value with a fixed set of choices is one of them.",
        "Choose one of them; upper and lower case matter.");

    internal static readonly Diagnostic Vpc = new("INFRA017",
        "A VPC has 1 to 5 security groups and 1 to 16 subnets, each an id of at most 32 letters, digits and hyphens.",
        "Give the ids of security groups and subnets of one VPC.");

    internal static readonly Diagnostic BucketChoice = new("INFRA018",
        "A bucket is created without a name, or adopted by its name.",
        "Set choice to Adopt to use the named bucket, or remove the name to have one created.");

    internal static readonly Diagnostic TopicChoice = new("INFRA019",
        "Topics are created without ARNs, adopted by their ARNs, or absent with nothing that needs them.",
        "Set the choice to Adopt with the ARNs, to Create without them, or to None without subscriptions.");

    /// <summary>A type of its own, so that it is filled after the rules of every file.</summary>
    private static class Catalogue
    {
        public static readonly IReadOnlyList<Diagnostic> Rules =
        [
            ImageHardware, Experiment, AmiVersion, DeadLetterChoice,
            Name, Tags, S3Uri, Arn, Required, Range, Allowed, Vpc, BucketChoice, TopicChoice,
            ContainerCount, HostnamesAllOrNone, HostnamesUnique, Hostname, DirectNeedsHostnames, ImageOrPackage, Image, ModelData, Environment,
            EnvironmentSize, MultiModel, RoleExtras,
            VersionNeedsImages, Framework, SamplePayload, ContentTypes, GroupName,
            HostingInstanceType, Capacity, NotScalable, VolumeKey, PrefixesDisjoint, Email, FifoTopic, EndpointName,
            UpdateSize, UpdateTime, Guardrails, DataCapture, RealTimeCapacity,
            ServerlessMemory, ServerlessConcurrency, ServerlessPipeline, ServerlessNetwork, ServerlessGpu, ServerlessDataCapture, ServerlessMultiModel,
            TransformInstanceType, PayloadTimesConcurrency, StrategyNeedsSplit, Join, OutputWithinInput, BatchModel, Schedule, Triggers,
            Filter, InputPrefix,
            ScalingSchedule, ScheduledCapacity, BucketSettings, FailureRollback, CoreDump, DeadLetters,
            ModelPackageName, AdditionalModelData, InferenceResponseKeys, ServerlessModelDataSource, RegistryFile, ModelCard,
        ];
    }
}
