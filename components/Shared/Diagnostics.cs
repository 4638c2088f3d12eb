namespace Infra.Components.Shared;

/// <summary>Every rule of the components. A test keeps docs/components/diagnostics.md equal to this list.</summary>
public static class Diagnostics
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

    internal static readonly Diagnostic ContainerCount = new("INFRA020",
        "An inference pipeline has 2 to 15 containers; a model version 1 to 15.",
        "Add or remove containers; for a single one, use InferenceModel.");

    internal static readonly Diagnostic HostnamesAllOrNone = new("INFRA021",
        "All containers have a hostname or none has.",
        "Add the missing hostnames or remove the others.");

    internal static readonly Diagnostic HostnamesUnique = new("INFRA022",
        "Hostnames of a pipeline are unique.",
        "Rename one of the containers.");

    internal static readonly Diagnostic Hostname = new("INFRA023",
        "A hostname has 1 to 63 letters, digits and hyphens, and starts and ends with a letter or digit.",
        "Respell it.");

    internal static readonly Diagnostic DirectNeedsHostnames = new("INFRA024",
        "In Direct mode each container has a hostname.",
        "Name every container, or use Serial.");

    internal static readonly Diagnostic ImageOrPackage = new("INFRA025",
        "A container has an image or a model package; a package brings its own image and model data.",
        "Give one of the two.");

    internal static readonly Diagnostic Image = new("INFRA026",
        "An image is in ECR with a tag or digest, or in a registry of the VPC, which alone may ask for credentials; at most 255 characters.",
        "Write it as account.dkr.ecr.region.amazonaws.com/repository:tag, or set repositoryAccessMode to Vpc and give the vpc.");

    internal static readonly Diagnostic ModelData = new("INFRA027",
        "Model data is one .tar.gz object, or a data source, or in MultiModel mode a prefix; not two of them. Gzip is for an object.",
        "Keep one, ending in .tar.gz for one model and in / for a prefix.");

    internal static readonly Diagnostic Environment = new("INFRA028",
        "An environment is within AWS's limits of entries, keys ([a-zA-Z_][a-zA-Z0-9_]*) and lengths.",
        "Move what is large into the model artefact, and respell the key.");

    internal static readonly Diagnostic EnvironmentSize = new("INFRA029",
        "The environments of all containers together have at most 32 KB.",
        "Move what is large into a model artefact.");

    internal static readonly Diagnostic MultiModel = new("INFRA030",
        "At most one container of a pipeline is multi-model; only such a one has a modelCacheSetting.",
        "Set the mode of the others to SingleModel, without modelCacheSetting.");

    internal static readonly Diagnostic RoleExtras = new("INFRA031",
        "What widens the created role is given only when the role is created.",
        "Remove it and give these rights to the adopted role yourself, or remove executionRoleArn.");

    internal static readonly Diagnostic VersionNeedsImages = new("INFRA040",
        "Each container of a model version has an image: a package cannot contain another.",
        "Register the images themselves, or use the existing package in the pipeline without a model version.");

    internal static readonly Diagnostic Framework = new("INFRA041",
        "Framework and version are given together; the version has 3 to 10 characters and starts like 1.5.",
        "Give both, or neither.");

    internal static readonly Diagnostic SamplePayload = new("INFRA042",
        "A sample payload is a .tar.gz object in S3.",
        "Pack the sample requests, one file each, into a .tar.gz.");

    internal static readonly Diagnostic ContentTypes = new("INFRA043",
        "A model version states at least one content type of requests and of responses, as type/subtype of at most 256 characters.",
        "Add them, such as text/csv.");

    internal static readonly Diagnostic GroupName = new("INFRA044",
        "A model package group and an inference specification have names of 1 to 63 letters, digits and hyphens; those of the specifications differ.",
        "Respell it, or name the specification otherwise.");

    internal static readonly Diagnostic HostingInstanceType = new("INFRA050",
        "An endpoint's instance type is one that SageMaker hosts on.",
        "Choose a hosting instance type, such as ml.m5.xlarge.");

    internal static readonly Diagnostic Capacity = new("INFRA051",
        "Capacity: minimum 0 or more, maximum at least 1 and the minimum, and an initial count from 1 within both.",
        "Raise maxCapacity or lower the other.");

    internal static readonly Diagnostic NotScalable = new("INFRA052",
        "Burstable ml.t2 instances cannot be autoscaled.",
        "Choose another instance type, or set scaling.enabled to false.");

    internal static readonly Diagnostic VolumeKey = new("INFRA053",
        "A volume key is not used on instance types with local NVMe storage, which is encrypted by its hardware.",
        "Remove volumeKmsKeyArn, or choose a type without local storage.");

    internal static readonly Diagnostic PrefixesDisjoint = new("INFRA054",
        "Prefixes end with / and none lies within another.",
        "Separate them, such as input/, output/ and failure/.");

    internal static readonly Diagnostic Email = new("INFRA055",
        "An e-mail address is name@domain.",
        "Correct the address.");

    internal static readonly Diagnostic FifoTopic = new("INFRA056",
        "Topics are standard topics: asynchronous endpoints do not publish to FIFO topics.",
        "Adopt a standard topic.");

    internal static readonly Diagnostic EndpointName = new("INFRA057",
        "Names of endpoints and variants have 1 to 63 letters, digits and hyphens, and start and end with a letter or digit.",
        "Respell it.");

    internal static readonly Diagnostic UpdateSize = new("INFRA058",
        "A canary is at most 50 % of the fleet of initialInstanceCount, a linear step 10 to 50 %, a rolling batch 5 to 50 %, a rolling rollback 5 to 100 %; no size where nothing moves in parts.",
        "Change the size, raise initialInstanceCount, or choose another strategy.");

    internal static readonly Diagnostic UpdateTime = new("INFRA059",
        "An update may take longer than all its waits together.",
        "Raise maximumExecutionTimeoutInSeconds, shorten the waits, or move more at a time.");

    internal static readonly Diagnostic Guardrails = new("INFRA060",
        "Inferentia 1 (ml.inf1) has no gradual updates and no automatic rollback.",
        "Choose another instance type, or set update.strategy to ALL_AT_ONCE and update.autoRollback to false.");

    internal static readonly Diagnostic DataCapture = new("INFRA061",
        "Data is captured under an s3:// prefix of at most 512 characters that ends with /, in at least one mode, each named once.",
        "Write the destination as s3://bucket/prefix/ and name Input, Output or InputAndOutput.");

    internal static readonly Diagnostic RealTimeCapacity = new("INFRA062",
        "Capacity of a real-time endpoint: minimum 1 or more, maximum at least the minimum, and an initial count within both.",
        "Raise maxCapacity or lower the other; to scale to zero, use AsyncEndpoint.");

    internal static readonly Diagnostic ServerlessMemory = new("INFRA063",
        "Serverless memory is 1024, 2048, 3072, 4096, 5120 or 6144 MB.",
        "Choose one of them; for more memory, use RealTimeEndpoint.");

    internal static readonly Diagnostic ServerlessConcurrency = new("INFRA064",
        "Provisioned concurrency is at most the maximum concurrency; when scaled, it starts within the bounds of scaling, which keep the same limit.",
        "Raise maxConcurrency or lower the other; scaling needs a provisionedConcurrency of 1 or more.");

    internal static readonly Diagnostic ServerlessPipeline = new("INFRA065",
        "A serverless endpoint has one container: it cannot host pipelines.",
        "Use RealTimeEndpoint, or AsyncEndpoint for traffic with long pauses.");

    internal static readonly Diagnostic ServerlessNetwork = new("INFRA066",
        "A serverless endpoint has no VPC, no network isolation and no private registry.",
        "Use RealTimeEndpoint, or remove vpc, enableNetworkIsolation and repositoryAccessMode from the model.");

    internal static readonly Diagnostic ServerlessGpu = new("INFRA067",
        "A serverless endpoint has no GPU and no accelerator.",
        "Use the CPU image of the framework, or RealTimeEndpoint with a GPU instance type.");

    internal static readonly Diagnostic ServerlessDataCapture = new("INFRA068",
        "A serverless endpoint cannot capture data.",
        "Remove dataCapture and log in the container, or use RealTimeEndpoint.");

    internal static readonly Diagnostic ServerlessMultiModel = new("INFRA069",
        "A serverless endpoint cannot host multi-model containers.",
        "Make one serverless endpoint for each model, or use RealTimeEndpoint.");

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

    internal static readonly Diagnostic ScalingSchedule = new("INFRA081",
        "A scaling schedule is cron(six fields, a ? for one of both days), rate(value unit) or at(yyyy-mm-ddThh:mm:ss) in an IANA time zone, from and until moments in UTC.",
        "Write it like cron(0 8 ? * MON-FRI *) and moments like 2027-01-31T08:00:00Z.");

    internal static readonly Diagnostic ScheduledCapacity = new("INFRA082",
        "Scheduled capacities have unique names of lower-case letters, digits and hyphens, bounds that the endpoint allows, an end after their start, and scaling to act on.",
        "Rename it, correct minCapacity and maxCapacity or the times, or set scaling.enabled to true.");

    internal static readonly Diagnostic BucketSettings = new("INFRA083",
        "Versioning, expiry of requests and access logs are settings of a created bucket; earlier versions expire only with versioning, and a log prefix needs a log bucket.",
        "Set choice to Create, set what is missing, or make the setting on the adopted bucket itself.");

    internal static readonly Diagnostic FailureRollback = new("INFRA084",
        "Failed requests are counted for asynchronous endpoints only.",
        "Remove rollbackFailureCount and use rollbackErrorCount.");

    internal static readonly Diagnostic CoreDump = new("INFRA085",
        "Core dumps are written under an s3:// prefix of at most 512 characters that ends with /.",
        "Write the destination as s3://bucket/prefix/.");

    internal static readonly Diagnostic DeadLetters = new("INFRA086",
        "Dead letters are kept at least as long as the queue keeps messages: their age counts from when they were first sent.",
        "Raise deadLetterRetentionInSeconds or lower retentionInSeconds.");

    internal static readonly Diagnostic ModelPackageName = new("INFRA094",
        "A model package is named by the ARN of its version or by its name, at most 176 characters; its inference specification by 1 to 63 letters, digits and hyphens.",
        "Give the ARN as the registry shows it, such as arn:aws:sagemaker:region:account:model-package/group/1.");

    internal static readonly Diagnostic AdditionalModelData = new("INFRA095",
        "A container has at most 5 additional data sources, each with a channel name of its own of 1 to 64 letters, digits, dots, hyphens and underscores.",
        "Rename the channel, or move data sources together.");

    internal static readonly Diagnostic InferenceResponseKeys = new("INFRA096",
        "Response keys are among those that the last container of the candidate supports, each once.",
        "Choose among the supported keys, or remove inferenceResponseKeys to get what the candidate answers by itself.");

    internal static readonly Diagnostic ServerlessModelDataSource = new("INFRA097",
        "A serverless endpoint takes its model from a modelDataUrl.",
        "Pack the model into a .tar.gz and name it in modelDataUrl, or use RealTimeEndpoint.");

    internal static readonly Diagnostic RegistryFile = new("INFRA098",
        "A file of a model version has a content type, as type/subtype, and a digest of sha256: and 64 hexadecimal digits.",
        "Write them like application/json and sha256:9f86d0...; both can be left out where they are not required.");

    internal static readonly Diagnostic ModelCard = new("INFRA099",
        "The content of a model card is a JSON object of at most 100,000 characters.",
        "Write it in AWS's schema of model cards, as JSON.");

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Diagnostic> All { get; } =
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
