using Infra.Components.Pipelines;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Mocks;

/// <summary>Models as they are typically used, for snapshots and policies.</summary>
internal static class PipelineSamples
{
    public const string CredentialsProvider = "arn:aws:lambda:us-east-1:123456789012:function:registry-credentials:live";
    public const string PackageArn = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/3";

    private const string AutoMLRegistry = "348316444620.dkr.ecr.us-east-1.amazonaws.com";

    public static VpcArgs Vpc() => new() { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1", "subnet-2"] };

    /// <summary>The containers of an AutoML job's candidate for classification, as AWS's own example of batch predictions shows them.</summary>
    public static List<AutoMLContainer> Candidate() =>
    [
        new($"{AutoMLRegistry}/sagemaker-sklearn-automl:2.5-1-cpu-py3", "s3://automl/out/data-processor-models/output/model.tar.gz", new Dictionary<string, string>
        {
            ["AUTOML_SPARSE_ENCODE_RECORDIO_PROTOBUF"] = "1",
            ["AUTOML_TRANSFORM_MODE"] = "feature-transform",
            ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "application/x-recordio-protobuf",
            ["SAGEMAKER_PROGRAM"] = "sagemaker_serve",
            ["SAGEMAKER_SUBMIT_DIRECTORY"] = "/opt/ml/model/code",
        }),
        new($"{AutoMLRegistry}/sagemaker-xgboost:1.3-1-cpu-py3", "s3://automl/out/tuning/xgb/output/model.tar.gz", new Dictionary<string, string>
        {
            ["MAX_CONTENT_LENGTH"] = "20971520",
            ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "text/csv",
            ["SAGEMAKER_INFERENCE_OUTPUT"] = "predicted_label",
            ["SAGEMAKER_INFERENCE_SUPPORTED"] = "predicted_label,probability,probabilities",
        }),
        new($"{AutoMLRegistry}/sagemaker-sklearn-automl:2.5-1-cpu-py3", "s3://automl/out/data-processor-models/output/model.tar.gz", new Dictionary<string, string>
        {
            ["AUTOML_TRANSFORM_MODE"] = "inverse-label-transform",
            ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "text/csv",
            ["SAGEMAKER_INFERENCE_INPUT"] = "predicted_label",
            ["SAGEMAKER_INFERENCE_OUTPUT"] = "predicted_label",
            ["SAGEMAKER_INFERENCE_SUPPORTED"] = "predicted_label,probability,labels,probabilities",
            ["SAGEMAKER_PROGRAM"] = "sagemaker_serve",
            ["SAGEMAKER_SUBMIT_DIRECTORY"] = "/opt/ml/model/code",
        }),
    ];

    /// <summary>A candidate that also answers how sure it is, without any network.</summary>
    public static InferencePipelineArgs FromCandidate()
    {
        var args = InferencePipelineArgs.FromAutoMLCandidate("best-candidate", Candidate(), ["predicted_label", "probability", "labels"]);
        args.EnableNetworkIsolation = true;
        return args;
    }

    /// <summary>Two containers that callers address, one from a registry of the VPC, the other a registered version of another account.</summary>
    public static InferencePipelineArgs Private() => new()
    {
        ExecutionMode = ExecutionModes.Direct,
        Vpc = Vpc(),
        Containers =
        [
            new()
            {
                Hostname = "language",
                Image = "registry.example.com/language:2.1",
                RepositoryAccessMode = RepositoryAccessModes.Vpc,
                RepositoryCredentialsProviderArn = CredentialsProvider,
                ModelDataSource = new() { S3Uri = "s3://models/language/", AcceptEula = true },
                AdditionalModelDataSources =
                [
                    new() { ChannelName = "adapter-de", S3Uri = "s3://adapters/de/" },
                    new() { ChannelName = "adapter-fr", S3Uri = "s3://adapters/fr.tar.gz", S3DataType = "S3Object", CompressionType = "Gzip" },
                ],
            },
            new() { Hostname = "label", ModelPackageName = PackageArn, InferenceSpecificationName = "cpu" },
        ],
        ArtifactUris = ["s3://registry/iris/model.tar.gz"],
        Images = ["210987654321.dkr.ecr.eu-west-1.amazonaws.com/shared/label:7"],
        KmsKeyArns = [Samples.KeyArn],
        Tags = { ["team"] = "iris" },
    };

    /// <summary>A large model that is not packed, with a license and an adapter.</summary>
    public static InferenceModelArgs Large() => new()
    {
        Container =
        {
            Image = "763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.27.0-deepspeed0.12.6-cu121",
            ModelDataSource = new() { S3Uri = "s3://models/large/", AcceptEula = true },
            AdditionalModelDataSources = [new() { ChannelName = "adapter", S3Uri = "s3://adapters/one/", AcceptEula = true }],
            Environment = { ["OPTION_ROLLING_BATCH"] = "vllm" },
        },
        KmsKeyArns = [Samples.KeyArn],
        EnableNetworkIsolation = true,
    };

    /// <summary>Many models behind one container, in a VPC, under a role of the platform.</summary>
    public static InferenceModelArgs Many() => new()
    {
        Container =
        {
            Image = Samples.Container().Image,
            Mode = ContainerModes.MultiModel,
            ModelDataUrl = "s3://models/all/",
            ModelCacheSetting = "Disabled",
        },
        ExecutionRoleArn = Samples.RoleArn,
        Vpc = Vpc(),
        Tags = { ["team"] = "iris" },
    };

    public const string Digest = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static MetricsSourceArgs Metrics(string name, string? digest = null) =>
        new() { S3Uri = $"s3://evidence/iris/{name}.json", ContentType = "application/json", ContentDigest = digest };

    /// <summary>An approved version with all its evidence and a second way to run it.</summary>
    public static ModelVersionArgs ApprovedVersion()
    {
        var args = Samples.Version();
        (args.ApprovalStatus, args.ApprovalDescription, args.Description) = ("Approved", "Beats version 2 by 3 %", "Iris, spring data");
        (args.NearestModelName, args.DataInputConfig) = ("xgboost", """{"data": [1, 4]}""");
        args.AdditionalInferenceSpecifications =
        [
            new() { Name = "gpu", Description = "For bulk", Containers = [Samples.Container(name: "gpu")], ContentTypes = ["text/csv"], HostingInstanceTypes = ["ml.g5.xlarge"] },
        ];
        args.ModelMetrics = new()
        {
            ModelQuality = new() { Statistics = Metrics("quality", Digest), Constraints = Metrics("quality-constraints") },
            ModelDataQuality = new() { Statistics = Metrics("data") },
            Bias = new() { Report = Metrics("bias"), PreTrainingReport = Metrics("bias-before"), PostTrainingReport = Metrics("bias-after") },
            Explainability = new() { Report = Metrics("explanation") },
        };
        args.DriftCheckBaselines = new()
        {
            ModelQuality = new() { Constraints = Metrics("quality-constraints") },
            ModelDataQuality = new() { Statistics = Metrics("data"), Constraints = Metrics("data-constraints") },
            Bias = new() { ConfigFile = new() { S3Uri = "s3://evidence/iris/bias-config.json" }, PostTrainingConstraints = Metrics("bias-constraints") },
            Explainability = new() { ConfigFile = new() { S3Uri = "s3://evidence/iris/shap.json", ContentType = "application/json", ContentDigest = Digest }, Constraints = Metrics("shap-constraints") },
        };
        args.ModelCard = new() { ModelCardContent = """{"model_overview":{"model_name":"iris"}}""", ModelCardStatus = "Approved" };
        args.MetadataProperties = new() { CommitId = "0a6eb0d", Repository = "https://git.example.com/iris", GeneratedBy = "build 17", ProjectId = "iris" };
        (args.SourceUri, args.KmsKeyArn) = ("https://mlflow.example.com/models/iris/3", Samples.KeyArn);
        return args;
    }

    /// <summary>A large model in a group that another stack owns, gone with the stack.</summary>
    public static ModelVersionArgs SharedVersion()
    {
        var container = Large().Container;
        container.AdditionalModelDataSources = [];
        return new()
        {
            GroupChoice = Choice.Adopt,
            GroupName = "platform-language",
            RetainVersions = false,
            Containers = [container],
            Domain = "NATURAL_LANGUAGE_PROCESSING",
            Task = "TEXT_GENERATION",
            ContentTypes = ["application/json"],
            ResponseContentTypes = ["application/json; charset=utf-8"],
            HostingInstanceTypes = ["ml.g5.12xlarge"],
            SkipModelValidation = "All",
        };
    }

    /// <summary>A job with keys of its own, in a VPC, that compiles and loads an endpoint beside its candidates.</summary>
    public static RecommendationRoleArgs FullRecommendation()
    {
        var args = Samples.RecommendationRole();
        args.ArtifactUris = ["s3://registry/iris/model.tar.gz"];
        args.Images = ["210987654321.dkr.ecr.eu-west-1.amazonaws.com/shared/label:7"];
        args.KmsKeyArns = [Samples.KeyArn];
        args.VolumeKmsKeyArn = VolumeKeyArn;
        args.OutputKmsKeyArn = OutputKeyArn;
        args.CompiledOutputUri = "s3://compiled/iris/";
        args.EndpointNames = ["Iris-Bench"];
        args.Vpc = new() { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] };
        args.JobVpc = new() { SecurityGroupIds = ["sg-2"], Subnets = ["subnet-2"] };
        return args;
    }

    public const string VolumeKeyArn = "arn:aws:kms:us-east-1:123456789012:key/volume";
    public const string OutputKeyArn = "arn:aws:kms:us-east-1:123456789012:key/output";
}
