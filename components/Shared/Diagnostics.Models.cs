namespace Infra.Components.Shared;

/// <content>Rules of models, pipelines and model versions.</content>
public static partial class Diagnostics
{
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

    internal static readonly Diagnostic ModelPackageName = new("INFRA094",
        "A model package is named by the ARN of its version or by its name, at most 176 characters; its inference specification by 1 to 63 letters, digits and hyphens.",
        "Give the ARN as the registry shows it, such as arn:aws:sagemaker:region:account:model-package/group/1.");

    internal static readonly Diagnostic AdditionalModelData = new("INFRA095",
        "A container has at most 5 additional data sources, each with a channel name of its own of 1 to 64 letters, digits, dots, hyphens and underscores.",
        "Rename the channel, or move data sources together.");

    internal static readonly Diagnostic InferenceResponseKeys = new("INFRA096",
        "Response keys are among those that the last container of the candidate supports, each once.",
        "Choose among the supported keys, or remove inferenceResponseKeys to get what the candidate answers by itself.");

    internal static readonly Diagnostic RegistryFile = new("INFRA098",
        "A file of a model version has a content type, as type/subtype, and a digest of sha256: and 64 hexadecimal digits.",
        "Write them like application/json and sha256:9f86d0...; both can be left out where they are not required.");

    internal static readonly Diagnostic ModelCard = new("INFRA099",
        "The content of a model card is a JSON object of at most 100,000 characters.",
        "Write it in AWS's schema of model cards, as JSON.");
}
