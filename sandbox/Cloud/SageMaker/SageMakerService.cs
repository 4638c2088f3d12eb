using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.ServiceModels;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>The SageMaker control plane.</summary>
public sealed class SageMakerService
{
    private readonly SandboxAccount account;
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal);

    internal SageMakerService(SandboxAccount account)
    {
        this.account = account;
        Tags = new Tags(account);
        Models = new Models(account);
        EndpointConfigs = new EndpointConfigs(account);
        Endpoints = new Endpoints(account);
        ModelPackages = new ModelPackages(account);
        TransformJobs = new TransformJobs(account);
        RecommendationJobs = new RecommendationJobs(account);
        Tags.Register(operations);
        Models.Register(operations);
        EndpointConfigs.Register(operations);
        Endpoints.Register(operations);
        ModelPackages.Register(operations);
        new ModelPackageGroups(account).Register(operations);
        TransformJobs.Register(operations);
        RecommendationJobs.Register(operations);
        new AutoMLJobs(account).Register(operations);
    }

    internal Tags Tags { get; }

    internal Models Models { get; }

    internal EndpointConfigs EndpointConfigs { get; }

    internal Endpoints Endpoints { get; }

    internal ModelPackages ModelPackages { get; }

    internal TransformJobs TransformJobs { get; }

    internal RecommendationJobs RecommendationJobs { get; }

    /// <summary>Runs an operation by its name, with a wire-shaped request, such as <c>CreateModel</c> with PascalCase members.</summary>
    /// <returns>The wire-shaped response; empty for operations without output.</returns>
    /// <exception cref="AwsException">With SageMaker's codes and messages; UnknownOperationException for what is not served.</exception>
    public JsonObject Call(string operation, JsonObject request)
    {
        account.Scheduler.RunDue();
        if (!operations.TryGetValue(operation, out var handler))
        {
            throw AwsException.UnknownOperation("SageMaker", operation);
        }

        new RequestValidator(ServiceModel.SageMaker).Validate(operation, request);
        lock (account.Gate)
        {
            return handler(request);
        }
    }

    /// <summary>Makes a finished AutoML job known, so that it can be described; the sandbox runs none.</summary>
    /// <param name="description">What DescribeAutoMLJob or DescribeAutoMLJobV2 answers, at least with AutoMLJobName and AutoMLJobStatus.</param>
    public void AddAutoMLJob(JsonObject description)
    {
        lock (account.Gate)
        {
            account.State.SageMaker.AutoMLJobs[description.Required("AutoMLJobName")] = description.Copy();
        }
    }

    /// <summary>Takes up the transitions and jobs a loaded account was in the middle of.</summary>
    internal void Resume()
    {
        Endpoints.Resume();
        TransformJobs.Resume();
        RecommendationJobs.Resume();
    }
}
