using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Settings;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Everything that decides what a job measures. The same inputs are the same job.</summary>
/// <remarks>
/// Importances, limits, the minimum gain and the spending limit are not among them: they measure nothing and cost no new job. Nor is the role
/// or the model's name, which auto-naming changes while the model stays the same.
/// </remarks>
internal sealed record RecommendationInputs(RecommendationSettings Settings, BenchmarkTarget Target, string? PayloadDigest, string? ModelDataDigest)
{
    /// <summary>Names of jobs and temporary models begin with this, so that they can be told from everyone else's.</summary>
    public const string JobPrefix = "infra-";

    /// <summary>The prefix of temporary models.</summary>
    public const string ModelPrefix = "infra-benchmark-";

    /// <summary>Tags of the job and of what is made for it; they measure nothing.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>All inputs, by name.</summary>
    public JsonObject Description { get; } = Describe(Settings, Target, PayloadDigest, ModelDataDigest);

    /// <summary>16 hexadecimal digits over all inputs.</summary>
    public string Hash => Digest(Description.ToJsonString());

    /// <summary>The name of the temporary model: the same for the same inputs, so that a killed run's leftover is found.</summary>
    public string TemporaryModelName => $"{ModelPrefix}{Hash}";

    /// <summary>The name of the temporary model that is only asked for its prospective instance types; no job uses it.</summary>
    public string HintModelName => $"{ModelPrefix}hint-{Hash}";

    /// <summary>The same with other settings, and so with another hash.</summary>
    public RecommendationInputs With(RecommendationSettings settings) => new(settings, Target, PayloadDigest, ModelDataDigest) { Tags = Tags };

    /// <summary>The name of an attempt's job, well below the 40 characters at which SageMaker cuts the names it derives from it.</summary>
    public string JobName(int attempt) => JobNameOf(Hash, attempt);

    public static string JobNameOf(string hash, int attempt) => $"{JobPrefix}{hash}-{attempt}";

    private static JsonObject Describe(RecommendationSettings settings, BenchmarkTarget target, string? payloadDigest, string? modelDataDigest) => new()
    {
        ["version"] = 2,
        ["jobType"] = settings.JobType.ToString(),
        ["modelPackage"] = PackageOf(target),
        ["container"] = target.Container is { } container ? Describe(container) : null,
        ["endpoint"] = target.EndpointName,
        ["modelData"] = modelDataDigest,
        ["domain"] = settings.Domain,
        ["task"] = settings.Task,
        ["framework"] = settings.Framework,
        ["frameworkVersion"] = settings.FrameworkVersion,
        ["payload"] = settings.SamplePayloadUrl.ToString(),
        ["payloadDigest"] = payloadDigest,
        ["contentType"] = settings.ContentType,
        ["responseTypes"] = ArrayOf(settings.SupportedResponseMIMETypes.Order(StringComparer.Ordinal)),
        ["nearestModel"] = settings.NearestModelName,
        ["dataInput"] = settings.DataInputConfig,
        ["endpointType"] = settings.SupportedEndpointType,
        ["duration"] = settings.JobDurationInSeconds,
        ["candidates"] = new JsonArray([.. settings.EndpointConfigurations.Select(c => (JsonNode)Describe(c))]),
        ["compiledOutput"] = settings.CompiledOutputUri?.ToString(),
        ["instanceTypes"] = ArrayOf(settings.SupportedInstanceTypes.Order(StringComparer.Ordinal)),
        ["volumeKey"] = settings.VolumeKmsKeyId,
        ["outputKey"] = settings.OutputKmsKeyId,
        ["securityGroups"] = ArrayOf(settings.VpcConfig?.SecurityGroupIds.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()),
        ["subnets"] = ArrayOf(settings.VpcConfig?.Subnets.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()),
        ["loadTest"] = settings.LoadTest is { } test ? Describe(test) : null,
    };

    /// <summary>A container that is known says itself what it is: of a version that is registered anew for the same container, the group is enough.</summary>
    private static string? PackageOf(BenchmarkTarget target) =>
        target is { Container: not null, ModelPackageArn: { } arn } && arn.LastIndexOf('/') is > 0 and var end ? arn[..end] : target.ModelPackageArn;

    private static JsonObject Describe(ContainerDefinition container) => new()
    {
        ["image"] = container.Image,
        ["mode"] = container.Mode?.Value,
        ["modelDataUrl"] = container.ModelDataUrl,
        ["modelDataSource"] = container.ModelDataSource?.S3DataSource?.S3Uri,
        ["modelPackage"] = container.ModelPackageName,
        ["specification"] = container.InferenceSpecificationName,
        ["environment"] = Sorted(container.Environment ?? []),
    };

    private static JsonObject Describe(LoadTestSettings test) => new()
    {
        ["phases"] = ArrayOf(test.Phases.Select(p => $"{p.InitialNumberOfUsers}/{p.SpawnRate}/{p.DurationInSeconds}")),
        ["stairs"] = test.Stairs is { } s ? $"{s.DurationInSeconds}/{s.NumberOfSteps}/{s.UsersPerStep}" : null,
        ["tests"] = test.MaxNumberOfTests,
        ["parallel"] = test.MaxParallelOfTests,
        ["maxInvocations"] = test.MaxInvocations,
        ["latency"] = test.ModelLatencyThreshold is { } l ? $"{l.Percentile}/{l.ValueInMilliseconds}" : null,
        ["flat"] = test.FlatInvocations,
    };

    private static JsonObject Describe(CandidateConfiguration candidate) => new()
    {
        ["instanceType"] = candidate.InstanceType,
        ["serverless"] = candidate.Serverless is { } s ? $"{s.MemorySizeInMB}/{s.MaxConcurrency}" : null,
        ["specification"] = candidate.InferenceSpecificationName,
        ["environment"] = new JsonObject(
            candidate.EnvironmentParameterRanges
                .OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => KeyValuePair.Create(r.Key, (JsonNode?)ArrayOf(r.Value)))),
    };

    private static JsonObject Sorted(Dictionary<string, string> map) =>
        new(map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)JsonValue.Create(e.Value))));

    private static JsonArray ArrayOf(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
