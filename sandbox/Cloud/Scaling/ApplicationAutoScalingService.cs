using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.SageMaker;
using Infra.Sandbox.Cloud.ServiceModels;

namespace Infra.Sandbox.Cloud.Scaling;

/// <summary>Scalable targets and scaling policies of endpoint variants. Alarms are not modelled: policies are kept, not executed.</summary>
public sealed class ApplicationAutoScalingService
{
    private const string InstanceCount = "sagemaker:variant:DesiredInstanceCount";
    private const string ProvisionedConcurrency = "sagemaker:variant:DesiredProvisionedConcurrency";

    private readonly SandboxAccount account;
    private readonly ScalingPolicies policies;

    internal ApplicationAutoScalingService(SandboxAccount account)
    {
        this.account = account;
        policies = new ScalingPolicies(account, this);
    }

    private List<ScalableTarget> Targets => account.State.Scaling.Targets;

    /// <summary>Runs an operation of the service by its name, with a wire-shaped request.</summary>
    /// <exception cref="AwsException">ValidationException, ObjectNotFoundException, UnknownOperationException.</exception>
    public JsonObject Call(string operation, JsonObject request)
    {
        account.Scheduler.RunDue();
        new RequestValidator(ServiceModel.ApplicationAutoScaling).Validate(operation, request);
        lock (account.Gate)
        {
            return operation switch
            {
                "RegisterScalableTarget" => Register(request),
                "DeregisterScalableTarget" => Deregister(request),
                "DescribeScalableTargets" => Describe(request),
                "PutScalingPolicy" => policies.Put(request),
                "DeleteScalingPolicy" => policies.Delete(request),
                "DescribeScalingPolicies" => policies.Describe(request),
                _ => throw AwsException.UnknownOperation("Application Auto Scaling", operation),
            };
        }
    }

    internal static string VariantResource(string endpoint, string variant) => $"endpoint/{endpoint}/variant/{variant}";

    internal ScalableTarget? FindVariant(string endpoint, string variant) => Targets.Find(target => target.ResourceId == VariantResource(endpoint, variant));

    /// <summary>Whether a variant without instances may get one: it is a scalable target with a step policy.</summary>
    internal bool CanWake(string endpoint, string variant) =>
        FindVariant(endpoint, variant) is { MaxCapacity: > 0 } target && policies.HasStepPolicy(target);

    internal void ForgetVariant(string endpoint, string variant)
    {
        if (FindVariant(endpoint, variant) is { } target)
        {
            Forget(target);
        }
    }

    internal ScalableTarget Target(JsonObject request) => Find(request) ?? throw new AwsException(
        "ObjectNotFoundException",
        $"No scalable target found for service namespace: {request.Text("ServiceNamespace")}, resource ID: {request.Text("ResourceId")}, scalable dimension: {request.Text("ScalableDimension")}");

    internal ScalableTarget? Find(JsonObject request) => Targets.Find(target =>
        target.ServiceNamespace == request.Text("ServiceNamespace")
        && target.ResourceId == request.Text("ResourceId")
        && target.ScalableDimension == request.Text("ScalableDimension"));

    private JsonObject Register(JsonObject request)
    {
        var known = Find(request);
        var min = request.Int("MinCapacity") ?? known?.MinCapacity ?? throw AwsException.Validation("MinCapacity is required to register a new scalable target.");
        var max = request.Int("MaxCapacity") ?? known?.MaxCapacity ?? throw AwsException.Validation("MaxCapacity is required to register a new scalable target.");
        if (min > max)
        {
            throw AwsException.Validation("Maximum capacity cannot be less than minimum capacity");
        }

        CheckVariant(request, min);
        var target = known ?? new ScalableTarget
        {
            ServiceNamespace = request.Required("ServiceNamespace"),
            ResourceId = request.Required("ResourceId"),
            ScalableDimension = request.Required("ScalableDimension"),
            Arn = account.Arn("application-autoscaling", "scalable-target/" + account.Ids.NextHex(12)),
            CreationTime = account.Now,
        };
        (target.MinCapacity, target.MaxCapacity) = (min, max);
        target.SuspendedState = request.Object("SuspendedState")?.Copy() ?? target.SuspendedState;
        target.RoleArn = request.Text("RoleARN") ?? target.RoleArn;
        if (known is null)
        {
            Targets.Add(target);
        }

        return new JsonObject { ["ScalableTargetARN"] = target.Arn };
    }

    /// <summary>The variant must be there and in service; below one instance only asynchronous endpoints may go.</summary>
    private void CheckVariant(JsonObject request, int min)
    {
        var (id, dimension) = (request.Required("ResourceId"), request.Text("ScalableDimension"));
        if (request.Text("ServiceNamespace") != "sagemaker" || dimension is not (InstanceCount or ProvisionedConcurrency))
        {
            throw AwsException.Validation($"The sandbox scales only the service namespace sagemaker with the dimensions {InstanceCount} and {ProvisionedConcurrency}.");
        }

        var parts = id.Split('/');
        var endpoint = parts is ["endpoint", var name, "variant", _] ? account.SageMaker.Endpoints.Find(name) : null;
        if (endpoint?.Variants.Find(variant => variant.VariantName == parts[3]) is not { } variant)
        {
            throw AwsException.Validation($"SageMaker endpoint variant not found for resource ID: {id}");
        }

        if (endpoint.Status != "InService")
        {
            throw AwsException.Validation($"Endpoint \"{endpoint.EndpointName}\" is {endpoint.Status}; a variant can be registered only when its endpoint is InService.");
        }

        if (dimension == (variant.Serverless is null ? ProvisionedConcurrency : InstanceCount))
        {
            throw AwsException.Validation($"The scalable dimension {dimension} is not supported for {(variant.Serverless is null ? "an instance-based" : "a serverless")} variant.");
        }

        CheckMinimum(endpoint, variant, min);
    }

    private void CheckMinimum(Endpoint endpoint, EndpointVariant variant, int min)
    {
        if (variant.Serverless is { } serverless && serverless.Int("ProvisionedConcurrency") is null)
        {
            throw AwsException.Validation($"Variant \"{variant.VariantName}\" has no provisioned concurrency to scale.");
        }

        if (min < 1 && !account.SageMaker.Endpoints.IsAsync(endpoint))
        {
            throw AwsException.Validation("Minimum capacity must be 1 or higher for a variant of an endpoint that is not asynchronous.");
        }
    }

    private JsonObject Deregister(JsonObject request)
    {
        Forget(Target(request));
        return [];
    }

    private void Forget(ScalableTarget target)
    {
        Targets.Remove(target);
        policies.ForgetOf(target);
    }

    private JsonObject Describe(JsonObject request)
    {
        var ids = request.Texts("ResourceIds").ToList();
        var found = Targets.Where(target =>
            target.ServiceNamespace == request.Text("ServiceNamespace")
            && (ids.Count == 0 || ids.Contains(target.ResourceId))
            && (request.Text("ScalableDimension") ?? target.ScalableDimension) == target.ScalableDimension);
        return Paging.Page(found.Select(Describe), request, "ScalableTargets", 50);
    }

    private JsonObject Describe(ScalableTarget target) => new()
    {
        ["ServiceNamespace"] = target.ServiceNamespace,
        ["ResourceId"] = target.ResourceId,
        ["ScalableDimension"] = target.ScalableDimension,
        ["MinCapacity"] = target.MinCapacity,
        ["MaxCapacity"] = target.MaxCapacity,
        ["RoleARN"] = target.RoleArn
            ?? $"arn:aws:iam::{account.Options.AccountId}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint",
        ["CreationTime"] = target.CreationTime.Epoch(),
        ["SuspendedState"] = target.SuspendedState?.Copy() ?? new JsonObject
        {
            ["DynamicScalingInSuspended"] = false,
            ["DynamicScalingOutSuspended"] = false,
            ["ScheduledScalingSuspended"] = false,
        },
        ["ScalableTargetARN"] = target.Arn,
    };
}
