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
        Recording.On<DescribeModelRequest, DescribeModelResponse>(r => Models.GetValueOrDefault(r.ModelName) ?? throw AwsFaults.Missing($"model \"{r.ModelName}\""));
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

    /// <summary>The statuses a new job goes through.</summary>
    public string[] Script { get; set; } = ["PENDING", "IN_PROGRESS", "COMPLETED"];

    public string? FailureReason { get; set; }

    public void AddModel(string name, params ContainerDefinition[] containers) => Models[name] = new DescribeModelResponse
    {
        ModelName = name,
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

    public IEnumerable<string> TemporaryModels => Models.Keys.Where(n => n.StartsWith("infra-benchmark-", StringComparison.Ordinal));

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
            (job.CompletionTime, job.InferenceRecommendations) = (job.CompletionTime ?? clock.GetUtcNow().UtcDateTime, Recommendations);
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
