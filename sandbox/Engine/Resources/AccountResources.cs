using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.ServiceModels;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>The types of resources that the account simulates; all others live in the state alone.</summary>
internal static partial class AccountResources
{
    public static Dictionary<string, IAccountResource> All(SandboxAccount account)
    {
        var endpoints = new EndpointResource(account);
        return new Dictionary<string, IAccountResource>(StringComparer.Ordinal)
        {
            ["aws:sagemaker/model:Model"] = new SageMakerResource(account, "Model", "name"),
            ["aws:sagemaker/endpointConfiguration:EndpointConfiguration"] =
                new EndpointConfigurationResource(account) { Renamed = [("KmsKeyId", "kmsKeyArn")] },
            ["aws:sagemaker/endpoint:Endpoint"] = endpoints,
            ["aws:sagemaker/modelPackageGroup:ModelPackageGroup"] = new SageMakerResource(account, "ModelPackageGroup", "modelPackageGroupName"),
            ["aws-native:sagemaker:ModelPackage"] = new ModelPackageResource(account),
            ["aws:appautoscaling/target:Target"] = new ScalableTargetResource(account, endpoints),
            ["aws:appautoscaling/policy:Policy"] = ScalingPolicy(account),
            ["aws:s3/bucket:Bucket"] = Bucket(account),
            ["aws:s3/bucketObjectv2:BucketObjectv2"] = BucketObject(account),
            ["aws:sns/topic:Topic"] = Topic(account),
            ["aws:sns/topicPolicy:TopicPolicy"] = TopicPolicy(account),
            ["aws:sns/topicSubscription:TopicSubscription"] = TopicSubscription(account),
            ["aws:sqs/queue:Queue"] = Queue(account),
            ["aws:sqs/queuePolicy:QueuePolicy"] = QueuePolicy(account),
            ["aws:iam/role:Role"] = Role(account),
            ["aws:iam/rolePolicy:RolePolicy"] = RolePolicy(account),
            ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = RolePolicyAttachment(account),
        };
    }

    private static ImmediateResource ScalingPolicy(SandboxAccount account)
    {
        var requests = new WireRequests(ServiceModel.ApplicationAutoScaling);
        JsonObject Call(string operation, MapValue outputs) =>
            account.ApplicationAutoScaling.Call(operation, requests.Create(operation, outputs, ("PolicyName", "name")));
        MapValue Put(MapValue outputs)
        {
            var response = Call("PutScalingPolicy", outputs);
            var alarms = response.Objects("Alarms").Select(alarm => (PropertyValue)alarm.Required("AlarmARN"));
            return outputs.Set("arn", response.Required("PolicyARN")).Set("alarmArns", new ArrayValue([.. alarms]));
        }

        return new ImmediateResource(
            create: Put,
            exists: outputs => account.ApplicationAutoScaling.Call("DescribeScalingPolicies", new JsonObject
            {
                ["ServiceNamespace"] = outputs.Text("serviceNamespace"),
                ["ResourceId"] = outputs.Text("resourceId"),
                ["PolicyNames"] = new JsonArray(outputs.Text("name")),
            }).Objects("ScalingPolicies").Any(),
            delete: outputs => Call("DeleteScalingPolicy", outputs),
            update: (_, outputs) => Put(outputs));
    }
}
