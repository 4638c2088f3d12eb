using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.Recommendation;

/// <summary>
/// As much of an account as a recommendation step touches: models, and jobs that go through the statuses of a script, one with each look.
/// </summary>
internal sealed class RecommenderAccount
{
    public const string Role = "arn:aws:iam::123456789012:role/infra";

    private readonly ManualTimeProvider clock;
    private readonly Dictionary<string, Queue<string>> scripts = new(StringComparer.Ordinal);

    public RecommenderAccount(ManualTimeProvider clock)
    {
        this.clock = clock;
        Recording.On<DescribeModelRequest, DescribeModelResponse>(DescribeModel);
        Recording.On<DescribeModelPackageRequest, DescribeModelPackageResponse>(r => Packages.GetValueOrDefault(r.ModelPackageName) ?? throw AwsFaults.Validation($"ModelPackage {r.ModelPackageName} does not exist. Could not find it."));
        Recording.On<DescribeEndpointRequest, DescribeEndpointResponse>(r => Endpoints.TryGetValue(r.EndpointName, out var e) ? e.Endpoint : throw AwsFaults.Missing($"endpoint \"{r.EndpointName}\""));
        Recording.On<DescribeEndpointConfigRequest, DescribeEndpointConfigResponse>(r => Endpoints.Values.Single(e => e.Endpoint.EndpointConfigName == r.EndpointConfigName).Config);
        Recording.On<CreateModelRequest, CreateModelResponse>(CreateModel);
        Recording.On<DeleteModelRequest, DeleteModelResponse>(r => Models.Remove(r.ModelName) ? new DeleteModelResponse() : throw AwsFaults.Missing($"model \"{r.ModelName}\""));
        Recording.On<ListModelsRequest, ListModelsResponse>(ListModels);
        Recording.On<CreateInferenceRecommendationsJobRequest, CreateInferenceRecommendationsJobResponse>(CreateJob);
        Recording.On<DescribeInferenceRecommendationsJobRequest, DescribeInferenceRecommendationsJobResponse>(DescribeJob);
        Recording.On<StopInferenceRecommendationsJobRequest, StopInferenceRecommendationsJobResponse>(StopJob);
        Recording.On<ListInferenceRecommendationsJobStepsRequest, ListInferenceRecommendationsJobStepsResponse>(_ => new() { Steps = Steps });
    }

    public RecordingClient<IAmazonSageMaker> Recording { get; } = RecordingClient<IAmazonSageMaker>.New();

    public IAmazonSageMaker Client => Recording.Client;

    public Dictionary<string, DescribeModelResponse> Models { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DescribeInferenceRecommendationsJobResponse> Jobs { get; } = new(StringComparer.Ordinal);

    public List<InferenceRecommendation> Recommendations { get; } = [];

    public List<InferenceRecommendationsJobStep> Steps { get; } = [];

    public Dictionary<string, DescribeModelPackageResponse> Packages { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (DescribeEndpointResponse Endpoint, DescribeEndpointConfigResponse Config)> Endpoints { get; } = new(StringComparer.Ordinal);

    /// <summary>The statuses of the next looks at a model's prospective instance types; the last one stays.</summary>
    public Queue<string> HintStatuses { get; } = new(["COMPLETED"]);

    /// <summary>The prospective instance types of every model of one container.</summary>
    public string[] HintTypes { get; set; } = ["ml.c5.xlarge", "ml.g4dn.xlarge"];

    /// <summary>What an existing endpoint gave under the load; null for none.</summary>
    public EndpointPerformance? Performance { get; set; }

    /// <summary>The statuses a new job goes through.</summary>
    public string[] Script { get; set; } = ["PENDING", "IN_PROGRESS", "COMPLETED"];

    public string? FailureReason { get; set; }

    public void AddModel(string name, params ContainerDefinition[] containers) => Models[name] = new DescribeModelResponse
    {
        ModelName = name,
        ModelArn = $"arn:aws:sagemaker:us-east-1:123456789012:model/{name}",
        ExecutionRoleArn = Role,
        PrimaryContainer = containers.Length == 1 ? containers[0] : null,
        Containers = containers.Length == 1 ? null : [.. containers],
        CreationTime = clock.GetUtcNow().UtcDateTime,
    };

    public void Recommend(string instanceType, float hourly, float perInference, int invocations, int latency) => Recommendations.Add(new InferenceRecommendation
    {
        EndpointConfiguration = new EndpointOutputConfiguration { EndpointName = "sm-epc-1", VariantName = "v", InstanceType = instanceType, InitialInstanceCount = 1 },
        Metrics = new RecommendationMetrics
        {
            CostPerHour = hourly,
            CostPerInference = perInference,
            MaxInvocations = invocations,
            ModelLatency = latency,
            CpuUtilization = float.NaN,
        },
        ModelConfiguration = new ModelConfiguration(),
    });

    public void Benchmark(string instanceType, string status, string? reason = null) => Steps.Add(new InferenceRecommendationsJobStep
    {
        StepType = "BENCHMARK",
        Status = status,
        InferenceBenchmark = new RecommendationJobInferenceBenchmark
        {
            EndpointConfiguration = new EndpointOutputConfiguration { InstanceType = instanceType },
            FailureReason = reason,
        },
    });

    public void AddEndpoint(string name, string model, Action<DescribeEndpointConfigResponse>? change = null, string status = "InService")
    {
        var config = new DescribeEndpointConfigResponse
        {
            EndpointConfigName = $"{name}-config",
            ProductionVariants = [new ProductionVariant { VariantName = "AllTraffic", ModelName = model, InstanceType = "ml.m5.large", InitialInstanceCount = 1 }],
        };
        change?.Invoke(config);
        Endpoints[name] = (new DescribeEndpointResponse { EndpointName = name, EndpointConfigName = config.EndpointConfigName, EndpointStatus = status }, config);
    }

    public void AddPackage(string arn, int containers) => Packages[arn] = new DescribeModelPackageResponse
    {
        ModelPackageArn = arn,
        InferenceSpecification = new InferenceSpecification { Containers = [.. Enumerable.Repeat(new ModelPackageContainerDefinition(), containers)] },
    };

    public IEnumerable<string> TemporaryModels => Models.Keys.Where(n => n.StartsWith("infra-benchmark-", StringComparison.Ordinal));

    private DescribeModelResponse DescribeModel(DescribeModelRequest request)
    {
        var model = Models.GetValueOrDefault(request.ModelName) ?? throw AwsFaults.Missing($"model \"{request.ModelName}\"");
        var status = model.PrimaryContainer is null ? "NOT_APPLICABLE" : HintStatuses.Count > 1 ? HintStatuses.Dequeue() : HintStatuses.Peek();
        model.DeploymentRecommendation = new DeploymentRecommendation
        {
            RecommendationStatus = status,
            RealTimeInferenceRecommendations = status == "COMPLETED"
                ? [.. HintTypes.Select(t => new RealTimeInferenceRecommendation { RecommendationId = "r", InstanceType = t, Environment = new Dictionary<string, string> { ["B"] = "2", ["A"] = "1" } })]
                : null,
        };
        return model;
    }

    private CreateModelResponse CreateModel(CreateModelRequest request)
    {
        if (Models.ContainsKey(request.ModelName))
            throw AwsFaults.Validation($"Cannot create already existing model \"arn:aws:sagemaker:us-east-1:123456789012:model/{request.ModelName}\".");

        AddModel(request.ModelName, request.PrimaryContainer);
        return new CreateModelResponse();
    }

    private ListModelsResponse ListModels(ListModelsRequest request) => new()
    {
        Models = [.. Models.Values.Where(m => m.ModelName.Contains(request.NameContains, StringComparison.Ordinal))
            .Select(m => new ModelSummary { ModelName = m.ModelName, CreationTime = m.CreationTime })],
    };

    private CreateInferenceRecommendationsJobResponse CreateJob(CreateInferenceRecommendationsJobRequest request)
    {
        if (Jobs.ContainsKey(request.JobName))
            throw AwsFaults.InUse($"Job name must be unique: {request.JobName}");
        if (request.InputConfig.ModelName is { } model && !Models.ContainsKey(model))
            throw AwsFaults.Missing($"model \"{model}\"");

        Jobs[request.JobName] = new DescribeInferenceRecommendationsJobResponse
        {
            JobName = request.JobName,
            JobArn = $"arn:aws:sagemaker:us-east-1:123456789012:inference-recommendations-job/{request.JobName}",
            Status = Script[0],
            CreationTime = clock.GetUtcNow().UtcDateTime,
        };
        scripts[request.JobName] = new Queue<string>(Script);
        return new CreateInferenceRecommendationsJobResponse { JobArn = Jobs[request.JobName].JobArn };
    }

    private DescribeInferenceRecommendationsJobResponse DescribeJob(DescribeInferenceRecommendationsJobRequest request)
    {
        if (!Jobs.TryGetValue(request.JobName, out var job))
            throw AwsFaults.Of("ResourceNotFound", System.Net.HttpStatusCode.BadRequest, "Could not find job");

        job.Status = scripts[request.JobName].Count > 1 ? scripts[request.JobName].Dequeue() : scripts[request.JobName].Peek();
        if (job.Status == RecommendationJobStatus.COMPLETED)
            (job.CompletionTime, job.InferenceRecommendations, job.EndpointPerformances) =
                (job.CompletionTime ?? clock.GetUtcNow().UtcDateTime, Recommendations, Performance is null ? null : [Performance]);
        if (job.Status == RecommendationJobStatus.FAILED)
            job.FailureReason = FailureReason;
        return job;
    }

    private StopInferenceRecommendationsJobResponse StopJob(StopInferenceRecommendationsJobRequest request)
    {
        scripts[request.JobName] = new Queue<string>(["STOPPING", "STOPPED"]);
        return new StopInferenceRecommendationsJobResponse();
    }
}
