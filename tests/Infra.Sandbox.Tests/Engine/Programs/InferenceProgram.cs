using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Tests.Cloud;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Programs;

/// <summary>The iris pipeline behind an asynchronous endpoint that scales, written out without components.</summary>
internal sealed class InferenceProgram(SandboxAccount account)
{
    public string InstanceType { get; init; } = "ml.m5.xlarge";

    public string LastImage { get; init; } = "label";

    public int MaxCapacity { get; init; } = 2;

    public void Run()
    {
        var bucket = New("aws:s3/bucket:Bucket", "output", new() { ["forceDestroy"] = true });
        New("aws:s3/bucketVersioning:BucketVersioning", "output", new()
        {
            ["bucket"] = bucket.Bucket,
            ["versioningConfiguration"] = Map(("status", "Enabled")),
        });
        var role = New("aws:iam/role:Role", "role", new() { ["assumeRolePolicy"] = IrisAccount.Trust });
        var access = New("aws:iam/rolePolicy:RolePolicy", "access", new()
        {
            ["role"] = role.Name,
            ["policy"] = """{"Statement":[{"Effect":"Allow","Action":["s3:*","sns:Publish"],"Resource":"*"}]}""",
        });
        var model = New("aws:sagemaker/model:Model", "iris", new()
        {
            ["executionRoleArn"] = role.Arn,
            ["containers"] = new[] { Container("standardize", "standardize"), Container("softmax", "softmax"), Container("label", LastImage) },
            ["inferenceExecutionConfig"] = Map(("mode", "Serial")),
        }, new CustomResourceOptions { DependsOn = { access } });
        var success = New("aws:sns/topic:Topic", "success", []);
        var queue = New("aws:sqs/queue:Queue", "events", new() { ["visibilityTimeoutSeconds"] = 60 });
        New("aws:sqs/queuePolicy:QueuePolicy", "events", new()
        {
            ["queueUrl"] = queue.Url,
            ["policy"] = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""",
        });
        New("aws:sns/topicSubscription:TopicSubscription", "events", new()
        {
            ["topic"] = success.Arn,
            ["protocol"] = "sqs",
            ["endpoint"] = queue.Arn,
            ["rawMessageDelivery"] = true,
        });
        Serve(model, bucket, success, access);
    }

    private void Serve(AwsResource model, AwsResource bucket, AwsResource success, AwsResource access)
    {
        var config = New("aws:sagemaker/endpointConfiguration:EndpointConfiguration", "iris", new()
        {
            ["productionVariants"] = new[]
            {
                Map(("variantName", "AllTraffic"), ("modelName", model.Name), ("instanceType", InstanceType), ("initialInstanceCount", 1)),
            },
            ["asyncInferenceConfig"] = Map(
                ("clientConfig", Map(("maxConcurrentInvocationsPerInstance", 4))),
                ("outputConfig", Map(
                    ("s3OutputPath", Output.Format($"s3://{bucket.Bucket}/out")),
                    ("notificationConfig", Map(
                        ("successTopic", success.Arn), ("includeInferenceResponseIns", new[] { "SUCCESS_NOTIFICATION_TOPIC" })))))),
        });
        var endpoint = New("aws:sagemaker/endpoint:Endpoint", "iris", new() { ["endpointConfigName"] = config.Name }, new CustomResourceOptions
        {
            DependsOn = { access },
            Hooks = new ResourceHookBinding { BeforeUpdate = { new ResourceHook("deregister", Deregister) } },
        });
        var target = New("aws:appautoscaling/target:Target", "iris", new()
        {
            ["serviceNamespace"] = "sagemaker",
            ["scalableDimension"] = "sagemaker:variant:DesiredInstanceCount",
            ["resourceId"] = Output.Format($"endpoint/{endpoint.Name}/variant/AllTraffic"),
            ["minCapacity"] = 0,
            ["maxCapacity"] = MaxCapacity,
        }, new CustomResourceOptions { DeleteBeforeReplace = true, ReplacementTrigger = InstanceType });
        New("aws:appautoscaling/policy:Policy", "wake", new()
        {
            ["serviceNamespace"] = "sagemaker",
            ["scalableDimension"] = "sagemaker:variant:DesiredInstanceCount",
            ["resourceId"] = target.ResourceId,
            ["policyType"] = "StepScaling",
            ["stepScalingPolicyConfiguration"] = Map(
                ("adjustmentType", "ChangeInCapacity"), ("cooldown", 300), ("metricAggregationType", "Average"),
                ("stepAdjustments", new[] { Map(("metricIntervalLowerBound", "0"), ("scalingAdjustment", 1)) })),
        });
    }

    /// <summary>What a component's hook does: AWS refuses another instance type while the variant is a scalable target.</summary>
    private Task Deregister(ResourceHookArgs args, CancellationToken cancellationToken)
    {
        var target = new JsonObject
        {
            ["ServiceNamespace"] = "sagemaker",
            ["ScalableDimension"] = "sagemaker:variant:DesiredInstanceCount",
            ["ResourceId"] = $"endpoint/{args.OldOutputs!["name"]}/variant/AllTraffic",
        };
        try
        {
            account.ApplicationAutoScaling.Call("DeregisterScalableTarget", target);
        }
        catch (AwsException exception) when (exception.Code == "ObjectNotFoundException")
        {
            // Deregistered by a deployment that failed after that.
        }

        return Task.CompletedTask;
    }

    private static AwsResource New(string type, string name, Dictionary<string, object?> inputs, CustomResourceOptions? options = null) =>
        new(type, name, inputs, options);

    private static Dictionary<string, object?> Container(string name, string image) => Map(
        ("containerHostname", name), ("image", $"{IrisAccount.Registry}{image}:1"), ("modelDataUrl", $"{IrisAccount.Samples}/models/{name}/model.tar.gz"));

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
}
