using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Scaling;

/// <summary>The policies of scalable targets; they go with their target.</summary>
internal sealed class ScalingPolicies(SandboxAccount account, ApplicationAutoScalingService service)
{
    private static readonly string[] Configurations = ["TargetTrackingScalingPolicyConfiguration", "StepScalingPolicyConfiguration"];

    private List<ScalingPolicy> All => account.State.Scaling.Policies;

    public JsonObject Put(JsonObject request)
    {
        var target = service.Target(request);
        var name = request.Required("PolicyName");
        var known = All.Find(policy => policy.Name == name && BelongsTo(policy, target));
        var type = request.Text("PolicyType") ?? known?.PolicyType ?? "StepScaling";
        if (known is not null && known.PolicyType != type)
        {
            throw AwsException.Validation($"The policy type of \"{name}\" cannot be changed from {known.PolicyType} to {type}.");
        }

        var policy = known ?? new ScalingPolicy
        {
            Name = name,
            ServiceNamespace = target.ServiceNamespace,
            ResourceId = target.ResourceId,
            ScalableDimension = target.ScalableDimension,
            PolicyType = type,
            Arn = account.Arn("autoscaling", $"scalingPolicy:{account.Ids.NextUuid()}:resource/{target.ServiceNamespace}/{target.ResourceId}:policyName/{name}"),
            CreationTime = account.Now,
        };
        policy.Configuration = request.Pick(Configurations);
        if (policy.Configuration.Count != 1)
        {
            throw AwsException.Validation($"Exactly one of {string.Join(" and ", Configurations)} is required.");
        }

        if (known is null)
        {
            All.Add(policy);
        }

        return new JsonObject { ["PolicyARN"] = policy.Arn, ["Alarms"] = new JsonArray() };
    }

    public JsonObject Delete(JsonObject request)
    {
        var target = service.Target(request);
        if (All.RemoveAll(policy => policy.Name == request.Text("PolicyName") && BelongsTo(policy, target)) == 0)
        {
            throw new AwsException("ObjectNotFoundException", $"No scaling policy found with name: {request.Text("PolicyName")}");
        }

        return [];
    }

    public JsonObject Describe(JsonObject request)
    {
        var names = request.Texts("PolicyNames").ToList();
        var found = All.Where(policy =>
            policy.ServiceNamespace == request.Text("ServiceNamespace")
            && (names.Count == 0 || names.Contains(policy.Name))
            && (request.Text("ResourceId") ?? policy.ResourceId) == policy.ResourceId);
        return Paging.Page(found.Select(Describe), request, "ScalingPolicies", 10);
    }

    public void ForgetOf(ScalableTarget target) => All.RemoveAll(policy => BelongsTo(policy, target));

    public bool HasStepPolicy(ScalableTarget target) => All.Exists(policy => BelongsTo(policy, target) && policy.PolicyType == "StepScaling");

    private static bool BelongsTo(ScalingPolicy policy, ScalableTarget target) =>
        policy.ResourceId == target.ResourceId && policy.ScalableDimension == target.ScalableDimension;

    private static JsonObject Describe(ScalingPolicy policy)
    {
        var described = policy.Configuration.Copy();
        described["PolicyARN"] = policy.Arn;
        described["PolicyName"] = policy.Name;
        described["ServiceNamespace"] = policy.ServiceNamespace;
        described["ResourceId"] = policy.ResourceId;
        described["ScalableDimension"] = policy.ScalableDimension;
        described["PolicyType"] = policy.PolicyType;
        described["Alarms"] = new JsonArray();
        described["CreationTime"] = policy.CreationTime.Epoch();
        return described;
    }
}
