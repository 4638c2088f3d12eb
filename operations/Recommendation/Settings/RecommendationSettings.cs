using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Settings;

/// <summary>What Inference Recommender is asked for.</summary>
public enum RecommendationJobType
{
    /// <summary>A set of instance types under SageMaker's own load; about 45 minutes at most.</summary>
    Default,

    /// <summary>A load test with traffic, limits and candidates of one's own; about two hours.</summary>
    Advanced,
}

/// <summary>The settings under <c>infra:recommendation</c> in a stack's config.</summary>
public sealed record RecommendationSettings
{
    /// <summary>The key these settings stand under.</summary>
    public const string ConfigKey = "infra:recommendation";

    internal const int DefaultMaxAgeDays = 30;

    /// <summary>Which kind of job to run; default <see cref="RecommendationJobType.Default"/>.</summary>
    public RecommendationJobType JobType { get; init; }

    /// <summary>
    /// The container of a pipeline to benchmark: its hostname, or <c>container-N</c> counted from 1 when it has none.
    /// Needed only when the model has several containers.
    /// </summary>
    public string? Container { get; init; }

    /// <summary>Another model to benchmark than the stack's own, of one container; null for the stack's.</summary>
    public string? ModelName { get; init; }

    /// <summary>A version in the Model Registry to benchmark instead of the stack's model, of one container; null for none.</summary>
    public string? ModelPackageVersionArn { get; init; }

    /// <summary>
    /// An existing real-time endpoint of one variant that a job loads beside its candidates, for comparison; its model is what is benchmarked.
    /// Never a production endpoint: the load is real. Null for none.
    /// </summary>
    public string? EndpointName { get; init; }

    /// <summary>COMPUTER_VISION, NATURAL_LANGUAGE_PROCESSING or MACHINE_LEARNING. Inference Recommender demands it.</summary>
    public required string Domain { get; init; }

    /// <summary>The machine-learning task, such as CLASSIFICATION; null leaves it open.</summary>
    public string? Task { get; init; }

    /// <summary>TENSORFLOW, PYTORCH, XGBOOST or SAGEMAKER-SCIKIT-LEARN. Inference Recommender demands it.</summary>
    public required string Framework { get; init; }

    /// <summary>The framework's version, such as 1.5.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>A .tar.gz in S3 with one file per request body.</summary>
    public required S3Uri SamplePayloadUrl { get; init; }

    /// <summary>The payload's content type. Inference Recommender sends only one, so there is exactly one.</summary>
    public required string ContentType { get; init; }

    /// <summary>A well-known model that the benchmarked one resembles, such as resnet50; null for none.</summary>
    public string? NearestModelName { get; init; }

    /// <summary>Name and shape of the model's inputs, as JSON text of 1 to 1024 characters, for compilation; null for none.</summary>
    public string? DataInputConfig { get; init; }

    /// <summary>MIME types the model answers with; empty leaves it open.</summary>
    public IReadOnlyList<string> SupportedResponseMIMETypes { get; init; } = [];

    /// <summary><c>RealTime</c> or <c>Serverless</c>: what SageMaker chooses candidates for; null leaves it to SageMaker (RealTime).</summary>
    public string? SupportedEndpointType { get; init; }

    /// <summary>Instance types to benchmark in a Default job; empty leaves the choice to SageMaker.</summary>
    public IReadOnlyList<string> SupportedInstanceTypes { get; init; } = [];

    /// <summary>The candidates, up to 10: required in an Advanced job, in a Default job another way to say the instance types.</summary>
    public IReadOnlyList<CandidateConfiguration> EndpointConfigurations { get; init; } = [];

    /// <summary>Take the model's prospective instance types, which DescribeModel gives for free, as the candidates; default false.</summary>
    public bool Shortlist { get; init; }

    /// <summary>How long the whole job may take, in seconds: 1 to 18000; default 7200 for an Advanced job, for a Default one SageMaker's own.</summary>
    public int? JobDurationInSeconds { get; init; }

    /// <summary>The most USD a job may cost by the estimate; one that may cost more is not started. Null for no bound.</summary>
    public decimal? MaxSpend { get; init; }

    /// <summary>How much cost, latency and throughput matter; default moderate each.</summary>
    public Importances Importance { get; init; } = new();

    /// <summary>What a candidate must keep to; default nothing.</summary>
    public RecommendationLimits Limits { get; init; } = new();

    /// <summary>The weighted gain over the current instance type, in percent, from which the config is changed. 0 to 100; default 5.</summary>
    /// <remarks>Benchmarks of the same instance differ by a few percent from run to run; below that a change is noise.</remarks>
    public double MinimumGainPercent { get; init; } = 5;

    /// <summary>How old the measurement may be before <c>infra recommend --check</c> calls it stale, in days: 1 to 3650; default 30.</summary>
    public int MaxAgeDays { get; init; } = DefaultMaxAgeDays;

    /// <summary>What of a recommendation is written, and what it has to fit.</summary>
    public ApplySettings Applying { get; init; } = new();

    /// <summary>The invocations per minute to serve; each candidate then says how many instances that takes. Null: not asked.</summary>
    public double? TargetInvocationsPerMinute { get; init; }

    /// <summary>The KMS key for the volumes of the benchmarked instances; null for none.</summary>
    public string? VolumeKmsKeyId { get; init; }

    /// <summary>The KMS key for the job's results; null for none.</summary>
    public string? OutputKmsKeyId { get; init; }

    /// <summary>Where compiled models are put; null when none are wanted.</summary>
    public S3Uri? CompiledOutputUri { get; init; }

    /// <summary>The subnets and security groups the benchmarked endpoints run in; null for none.</summary>
    public RecommendationVpcSettings? VpcConfig { get; init; }

    /// <summary>The load test of an Advanced job; null for a Default job.</summary>
    public LoadTestSettings? LoadTest { get; init; }

    /// <summary>Reads the settings from the JSON text of the config value.</summary>
    /// <exception cref="OperationException">Anything is unknown, missing or out of range; it lists all of it.</exception>
    public static RecommendationSettings Parse(string? json) => RecommendationSettingsReader.Read(json);
}

/// <summary>Where in a VPC the benchmarked endpoints run. Each instance needs two free addresses.</summary>
/// <param name="SecurityGroupIds">1 to 5 security groups.</param>
/// <param name="Subnets">1 to 16 subnets; the sample payload must be reachable from them.</param>
public sealed record RecommendationVpcSettings(IReadOnlyList<string> SecurityGroupIds, IReadOnlyList<string> Subnets);
