using System.Text;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Samples;
using Infra.Testing;

namespace Infra.Sandbox.Tests.Cloud;

/// <summary>An account with the iris samples, a bucket for outputs, a role that may use both, and a clock that the test drives.</summary>
internal sealed class IrisAccount : IDisposable
{
    public const string Role = "arn:aws:iam::123456789012:role/execution";
    public const string Samples = "s3://infra-samples-123456789012/iris";
    public const string Registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/";
    public const string Trust = """{"Statement":{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    public IrisAccount()
    {
        Account = new SandboxAccount(new SandboxOptions { SpeedUp = 1 }, Time);
        SampleSeeder.Seed(Account, Repository.IrisSamples);
        Account.S3.CreateBucket("results");
        Account.Iam.CreateRole("execution", Trust);
        Allow("s3:*", "*");
    }

    public ManualTimeProvider Time { get; } = new();

    public SandboxAccount Account { get; }

    public static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    public void Dispose() => Account.Dispose();

    public JsonObject Call(string operation, string request) => Account.SageMaker.Call(operation, Json(request));

    public AwsException Refusal(string operation, string request) => Assert.Throws<AwsException>(() => Call(operation, request));

    public void Allow(string action, string resource) =>
        Account.Iam.PutRolePolicy("execution", action.Replace(":*", "", StringComparison.Ordinal).Replace(':', '-'), $$"""{"Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""");

    public static string Container(string name) =>
        $$"""{"ContainerHostname":"{{name}}","Image":"{{Registry}}{{name}}:1","ModelDataUrl":"{{Samples}}/models/{{name}}/model.tar.gz"}""";

    public void CreatePipeline(string name = "iris", string mode = "Serial") =>
        Call("CreateModel", $$"""
            {"ModelName":"{{name}}","ExecutionRoleArn":"{{Role}}","InferenceExecutionConfig":{"Mode":"{{mode}}"},
             "Containers":[{{Container("standardize")}},{{Container("softmax")}},{{Container("label")}}]}
            """);

    public void CreateSingle(string name, string container) =>
        Call("CreateModel", $$"""{"ModelName":"{{name}}","ExecutionRoleArn":"{{Role}}","PrimaryContainer":{{Container(container)}}}""");

    public void CreateConfig(string name, string model = "iris", string type = "ml.m5.xlarge", string extra = "", int count = 1) =>
        Call("CreateEndpointConfig", $$"""
            {"EndpointConfigName":"{{name}}","ProductionVariants":[{"VariantName":"AllTraffic","ModelName":"{{model}}","InstanceType":"{{type}}","InitialInstanceCount":{{count}}}]{{extra}}}
            """);

    public void CreateServerlessConfig(string name, string model = "softmax", string serverless = "\"MemorySizeInMB\":2048,\"MaxConcurrency\":5", string extra = "") =>
        Call("CreateEndpointConfig", $$"""
            {"EndpointConfigName":"{{name}}","ProductionVariants":[{"VariantName":"AllTraffic","ModelName":"{{model}}","ServerlessConfig":{ {{serverless}} } }]{{extra}}}
            """);

    /// <summary>Topics ok and err with a queue behind both, and an asynchronous configuration that uses them.</summary>
    public void CreateAsyncConfig(string name = "async", string type = "ml.m5.xlarge", string outputExtra = "", string notificationExtra = "")
    {
        var ok = Account.Sns.CreateTopic("ok");
        var error = Account.Sns.CreateTopic("err");
        Account.Sqs.CreateQueue("events", new Dictionary<string, string>
        {
            ["Policy"] = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""",
        });
        var raw = new Dictionary<string, string> { ["RawMessageDelivery"] = "true" };
        Account.Sns.Subscribe(ok, "sqs", Account.Sqs.QueueArn("events"), raw);
        Account.Sns.Subscribe(error, "sqs", Account.Sqs.QueueArn("events"), raw);
        Allow("sns:Publish", "*");
        CreateConfig(name, type: type, extra: $$"""
            ,"AsyncInferenceConfig":{"ClientConfig":{"MaxConcurrentInvocationsPerInstance":2},"OutputConfig":{"S3OutputPath":"s3://results/ok","S3FailurePath":"s3://results/failed"{{outputExtra}},
              "NotificationConfig":{"SuccessTopic":"{{ok}}","ErrorTopic":"{{error}}"{{notificationExtra}} } } }
            """);
    }

    public void CreateEndpoint(string name = "Iris-Live", string config = "async")
    {
        Call("CreateEndpoint", $$"""{"EndpointName":"{{name}}","EndpointConfigName":"{{config}}"}""");
        Time.Advance(TimeSpan.FromMinutes(5));
    }

    public string Status(string endpoint = "Iris-Live") => (string)Call("DescribeEndpoint", $$"""{"EndpointName":"{{endpoint}}"}""")["EndpointStatus"]!;

    public string Text(string bucket, string key) => Encoding.UTF8.GetString(Account.S3.GetObject(bucket, key).Content);

    public void Put(string bucket, string key, string text, string? contentType = null) => Account.S3.PutObject(bucket, key, Encoding.UTF8.GetBytes(text), contentType);

    /// <summary>Takes all messages of the queue behind the topics, oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> NotificationsAsync()
    {
        var messages = await Account.Sqs.ReceiveMessageAsync("events", 10, TimeSpan.Zero);
        foreach (var message in messages)
        {
            Account.Sqs.DeleteMessage("events", message.ReceiptHandle);
        }

        return [.. messages.Select(message => Json(message.Body))];
    }
}
