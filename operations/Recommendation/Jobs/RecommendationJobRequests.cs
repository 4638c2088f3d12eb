using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Settings;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Makes the request of a job.</summary>
internal static class RecommendationJobRequests
{
    public static CreateInferenceRecommendationsJobRequest Create(RecommendationInputs inputs, int attempt, string roleArn)
    {
        var settings = inputs.Settings;
        return new CreateInferenceRecommendationsJobRequest
        {
            JobName = inputs.JobName(attempt),
            JobType = settings.JobType is Settings.RecommendationJobType.Advanced ? Amazon.SageMaker.RecommendationJobType.Advanced : Amazon.SageMaker.RecommendationJobType.Default,
            JobDescription = Shorten(
                $"Started by infra recommend for {inputs.Target.Label} of model {inputs.Target.Model.ModelName}", 128),
            RoleArn = roleArn,
            InputConfig = InputConfig(inputs),
            OutputConfig = OutputConfig(settings),
            StoppingConditions = settings.LoadTest is { } test ? StoppingConditions(test) : null,
            Tags = TagsOf(inputs.Tags),
        };
    }

    /// <summary>Tags as SageMaker takes them; null for none, since naming tags asks for a right of its own.</summary>
    public static List<Tag>? TagsOf(IReadOnlyDictionary<string, string> tags) =>
        tags.Count == 0 ? null : [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Tag { Key = t.Key, Value = t.Value })];

    private static RecommendationJobInputConfig InputConfig(RecommendationInputs inputs)
    {
        var settings = inputs.Settings;
        var config = new RecommendationJobInputConfig
        {
            ContainerConfig = ContainerConfig(settings),
            VolumeKmsKeyId = settings.VolumeKmsKeyId,
            VpcConfig = settings.VpcConfig is { } vpc
                ? new RecommendationJobVpcConfig { SecurityGroupIds = [.. vpc.SecurityGroupIds], Subnets = [.. vpc.Subnets] }
                : null,
            JobDurationInSeconds = settings.JobDurationInSeconds,
            Endpoints = inputs.Target.EndpointName is { } endpoint ? [new EndpointInfo { EndpointName = endpoint }] : null,
            EndpointConfigurations = settings.EndpointConfigurations.Count > 0 ? [.. settings.EndpointConfigurations.Select(Candidate)] : null,
        };
        if (inputs.Target.ModelPackageArn is { } package)
            config.ModelPackageVersionArn = package;
        else
            config.ModelName = inputs.Target.ModelName ?? inputs.TemporaryModelName;

        if (settings.LoadTest is { } test)
            AddLoadTest(config, test);
        return config;
    }

    private static RecommendationJobContainerConfig ContainerConfig(RecommendationSettings settings) => new()
    {
        Domain = settings.Domain,
        Task = settings.Task,
        Framework = settings.Framework,
        FrameworkVersion = settings.FrameworkVersion,
        PayloadConfig = new RecommendationJobPayloadConfig
        {
            SamplePayloadUrl = settings.SamplePayloadUrl.ToString(),
            SupportedContentTypes = [settings.ContentType],
        },
        NearestModelName = settings.NearestModelName,
        DataInputConfig = settings.DataInputConfig,
        SupportedEndpointType = settings.SupportedEndpointType,
        SupportedResponseMIMETypes = settings.SupportedResponseMIMETypes.Count > 0 ? [.. settings.SupportedResponseMIMETypes] : null,
        SupportedInstanceTypes = settings.SupportedInstanceTypes.Count > 0 ? [.. settings.SupportedInstanceTypes] : null,
    };

    private static void AddLoadTest(RecommendationJobInputConfig config, LoadTestSettings test)
    {
        config.TrafficPattern = test.Stairs is { } stairs ? Stairs(stairs) : Phases(test.Phases);
        if (test.MaxNumberOfTests is not null || test.MaxParallelOfTests is not null)
            config.ResourceLimit = new RecommendationJobResourceLimit { MaxNumberOfTests = test.MaxNumberOfTests, MaxParallelOfTests = test.MaxParallelOfTests };
    }

    private static TrafficPattern Phases(IReadOnlyList<TrafficPhase> phases) => new()
    {
        TrafficType = TrafficType.PHASES,
        Phases = [.. phases.Select(p => new Phase { InitialNumberOfUsers = p.InitialNumberOfUsers, SpawnRate = p.SpawnRate, DurationInSeconds = p.DurationInSeconds })],
    };

    private static TrafficPattern Stairs(TrafficStairs stairs) => new()
    {
        TrafficType = TrafficType.STAIRS,
        Stairs = new Stairs { DurationInSeconds = stairs.DurationInSeconds, NumberOfSteps = stairs.NumberOfSteps, UsersPerStep = stairs.UsersPerStep },
    };

    private static EndpointInputConfiguration Candidate(CandidateConfiguration candidate) => new()
    {
        InstanceType = candidate.InstanceType,
        InferenceSpecificationName = candidate.InferenceSpecificationName,
        ServerlessConfig = candidate.Serverless is { } size
            ? new ProductionVariantServerlessConfig { MemorySizeInMB = size.MemorySizeInMB, MaxConcurrency = size.MaxConcurrency }
            : null,
        EnvironmentParameterRanges = candidate.EnvironmentParameterRanges.Count == 0 ? null : new EnvironmentParameterRanges
        {
            CategoricalParameterRanges = [.. candidate.EnvironmentParameterRanges.Select(r => new CategoricalParameter { Name = r.Key, Value = [.. r.Value] })],
        },
    };

    private static RecommendationJobOutputConfig? OutputConfig(RecommendationSettings settings)
    {
        if (settings is { OutputKmsKeyId: null, CompiledOutputUri: null })
            return null;

        return new RecommendationJobOutputConfig
        {
            KmsKeyId = settings.OutputKmsKeyId,
            CompiledOutputConfig = settings.CompiledOutputUri is { } place ? new RecommendationJobCompiledOutputConfig { S3OutputUri = place.ToString() } : null,
        };
    }

    private static RecommendationJobStoppingConditions? StoppingConditions(LoadTestSettings test)
    {
        if (test is { MaxInvocations: null, ModelLatencyThreshold: null, FlatInvocations: null })
            return null;

        return new RecommendationJobStoppingConditions
        {
            MaxInvocations = test.MaxInvocations,
            FlatInvocations = test.FlatInvocations,
            ModelLatencyThresholds = test.ModelLatencyThreshold is { } t
                ? [new ModelLatencyThreshold { Percentile = t.Percentile, ValueInMilliseconds = t.ValueInMilliseconds }]
                : null,
        };
    }

    private static string Shorten(string text, int most) => text.Length <= most ? text : text[..most];
}
