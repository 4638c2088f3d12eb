using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Samples;
using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Planning;
using Pulumi;

namespace Infra.EndToEnd.Tests.Models;

/// <summary>A sandbox account with the iris samples, and deployments of components to it.</summary>
internal sealed class ModelAccount : IDisposable
{
    private const string StackName = "models";

    private static readonly Dictionary<string, string> NoConfig = [];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infra-models-");
    private readonly SandboxAccount account = new();

    public ModelAccount() => SampleSeeder.Seed(account, Path.Combine(AppContext.BaseDirectory, "Root", "samples", "iris"));

    public static string Image(string step, string tag = "1") => $"123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/{step}:{tag}";

    public string Artefact(string step) => $"s3://{SampleSeeder.Bucket(account)}/iris/models/{step}/model.tar.gz";

    public void Dispose()
    {
        account.Dispose();
        folder.Delete(recursive: true);
    }

    public void Put(string bucket, params string[] keys)
    {
        account.S3.CreateBucket(bucket);
        foreach (var key in keys)
        {
            account.S3.PutObject(bucket, key, "content"u8.ToArray());
        }
    }

    public JsonObject Call(string operation, params (string Name, string Value)[] request) =>
        account.SageMaker.Call(operation, new JsonObject(request.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value))));

    public IReadOnlyList<string> Versions(string group) =>
        [.. Call("ListModelPackages", ("ModelPackageGroupName", group))["ModelPackageSummaryList"]!.AsArray().Select(row => (string)row!["ModelPackageArn"]!).Order(StringComparer.Ordinal)];

    public JsonObject Version(string arn) => Call("DescribeModelPackage", ("ModelPackageName", arn));

    public async Task<DeploymentResult> DeployAsync(Action<ComponentResourceOptions> content)
    {
        var result = await UpAsync(content);
        Assert.Empty(result.Failures);
        return result;
    }

    public Task<DeploymentResult> UpAsync(Action<ComponentResourceOptions> content) =>
        Engine().UpAsync(SandboxProgram.Create(options => new ModelStack(options, content)), NoConfig);

    public Task<DeploymentResult> DestroyAsync() => Engine().DestroyAsync(program: null, NoConfig);

    /// <summary>What a deployment did, as <c>Replace iris</c>.</summary>
    public static string[] Changes(DeploymentResult result) =>
        [.. result.Steps.Where(step => step is { Custom: true, Operation: not (StepOperation.Same or StepOperation.Read) }).Select(step => $"{step.Operation} {step.Name}")];

    private SandboxEngine Engine() =>
        new(account, new EngineOptions { StackName = StackName, StatePath = Path.Combine(folder.FullName, "state.json") }, TimeProvider.System);

    private sealed class ModelStack : Stack
    {
        public ModelStack(StackOptions options, Action<ComponentResourceOptions> content)
            : base(options) => content(new ComponentResourceOptions { Parent = this });
    }
}
