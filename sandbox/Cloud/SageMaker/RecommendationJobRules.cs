using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.Recommendations;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>What a job benchmarks.</summary>
internal sealed record BenchmarkSubject(JsonObject Model, string PayloadUrl, string? ContentType, IReadOnlyList<Candidate> Candidates);

/// <summary>What CreateInferenceRecommendationsJob refuses beyond the limits of single fields.</summary>
internal sealed class RecommendationJobRules(SandboxAccount account)
{
    private const int LongestJobSeconds = 18_000;

    public BenchmarkSubject Check(JsonObject request)
    {
        var input = request.Object("InputConfig")!;
        var modelName = input.Text("ModelName");
        var packageArn = input.Text("ModelPackageVersionArn");
        if (modelName is null == packageArn is null)
        {
            throw AwsException.Validation("Specify exactly one of ModelName and ModelPackageVersionArn in InputConfig.");
        }

        var package = packageArn is null ? null : account.SageMaker.ModelPackages.Get(packageArn).Request;
        var container = input.Object("ContainerConfig") ?? [];
        var model = SingleContainer(modelName, packageArn, request.Required("RoleArn"));
        CheckMandatory(container, package);
        CheckType(request, input);
        var candidates = Candidate.Of(input, container, package);
        CheckCandidates(candidates);
        if (input.Objects("Endpoints").FirstOrDefault()?.Required("EndpointName") is { } endpoint)
        {
            BenchmarkedEndpoint.Check(account, endpoint);
        }

        return new BenchmarkSubject(model, PayloadUrl(container, package), ContentType(container, package), candidates);
    }

    /// <summary>Inference Recommender is not known to support pipelines: AWS documents neither, so the sandbox does not pretend it does.</summary>
    private JsonObject SingleContainer(string? modelName, string? packageArn, string role)
    {
        var definition = modelName is null ? null : account.SageMaker.Models.Definition(modelName);
        var containers = definition is null ? ContainerPlan.OfPackage(account, packageArn!) : ContainerPlan.Resolve(account, definition);
        return containers.Count == 1
            ? new JsonObject { ["PrimaryContainer"] = containers[0].DeepClone(), ["ExecutionRoleArn"] = definition?.Text("ExecutionRoleArn") ?? role }
            : throw AwsException.Validation($"The model has {containers.Count} containers. Inference Recommender jobs are supported for models of one container; register the container to benchmark on its own.");
    }

    private static void CheckMandatory(JsonObject container, JsonObject? package)
    {
        var where = package is null ? "ContainerConfig" : $"the Model Package version {package.Int("ModelPackageVersion")}";
        var inner = package?.Object("InferenceSpecification")?.Objects("Containers").FirstOrDefault();
        if ((container.Text("Domain") ?? package?.Text("Domain")) is null)
        {
            throw Mandatory("Domain", where);
        }

        if ((container.Text("Framework") ?? inner?.Text("Framework")) is null)
        {
            throw Mandatory("Framework", where);
        }
    }

    private static AwsException Mandatory(string name, string where) =>
        AwsException.Validation($"Specify {name} in {where}. {name} is a mandatory parameter for the job.");

    private static string PayloadUrl(JsonObject container, JsonObject? package) =>
        container.Object("PayloadConfig")?.Text("SamplePayloadUrl") ?? package?.Text("SamplePayloadUrl")
            ?? throw Mandatory("SamplePayloadUrl", package is null ? "ContainerConfig.PayloadConfig" : "the model package version");

    /// <summary>Only the first of the supported content types is sent.</summary>
    private static string? ContentType(JsonObject container, JsonObject? package) =>
        container.Object("PayloadConfig")?.Texts("SupportedContentTypes").FirstOrDefault()
            ?? package?.Object("InferenceSpecification")?.Texts("SupportedContentTypes").FirstOrDefault();

    private static void CheckType(JsonObject request, JsonObject input)
    {
        var traffic = input.Object("TrafficPattern");
        var duration = input.Int("JobDurationInSeconds");
        if (duration > LongestJobSeconds)
        {
            throw AwsException.Validation($"JobDurationInSeconds must be less than or equal to {LongestJobSeconds}.");
        }

        if (request.Text("JobType") == "Default")
        {
            if (traffic is not null)
            {
                throw AwsException.Validation("TrafficPattern is supported only for jobs of type Advanced.");
            }

            return;
        }

        if (!input.Objects("EndpointConfigurations").Any())
        {
            throw AwsException.Validation("EndpointConfigurations is required for jobs of type Advanced.");
        }

        var stairs = traffic?.Object("Stairs");
        var total = traffic?.Objects("Phases").Sum(phase => phase.Int("DurationInSeconds") ?? 0) + (stairs?.Int("DurationInSeconds") * stairs?.Int("NumberOfSteps") ?? 0);
        if (total > (duration ?? LongestJobSeconds))
        {
            throw AwsException.Validation("Total Traffic duration (across) should not be more than Job duration.");
        }
    }

    private static void CheckCandidates(IReadOnlyList<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.InstanceType is null == candidate.ServerlessConfig is null)
            {
                throw AwsException.Validation("Each of EndpointConfigurations needs exactly one of InstanceType and ServerlessConfig.");
            }

            if (candidate.InstanceType?.StartsWith("ml.t2.", StringComparison.Ordinal) == true)
            {
                throw AwsException.Validation($"Burstable instance type {candidate.InstanceType} is not allowed.");
            }
        }
    }
}
