using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.EndToEnd.Tests.Roots;

/// <summary>The sandbox's stack in other shapes than the one of its file.</summary>
internal static class Shapes
{
    /// <summary>A real-time endpoint in place of the asynchronous one, moved by canary; no batch transform.</summary>
    public static TestRoot RealTime(this TestRoot root) => root.Edited(file =>
    {
        file.Remove("infra:endpoint");
        file.Remove("infra:batch");
        file.Set("infra:realTimeEndpoint", Map("""
            {
              "instanceType": "ml.m5.xlarge", "initialInstanceCount": 2,
              "scaling": {"minCapacity": 2, "maxCapacity": 4, "maxInvocationsPerMinute": 1000},
              "update": {"strategy": "CANARY", "sizeType": "INSTANCE_COUNT", "size": 1, "waitIntervalInSeconds": 60, "terminationWaitInSeconds": 60}
            }
            """));
    });

    /// <summary>One container behind a serverless endpoint.</summary>
    public static TestRoot Serverless(this TestRoot root) => root.Edited(file =>
    {
        file.Remove("infra:endpoint");
        file.Remove("infra:realTimeEndpoint");
        file.Remove("infra:pipeline");
        file.Remove("infra:recommendation.container");
        file.Set("infra:model", Map("""
            {"container": {
              "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/softmax:1.0.0",
              "modelDataUrl": "s3://infra-samples-123456789012/iris/models/softmax/model.tar.gz",
              "environment": {"SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT": "text/csv"}
            }}
            """));
        file.Set("infra:serverlessEndpoint", Map("""
            {"memorySizeInMB": 2048, "maxConcurrency": 10, "provisionedConcurrency": 1, "scaling": {"enabled": true, "maxCapacity": 3}}
            """));
    });

    public static TestRoot Edited(this TestRoot root, Action<StackFile> edit)
    {
        var file = StackFile.Load(root.StackFile);
        edit(file);
        file.Save();
        return root;
    }

    private static JsonNode? Map(string json) => JsonNode.Parse(json);
}
