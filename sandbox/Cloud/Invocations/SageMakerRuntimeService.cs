using System.Text;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.SageMaker;
using Infra.Sandbox.Cloud.ServiceModels;

namespace Infra.Sandbox.Cloud.Invocations;

/// <summary>Invocations of endpoints, synchronous and asynchronous.</summary>
public sealed class SageMakerRuntimeService : IDisposable
{
    private const int LargestBody = 6_291_456;
    private readonly SandboxAccount account;
    private readonly AsyncQueue queue;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromHours(1) };
    private readonly VariantChoice choice = new();

    internal SageMakerRuntimeService(SandboxAccount account)
    {
        this.account = account;
        Pipelines = new Pipelines(account, http);
        queue = new AsyncQueue(account);
    }

    internal Pipelines Pipelines { get; }

    /// <summary>Sends a request through the endpoint's containers and waits for the answer.</summary>
    /// <exception cref="AwsException">ValidationError; ModelError (424) naming the container that failed.</exception>
    public async Task<InvokeEndpointResult> InvokeEndpointAsync(InvokeEndpointRequest request, CancellationToken cancellationToken = default)
    {
        account.Scheduler.RunDue();
        EndpointVariant variant;
        lock (account.Gate)
        {
            var endpoint = InService(request.EndpointName);
            if (account.SageMaker.Endpoints.IsAsync(endpoint))
            {
                throw ValidationError($"Endpoint {endpoint.EndpointName} of account {account.Options.AccountId} is an asynchronous endpoint. Use InvokeEndpointAsync.");
            }

            if (request.Body.Length > LargestBody)
            {
                throw ValidationError($"1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have length less than or equal to {LargestBody}");
            }

            variant = choice.Choose(endpoint, request.TargetVariant);
        }

        var container = new ContainerRequest(request.Body, request.ContentType, request.Accept, request.CustomAttributes);
        try
        {
            var pipeline = Pipelines.Get(variant.Model);
            CheckTarget(pipeline, request.TargetContainerHostname);
            var response = await pipeline.InvokeAsync(container, request.TargetContainerHostname, cancellationToken);
            return new InvokeEndpointResult(response.Body, response.ContentType, variant.VariantName);
        }
        catch (ModelInvocationException exception)
        {
            throw new AwsException("ModelError", $"{exception.Message} See {LogAddress(request.EndpointName)} in account {account.Options.AccountId} for more information.", 424)
            {
                OriginalStatusCode = exception.OriginalStatus,
                OriginalMessage = Encoding.UTF8.GetString(exception.OriginalBody),
            };
        }
    }

    /// <summary>Accepts a request whose input lies in S3; its result appears in S3 later.</summary>
    /// <exception cref="AwsException">ValidationError.</exception>
    public InvokeEndpointAsyncResult InvokeEndpointAsync(InvokeEndpointAsyncRequest request)
    {
        account.Scheduler.RunDue();
        Validate(request);
        lock (account.Gate)
        {
            var endpoint = InService(request.EndpointName);
            var config = account.SageMaker.Endpoints.AsyncConfig(endpoint)
                ?? throw ValidationError($"Endpoint {endpoint.EndpointName} of account {account.Options.AccountId} is not an asynchronous endpoint. Use InvokeEndpoint.");
            return queue.Add(endpoint, config, request);
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    internal void Dispatch(string endpointName) => queue.Dispatch(endpointName);

    internal void Resume() => queue.Resume();

    internal static AwsException ValidationError(string message) => new("ValidationError", message);

    private static void Validate(InvokeEndpointAsyncRequest request)
    {
        var wire = new JsonObject { ["EndpointName"] = request.EndpointName, ["InputLocation"] = request.InputLocation }
            .With("ContentType", request.ContentType)
            .With("Accept", request.Accept)
            .With("CustomAttributes", request.CustomAttributes)
            .With("InferenceId", request.InferenceId)
            .With("RequestTTLSeconds", request.RequestTtlSeconds)
            .With("InvocationTimeoutSeconds", request.InvocationTimeoutSeconds)
            .With("S3OutputPathExtension", request.S3OutputPathExtension)
            .With("Filename", request.Filename);
        try
        {
            new RequestValidator(ServiceModel.Runtime).Validate("InvokeEndpointAsync", wire);
        }
        catch (AwsException exception)
        {
            throw ValidationError(exception.Message);
        }
    }

    private static void CheckTarget(Pipeline pipeline, string? target)
    {
        if (pipeline.IsDirect && !pipeline.Names.Contains(target))
        {
            throw ValidationError($"TargetContainerHostname \"{target}\" is none of the containers {string.Join(", ", pipeline.Names)} of this endpoint in Direct mode.");
        }

        if (!pipeline.IsDirect && target is not null)
        {
            throw ValidationError("TargetContainerHostname is supported only for models with the inference execution mode Direct.");
        }
    }

    private Endpoint InService(string name)
    {
        var endpoint = account.SageMaker.Endpoints.Find(name) ?? throw ValidationError($"Endpoint {name} of account {account.Options.AccountId} not found.");
        return endpoint.Status is "InService" or "Updating" or "SystemUpdating" or "RollingBack"
            ? endpoint
            : throw ValidationError($"Endpoint {endpoint.EndpointName} of account {account.Options.AccountId} is not in service: its status is {endpoint.Status}.");
    }

    private string LogAddress(string endpoint) =>
        $"https://{account.Options.Region}.console.aws.amazon.com/cloudwatch/home?region={account.Options.Region}#logEventViewer:group=/aws/sagemaker/Endpoints/{endpoint}";
}
