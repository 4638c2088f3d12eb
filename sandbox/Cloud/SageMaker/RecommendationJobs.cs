using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Recommendations;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Inference Recommender jobs: their operations. What a job does is <see cref="RecommendationRun"/>.</summary>
internal sealed class RecommendationJobs(SandboxAccount account)
{
    private readonly RecommendationRun run = new(account);
    private readonly RecommendationJobRules rules = new(account);

    private Dictionary<string, RecommendationJob> All => account.State.SageMaker.RecommendationJobs;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateInferenceRecommendationsJob"] = Create;
        operations["DescribeInferenceRecommendationsJob"] = request => RecommendationDescription.Describe(Get(request));
        operations["StopInferenceRecommendationsJob"] = Stop;
        operations["ListInferenceRecommendationsJobs"] = List;
        operations["ListInferenceRecommendationsJobSteps"] = ListSteps;
        operations["GetScalingConfigurationRecommendation"] = request => ScalingRecommendation.Of(Get(request, "InferenceRecommendationsJobName"), request);
    }

    public void Resume()
    {
        foreach (var job in All.Values.Where(job => !job.HasEnded))
        {
            run.Schedule(job);
        }
    }

    private JsonObject Create(JsonObject request)
    {
        var name = request.Required("JobName");
        var arn = account.SageMakerArn("inference-recommendations-job", name);
        if (All.ContainsKey(name))
        {
            throw new AwsException("ResourceInUse", $"Job name must be unique within an AWS account and region, and a job with this name already exists ({arn})");
        }

        var subject = rules.Check(request);
        var job = new RecommendationJob
        {
            Name = name,
            Arn = arn,
            Request = request.Without("Tags"),
            Model = subject.Model,
            PayloadUrl = subject.PayloadUrl,
            ContentType = subject.ContentType,
            EndpointName = request.Object("InputConfig")!.Objects("Endpoints").FirstOrDefault()?.Text("EndpointName"),
            CreationTime = account.Now,
            LastModifiedTime = account.Now,
            Steps = [.. subject.Candidates.Select((candidate, index) => Step(name, candidate, index))],
        };
        All[name] = job;
        account.SageMaker.Tags.Set(arn, request);
        run.Begin(job);
        return new JsonObject { ["JobArn"] = arn };
    }

    private static BenchmarkStep Step(string job, Candidate candidate, int index) => new()
    {
        EndpointName = "sm-epc-simulated-" + S3Service.Sha256(System.Text.Encoding.UTF8.GetBytes($"{job}/{index}"))[..12],
        InstanceType = candidate.InstanceType,
        ServerlessConfig = candidate.ServerlessConfig,
        Environment = new Dictionary<string, string>(candidate.Environment, StringComparer.Ordinal),
        InferenceSpecificationName = candidate.InferenceSpecificationName,
    };

    private JsonObject Stop(JsonObject request)
    {
        var job = Get(request);
        if (job.HasEnded || job.Status == "STOPPING")
        {
            throw AwsException.Validation($"The inference recommendations job \"{job.Arn}\" cannot be stopped: its status is {job.Status}.");
        }

        run.Stop(job);
        return [];
    }

    private JsonObject List(JsonObject request)
    {
        var rows = All.Values
            .Where(job => Matches(job, request, "ModelNameEquals", "ModelName") && Matches(job, request, "ModelPackageVersionArnEquals", "ModelPackageVersionArn"))
            .Select(job => new ListRow(job.Name, job.CreationTime, job.LastModifiedTime, job.Status, RecommendationDescription.Summary(job)));
        return Listing.Page(rows, request, "InferenceRecommendationsJobs");
    }

    private static bool Matches(RecommendationJob job, JsonObject request, string filter, string member) =>
        request.Text(filter) is not { } wanted || job.Request.Object("InputConfig")!.Text(member) == wanted;

    private JsonObject ListSteps(JsonObject request)
    {
        var job = Get(request);
        var steps = job.Steps.Where(step => (request.Text("Status") ?? step.Status) == step.Status).Select(step => RecommendationDescription.Step(job, step));
        return Paging.Page(steps, request, "Steps", 10);
    }

    private RecommendationJob Get(JsonObject request, string member = "JobName")
    {
        var name = request.Required(member);
        return All.GetValueOrDefault(name)
            ?? throw new AwsException("ResourceNotFound", $"Could not find inference recommendations job \"{account.SageMakerArn("inference-recommendations-job", name)}\".");
    }
}
