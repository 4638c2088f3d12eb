using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.BatchInference;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.BatchInference;

/// <summary>As much of an account as a batch run touches. A job goes through the statuses of a script and writes what it is told to.</summary>
internal sealed class BatchAccount
{
    public const string Definition = """
        {"ModelName":"pipe-1a2b","MaxConcurrentTransforms":4,"MaxPayloadInMB":6,"BatchStrategy":"MultiRecord",
         "ModelClientConfig":{"InvocationsTimeoutInSeconds":600,"InvocationsMaxRetries":3},"Environment":{"LOG":"1"},
         "TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://data/in/"}},"ContentType":"text/csv","SplitType":"Line"},
         "TransformOutput":{"S3OutputPath":"s3://results/batch/{jobName}","Accept":"text/csv","AssembleWith":"Line"},
         "TransformResources":{"InstanceType":"ml.m5.xlarge","InstanceCount":1},
         "DataProcessing":{"InputFilter":"$[1:]","OutputFilter":"$[0,-1]","JoinSource":"Input"},"Tags":[{"Key":"team","Value":"ml"}]}
        """;

    private readonly Queue<string> statuses = new();

    public BatchAccount()
    {
        Recording.On<CreateTransformJobRequest, CreateTransformJobResponse>(Create);
        Recording.On<DescribeTransformJobRequest, DescribeTransformJobResponse>(Describe);
        Recording.On<StopTransformJobRequest, StopTransformJobResponse>(_ => new StopTransformJobResponse());
    }

    public ManualTimeProvider Clock { get; } = new() { AutoAdvance = true };

    public InMemoryS3 S3 { get; } = new();

    public RecordingClient<IAmazonSageMaker> Recording { get; } = RecordingClient<IAmazonSageMaker>.New();

    public EventLog<BatchEvent> Log { get; } = new();

    public Dictionary<string, DescribeTransformJobResponse> Jobs { get; } = new(StringComparer.Ordinal);

    public string[] Script { get; set; } = ["InProgress", "InProgress", "Completed"];

    /// <summary>The names of the results that the job writes below its output path.</summary>
    public string[] Results { get; set; } = ["a.csv.out", "b.csv.out"];

    public string? FailureReason { get; set; }

    public BatchRunner Runner => new(Recording.Client, S3.Client, Clock);

    public Task<BatchReport> RunAsync(
        string definition = Definition, Func<BatchRequest, BatchRequest>? change = null, CancellationToken cancellation = default)
    {
        var request = new BatchRequest { Definition = BatchJobDefinition.Parse(definition) };
        return Runner.RunAsync(change?.Invoke(request) ?? request, Log, cancellation);
    }

    private CreateTransformJobResponse Create(CreateTransformJobRequest request)
    {
        if (Jobs.ContainsKey(request.TransformJobName))
            throw AwsFaults.InUse("Job name must be unique within an AWS account and region, and a job with this name already exists.");

        foreach (var status in Script)
            statuses.Enqueue(status);
        Jobs[request.TransformJobName] = new DescribeTransformJobResponse
        {
            TransformJobName = request.TransformJobName,
            TransformJobArn = $"arn:aws:sagemaker:us-east-1:123456789012:transform-job/{request.TransformJobName}",
            ModelName = request.ModelName,
            TransformOutput = request.TransformOutput,
            CreationTime = Clock.GetUtcNow().UtcDateTime,
        };
        return new CreateTransformJobResponse();
    }

    private DescribeTransformJobResponse Describe(DescribeTransformJobRequest request)
    {
        if (!Jobs.TryGetValue(request.TransformJobName, out var job))
            throw AwsFaults.Validation($"Could not find requested job with name: {request.TransformJobName}");

        job.TransformJobStatus = statuses.Count > 1 ? statuses.Dequeue() : statuses.Peek();
        if (job.TransformJobStatus == TransformJobStatus.InProgress)
            return job;

        (job.FailureReason, job.TransformEndTime) = (FailureReason, Clock.GetUtcNow().UtcDateTime);
        foreach (var result in Results)
            S3.Put($"{job.TransformOutput.S3OutputPath["s3://".Length..]}/{result}", $"content of {result}");
        return job;
    }
}
