using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Invocations;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class PersistenceTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("infra-sandbox-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task LoadAsync_NoAccountThere_IsEmpty()
    {
        using var account = await SandboxAccount.LoadAsync(Path.Combine(directory, "none"));
        Assert.Empty(account.S3.ListBuckets());
    }

    [Fact]
    public async Task SaveAndLoad_WholeAccount_GoesOnWhereItWas()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.CreateEndpoint();
        iris.CreateSingle("single", "standardize");
        iris.Account.ApplicationAutoScaling.Call("RegisterScalableTarget", IrisAccount.Json("""
            {"ServiceNamespace":"sagemaker","ResourceId":"endpoint/Iris-Live/variant/AllTraffic","ScalableDimension":"sagemaker:variant:DesiredInstanceCount","MinCapacity":0,"MaxCapacity":2}
            """));
        iris.Call("CreateTransformJob", $$"""
            {"TransformJobName":"job","ModelName":"iris","TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"{{IrisAccount.Samples}}/batch/"} },"ContentType":"text/csv","SplitType":"Line"},
             "TransformOutput":{"S3OutputPath":"s3://results/batch"},"TransformResources":{"InstanceType":"ml.m5.xlarge","InstanceCount":1} }
            """);
        iris.Call("CreateInferenceRecommendationsJob", $$"""
            {"JobName":"rec","JobType":"Default","RoleArn":"{{IrisAccount.Role}}","InputConfig":{"ModelName":"single","ContainerConfig":{"Domain":"D","Framework":"F",
             "PayloadConfig":{"SamplePayloadUrl":"{{IrisAccount.Samples}}/payload.tar.gz","SupportedContentTypes":["text/csv"]} } } }
            """);
        var accepted = iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", IrisAccount.Samples + "/requests/one.csv"));
        await iris.Account.SaveAsync(directory);

        using var loaded = await SandboxAccount.LoadAsync(directory, iris.Account.Options, iris.Time);
        iris.Time.Advance(TimeSpan.FromMinutes(25));

        Assert.Equal("Completed", (string?)loaded.SageMaker.Call("DescribeTransformJob", IrisAccount.Json("""{"TransformJobName":"job"}"""))["TransformJobStatus"]);
        Assert.Equal("COMPLETED", (string?)loaded.SageMaker.Call("DescribeInferenceRecommendationsJob", IrisAccount.Json("""{"JobName":"rec"}"""))["Status"]);
        Assert.NotNull(loaded.S3.FindObject("results", accepted.OutputLocation["s3://results/".Length..]));
        Assert.Equal(3, (await loaded.Sqs.ReceiveMessageAsync("events", 10, TimeSpan.Zero)).Count);
        Assert.True(loaded.Iam.IsAllowed(IrisAccount.Role, "sns:Publish", "arn:aws:sns:us-east-1:123456789012:ok"));
        Assert.Equal(
            iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""").ToJsonString(),
            loaded.SageMaker.Call("DescribeEndpoint", IrisAccount.Json("""{"EndpointName":"Iris-Live"}""")).ToJsonString());
        Assert.Single(loaded.ApplicationAutoScaling.Call("DescribeScalableTargets", IrisAccount.Json("""{"ServiceNamespace":"sagemaker"}"""))["ScalableTargets"]!.AsArray());
    }

    [Fact]
    public async Task SaveAsync_ObjectDeleted_RemovesItsContentAndLeavesNoTemporaryFile()
    {
        using var account = new SandboxAccount();
        account.S3.CreateBucket("bucket");
        account.S3.PutObject("bucket", "a", "A"u8.ToArray());
        account.S3.PutObject("bucket", "b", "B"u8.ToArray());
        account.S3.PutObject("bucket", "same-as-b", "B"u8.ToArray());
        await account.SaveAsync(directory);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(directory, "objects")).Length);

        account.S3.DeleteObject("bucket", "a");
        await account.SaveAsync(directory);

        Assert.Single(Directory.GetFiles(Path.Combine(directory, "objects")));
        Assert.Equal(["account.json"], Directory.GetFiles(directory).Select(Path.GetFileName));
    }

    [Fact]
    public async Task SaveAsync_NothingChanged_WritesTheSameBytes()
    {
        using var iris = new IrisAccount();
        await iris.Account.SaveAsync(directory);
        var first = await File.ReadAllTextAsync(Path.Combine(directory, "account.json"));
        using var loaded = await SandboxAccount.LoadAsync(directory, iris.Account.Options, iris.Time);
        await loaded.SaveAsync(directory);
        Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(directory, "account.json")));
    }

    [Fact]
    public async Task LoadAsync_FileBroken_SaysWhichFolderAndWhatToDo()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "account.json"), "{");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => SandboxAccount.LoadAsync(directory));
        Assert.Equal($"INFRA201: the sandbox account in \"{directory}\" cannot be read. Delete the folder to start with an empty account.", error.Message);
    }

    [Fact]
    public void DeleteAll_AfterUse_LeavesNothing()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Account.DeleteAll();
        Assert.Empty(iris.Account.S3.ListBuckets());
        Assert.Empty(iris.Call("ListModels", "{}")["Models"]!.AsArray());
        Assert.False(iris.Account.Iam.IsAllowed(IrisAccount.Role, "s3:GetObject", "*"));
    }
}
