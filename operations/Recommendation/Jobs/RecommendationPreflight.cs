using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.SageMaker;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Checks everything that can be known before anything is started, and reports all of it at once.</summary>
internal sealed class RecommendationPreflight(IAmazonSageMaker sageMaker, IAmazonS3 s3, AwsCalls calls)
{
    private const string TagsKey = "infra:tags";

    private readonly BenchmarkTargetResolver targets = new(sageMaker, calls);
    private readonly SamplePayload payloads = new(s3, calls);

    /// <exception cref="OperationException">Settings, model, candidates or payload are wrong.</exception>
    public async Task<RecommendationInputs> CheckAsync(RecommendationRequest request, StackFile file, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var settings = RecommendationSettingsReader.Read(file.Get(RecommendationSettings.ConfigKey)?.ToJsonString(), problems, request.Shortlist);
        var tags = Tags(file.Get(TagsKey) as JsonObject, problems);
        settings = settings is null ? null : request.Overrides?.Over(settings) ?? settings;
        problems.AddRange(MissingEndpoint(file));
        var target = settings is null ? null : await TryAsync(problems, () => targets.ResolveAsync(request, settings, cancellation));
        var digest = settings is not { SamplePayloadUrl.Bucket.Length: > 0 } ? null
            : await TryAsync(problems, () => payloads.CheckAsync(settings.SamplePayloadUrl, LargestBody(settings), cancellation));
        if (settings is not null && target is not null)
            problems.AddRange(Useless(settings, TopologyOf(target, RecommendedEndpoint.Of(file).IsAsync(request))));
        OperationException.ThrowIfAny(problems.PlacedIn(file));

        var modelData = await payloads.FindDigestAsync(target!.Container?.ModelDataUrl, cancellation);
        return new RecommendationInputs(settings!, WithOwnEnvironment(target, file), digest, modelData) { Tags = tags };
    }

    /// <summary>What a recommendation has set in the environment is no input of the next one.</summary>
    private static BenchmarkTarget WithOwnEnvironment(BenchmarkTarget target, StackFile file)
    {
        if (target.Container?.Environment is not { Count: > 0 } environment)
            return target;

        var container = TemporaryModels.Alone(target.Container);
        container.Environment = ContainerEnvironment.OwnOf(environment, file);
        return target with { Container = container };
    }

    private static IEnumerable<Problem> MissingEndpoint(StackFile file)
    {
        if (file.GetString(RecommendedEndpoint.TargetPath) is { } word && RecommendedEndpoint.KeyOf(word) is { } key && RecommendedEndpoint.Of(file) is null)
            yield return new Problem(ProblemIds.RecommendationSetting, $"\"{word}\" is asked for, and the stack has no {key}.", "Add it, or leave out the target.") { Key = RecommendedEndpoint.TargetPath };
    }

    /// <summary>What the stack's endpoint is.</summary>
    public static EndpointTopology TopologyOf(BenchmarkTarget target, bool isAsync) => new(
        target.IsPipeline,
        isAsync,
        UsesVpc: target.Model.VpcConfig?.Subnets?.Count > 0,
        UsesNetworkIsolation: target.Model.EnableNetworkIsolation == true);

    /// <summary>A request body that no endpoint takes makes a job fail after half an hour.</summary>
    private static long LargestBody(RecommendationSettings settings) =>
        settings.SupportedEndpointType == "Serverless" || settings.EndpointConfigurations.Any(c => c.Serverless is not null)
            ? SamplePayload.ServerlessBody
            : SamplePayload.RealTimeBody;

    /// <summary>Serverless candidates are paid for, and then ruled out.</summary>
    private static IEnumerable<Problem> Useless(RecommendationSettings settings, EndpointTopology topology)
    {
        if (topology.WhyNotServerless is not { } reason)
            yield break;

        if (settings.SupportedEndpointType == "Serverless")
            yield return Problem("supportedEndpointType", "Serverless candidates would be paid for in vain");
        foreach (var candidate in settings.EndpointConfigurations.Where(c => c.Serverless is not null))
            yield return Problem("endpointConfigurations", $"The candidate \"{candidate.Name}\" would be paid for in vain");

        Problem Problem(string key, string what) =>
            new(ProblemIds.UselessCandidate, $"{what}: {reason}.", "Benchmark instance types instead.") { Key = $"{RecommendationSettings.ConfigKey}.{key}" };
    }

    /// <summary>What fails for another reason than bad input matters only when nothing else is wrong.</summary>
    private static async Task<T?> TryAsync<T>(List<Problem> problems, Func<Task<T>> check)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (OperationException e) when (e.Fault is OperationFault.BadInput || problems.Count > 0)
        {
            problems.AddRange(e.Fault is OperationFault.BadInput ? e.Problems : []);
            return null;
        }
    }

    private static Dictionary<string, string> Tags(JsonObject? config, List<Problem> problems)
    {
        var tags = (config ?? []).Where(t => t.Value is JsonValue).ToDictionary(t => t.Key, t => t.Value!.ToString(), StringComparer.Ordinal);
        foreach (var tag in tags.Where(t => t.Key.Length is < 1 or > 128 || t.Value.Length > 256))
            problems.Add(new Problem(ProblemIds.RecommendationSetting, $"The tag \"{tag.Key}\" is too long for SageMaker.", "Names have 1 to 128 characters, values at most 256.") { Key = TagsKey });
        if (tags.Count > 50)
            problems.Add(new Problem(ProblemIds.RecommendationSetting, $"{tags.Count} tags are given.", "SageMaker takes at most 50.") { Key = TagsKey });
        return tags;
    }
}
