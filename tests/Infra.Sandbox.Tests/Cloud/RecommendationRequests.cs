using System.Text.Json.Nodes;

namespace Infra.Sandbox.Tests.Cloud;

/// <summary>A job "rec" that benchmarks one container, asked for as a client does.</summary>
internal static class RecommendationRequests
{
    public const string Supported = ",\"SupportedInstanceTypes\":[\"ml.c5.xlarge\",\"ml.m5.xlarge\",\"ml.m5.large\"]";

    public static void Create(
        IrisAccount iris, string container = "standardize", string supported = Supported, string payload = IrisAccount.Samples + "/payload.tar.gz", string type = "Default", string extra = "", string model = "m", string outside = "")
    {
        iris.CreateSingle(model, container);
        iris.Call("CreateInferenceRecommendationsJob", $$"""
            {"JobName":"rec","JobType":"{{type}}","RoleArn":"{{IrisAccount.Role}}","InputConfig":{"ModelName":"{{model}}",
             "ContainerConfig":{"Domain":"MACHINE_LEARNING","Task":"CLASSIFICATION","Framework":"SAGEMAKER-SCIKIT-LEARN","FrameworkVersion":"1.2",
               "PayloadConfig":{"SamplePayloadUrl":"{{payload}}","SupportedContentTypes":["text/csv"]}{{supported}} }{{extra}} }{{outside}} }
            """);
    }

    public static JsonObject Describe(IrisAccount iris) => iris.Call("DescribeInferenceRecommendationsJob", """{"JobName":"rec"}""");
}
