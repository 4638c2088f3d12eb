using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class TransformJobTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);

    [Fact]
    public void TransformJob_OverTheIrisRows_NamesAtLeast95PercentRightly()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        var species = File.ReadLines(Path.Combine(Repository.IrisSamples, "iris.csv")).Skip(1).Select(line => line.Split(',')[4]).ToList();

        var job = Run(iris, source: IrisAccount.Samples + "/batch/");

        Assert.Equal("Completed", (string?)job["TransformJobStatus"]);
        var predicted = iris.Text("results", "batch/iris.csv.out").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[0]).ToList();
        Assert.Equal(150, predicted.Count);
        Assert.InRange(predicted.Zip(species).Count(pair => pair.First == pair.Second) / 150.0, 0.95, 1.0);
    }

    [Fact]
    public void CreateTransformJob_Accepted_IsInProgressUntilProvisioned()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Put("results", "in/a.csv", "5.1,3.5,1.4,0.2\n");
        Create(iris);
        Assert.Equal("InProgress", Status(iris));
        iris.Time.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromSeconds(1));
        Assert.Equal("InProgress", Status(iris));
        iris.Time.Advance(TimeSpan.FromSeconds(1));
        var job = Describe(iris);
        Assert.Equal("Completed", (string?)job["TransformJobStatus"]);
        Assert.Equal(1767225840, (double)job["TransformStartTime"]!);
        Assert.Equal("None", (string?)job["TransformInput"]!["CompressionType"]);
        Assert.Equal("""{"InputFilter":"$","OutputFilter":"$","JoinSource":"None"}""", job["DataProcessing"]!.ToJsonString());
        Assert.Null(job["MaxPayloadInMB"]);
    }

    [Theory]
    [InlineData("s3://results/in/", new[] { "batch/a.csv.out", "batch/deep/b.csv.out" })]
    [InlineData("s3://results/in", new[] { "batch/in/a.csv.out", "batch/in/deep/b.csv.out", "batch/in2/c.csv.out" })]
    [InlineData("s3://results/in/a.csv", new[] { "batch/a.csv.out" })]
    public void S3Prefix_IsComparedAsText_AndKeepsNamesFromItsLastSlash(string prefix, string[] outputs)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        foreach (var key in new[] { "in/a.csv", "in/deep/b.csv", "in2/c.csv", "in/folder/" })
        {
            iris.Put("results", key, key.EndsWith('/') ? "" : "5.1,3.5,1.4,0.2\n");
        }

        Run(iris, source: prefix);

        Assert.Equal(outputs, iris.Account.S3.ListObjects("results", "batch/").Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("in/*", "Completed")]
    [InlineData("other/*", "Failed")]
    public void ListBucket_AllowedForAPrefixOnly_IsHeldAgainstTheJobsPrefix(string prefix, string status)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Put("results", "in/a.csv", "5.1,3.5,1.4,0.2\n");
        iris.Account.Iam.PutRolePolicy("execution", "s3", $$$"""
            {"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"},
             {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::results","Condition":{"StringLike":{"s3:prefix":["{{{prefix}}}"]} } }]}
            """);
        Assert.Equal(status, (string?)Run(iris)["TransformJobStatus"]);
    }

    [Fact]
    public void Manifest_ListsTheInputs()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Put("results", "in/a.csv", "5.1,3.5,1.4,0.2\n");
        iris.Put("results", "in/b.csv", "5.1,3.5,1.4,0.2\n");
        iris.Put("results", "manifest.json", """[{"prefix":"s3://results/in/"},"b.csv"]""");
        Run(iris, source: "s3://results/manifest.json", dataType: "ManifestFile");
        Assert.Equal(["batch/b.csv.out"], iris.Account.S3.ListObjects("results", "batch/").Select(pair => pair.Key));
    }

    [Fact]
    public void FailedFile_FailsTheJob_ButItsSiblingsStay()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Put("results", "in/a.csv", "5.1,3.5,1.4,0.2\n");
        iris.Put("results", "in/b.csv", "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n");
        var job = Run(iris);
        Assert.Equal("Failed", (string?)job["TransformJobStatus"]);
        Assert.Equal(
            "ClientError: See job logs for more information. Sandbox log: bucket=results object=in/b.csv: ClientError: 400: Line 1: expected 4 numbers, got \"sepal_length,sepal_width,petal_length,petal_width\".",
            (string?)job["FailureReason"]);
        Assert.Equal(["batch/a.csv.out"], iris.Account.S3.ListObjects("results", "batch/").Select(pair => pair.Key));
    }

    [Fact]
    public void NothingUnderThePrefix_FailsTheJob()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        Assert.Contains("No S3 objects found under S3 URL \"s3://results/in/\"", (string?)Run(iris)["FailureReason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SingleRecord", "Line", "", "a\nb\n")]
    [InlineData("MultiRecord", "Line", "", "a\nb\n")]
    [InlineData("SingleRecord", "None", "", "ab")]
    [InlineData("MultiRecord", "None", "", "a\nb\n")]
    public async Task Assembly_ByStrategyAndAssembleWith_IsAsDocumented(string strategy, string assemble, string extra, string expected)
    {
        await using var echo = await EchoServer.StartAsync();
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"iris","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{echo.Image}}"} }""");
        iris.Put("results", "in/a", "a\r\nb");
        Create(iris, extra: $",\"BatchStrategy\":\"{strategy}\"{extra}", assemble: assemble);
        iris.Time.Advance(Enough);
        await iris.Account.SettleAsync();
        Assert.Equal(expected, iris.Text("results", "batch/a.out"));
    }

    [Theory]
    [InlineData("""{"InputFilter":"$[1:]"}""", "1,2,9", "2,9\n")]
    [InlineData("""{"JoinSource":"Input"}""", "1,2,9", "1,2,9,1,2,9\n")]
    [InlineData("""{"InputFilter":"$[0,1]","JoinSource":"Input","OutputFilter":"$[0,-1]"}""", "7,2,9", "7,2\n")]
    [InlineData("""{"OutputFilter":"$[0]"}""", "\"a,b\",2", "\"a,b\"\n")]
    public async Task DataProcessing_OnCsv_FiltersAndJoins(string processing, string input, string expected)
    {
        await using var echo = await EchoServer.StartAsync();
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"iris","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{echo.Image}}"} }""");
        iris.Put("results", "in/a", input);
        Create(iris, extra: ",\"DataProcessing\":" + processing);
        iris.Time.Advance(Enough);
        await iris.Account.SettleAsync();
        Assert.Equal(expected, iris.Text("results", "batch/a.out"));
    }

    [Theory]
    [InlineData("""{"JoinSource":"Input"}""", """{"id":1}""", """{"id":1,"SageMakerOutput":{"id":1}}""")]
    [InlineData("""{"JoinSource":"Input"}""", "[1,2]", """{"SageMakerInput":[1,2],"SageMakerOutput":[1,2]}""")]
    [InlineData("""{"InputFilter":"$.features","JoinSource":"Input","OutputFilter":"$['id','SageMakerOutput']"}""", """{"id":1,"features":[3,4]}""", """{"id":1,"SageMakerOutput":[3,4]}""")]
    public async Task DataProcessing_OnJsonLines_FiltersAndJoins(string processing, string input, string expected)
    {
        await using var echo = await EchoServer.StartAsync();
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"iris","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{echo.Image}}"} }""");
        iris.Put("results", "in/a", input);
        Create(iris, extra: ",\"DataProcessing\":" + processing, contentType: "application/jsonlines");
        iris.Time.Advance(Enough);
        await iris.Account.SettleAsync();
        Assert.Equal(expected + "\n", iris.Text("results", "batch/a.out"));
    }

    [Fact]
    public async Task FilterWithoutMatch_FailsTheFile()
    {
        await using var echo = await EchoServer.StartAsync();
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"iris","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{echo.Image}}"} }""");
        iris.Put("results", "in/a", "1,2");
        Create(iris, extra: """,  "DataProcessing":{"InputFilter":"$[5]"}""");
        iris.Time.Advance(Enough);
        await iris.Account.SettleAsync();
        Assert.Contains("DataProcessing: there is no item [5] in a list of 2.", (string?)Describe(iris)["FailureReason"], StringComparison.Ordinal);
    }

    [Fact]
    public void GzipInput_IsDecompressed()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write("5.1,3.5,1.4,0.2\n"u8);
        }

        iris.Account.S3.PutObject("results", "in/a.csv.gz", buffer.ToArray());
        Create(iris, inputExtra: ",\"CompressionType\":\"Gzip\"");
        iris.Time.Advance(Enough);
        Assert.StartsWith("setosa,", iris.Text("results", "batch/a.csv.gz.out"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",\"MaxConcurrentTransforms\":11,\"MaxPayloadInMB\":10", "The product of MaxConcurrentTransforms (11) and MaxPayloadInMB (10) must be less than or equal to 100 MB.")]
    [InlineData(",\"MaxConcurrentTransforms\":17", "The product of MaxConcurrentTransforms (17) and MaxPayloadInMB (6) must be less than or equal to 100 MB.")]
    [InlineData(",\"MaxPayloadInMB\":101", "MaxPayloadInMB must be less than or equal to 100, but it is 101.")]
    [InlineData(",\"DataProcessing\":{\"InputFilter\":\"x\"}", "InputFilter is not a valid JSONPath: \"x\" does not begin with $.")]
    public void CreateTransformJob_RuleBroken_IsRefused(string extra, string message)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        Assert.Equal(message, Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => Create(iris, extra: extra)).Message);
    }

    [Fact]
    public void CreateTransformJob_WithTheRareParts_RunsAndDescribesThem()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Put("results", "in/a.csv", "5.1,3.5,1.4,0.2\n");
        Create(iris, extra: """
            ,"DataCaptureConfig":{"DestinationS3Uri":"s3://results/capture/","GenerateInferenceId":true},"ExperimentConfig":{"ExperimentName":"iris","RunName":"r1"},"MaxPayloadInMB":0
            """);
        iris.Time.Advance(Enough);

        var job = Describe(iris);
        Assert.Equal(("Completed", 0), ((string?)job["TransformJobStatus"], (int)job["MaxPayloadInMB"]!));
        Assert.Equal("""{"DestinationS3Uri":"s3://results/capture/","GenerateInferenceId":true}""", job["DataCaptureConfig"]!.ToJsonString());
        Assert.Equal("""{"ExperimentName":"iris","RunName":"r1"}""", job["ExperimentConfig"]!.ToJsonString());
    }

    [Theory]
    [InlineData(",\"DataCaptureConfig\":{\"DestinationS3Uri\":\"https://results/capture/\"}", "DestinationS3Uri https://results/capture/ of DataCaptureConfig is not an S3 location.")]
    [InlineData(
        ",\"ExperimentConfig\":{\"ExperimentName\":\"iris_1\"}",
        "1 validation error detected: Value 'iris_1' at 'experimentConfig.experimentName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}")]
    public void CreateTransformJob_WithWrongRareParts_IsRefused(string extra, string message)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        Assert.Equal(message, Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => Create(iris, extra: extra)).Message);
    }

    [Theory]
    [InlineData("ml.g5.xlarge", "VolumeKmsKeyId is not supported for instance type ml.g5.xlarge, which has local storage.")]
    [InlineData("ml.m5.xlarge", null)]
    public void CreateTransformJob_WithVolumeKey_IsRefusedOnLocalStorage(string type, string? message)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        var error = Record.Exception(() => Create(iris, resources: $"\"InstanceType\":\"{type}\",\"VolumeKmsKeyId\":\"key\",\"TransformAmiVersion\":\"al2-ami\""));
        Assert.Equal(message, error?.Message);
    }

    [Fact]
    public void CreateTransformJob_StrategyWithoutSplit_IsRefused()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        Assert.Equal(
            "BatchStrategy SingleRecord requires SplitType Line, RecordIO or TFRecord.",
            Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => Create(iris, extra: ",\"BatchStrategy\":\"SingleRecord\"", split: "None")).Message);
    }

    [Fact]
    public void CreateTransformJob_NameEverUsed_IsResourceInUse()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        Run(iris);
        var error = Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => Create(iris));
        Assert.Equal(
            ("ResourceInUse", "Job name must be unique within an AWS account and region, and a job with this name already exists (arn:aws:sagemaker:us-east-1:123456789012:transform-job/job)"),
            (error.Code, error.Message));
    }

    [Fact]
    public void StopTransformJob_InProgress_StopsWithoutResults()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Put("results", "in/a.csv", "5.1,3.5,1.4,0.2\n");
        Create(iris);
        iris.Call("StopTransformJob", """{"TransformJobName":"job"}""");
        Assert.Equal("Stopping", Status(iris));
        iris.Time.Advance(Enough);
        Assert.Equal("Stopped", Status(iris));
        Assert.Empty(iris.Account.S3.ListObjects("results", "batch/"));
    }

    private static JsonObject Run(IrisAccount iris, string source = "s3://results/in/", string dataType = "S3Prefix")
    {
        Create(iris, source: source, dataType: dataType);
        iris.Time.Advance(Enough);
        return Describe(iris);
    }

    private static void Create(
        IrisAccount iris, string extra = "", string source = "s3://results/in/", string dataType = "S3Prefix", string split = "Line", string assemble = "Line", string contentType = "text/csv", string inputExtra = "",
        string resources = "\"InstanceType\":\"ml.m5.xlarge\"") =>
        iris.Call("CreateTransformJob", $$"""
            {"TransformJobName":"job","ModelName":"iris",
             "TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"{{dataType}}","S3Uri":"{{source}}"} },"ContentType":"{{contentType}}","SplitType":"{{split}}"{{inputExtra}} },
             "TransformOutput":{"S3OutputPath":"s3://results/batch","Accept":"{{contentType}}","AssembleWith":"{{assemble}}"},
             "TransformResources":{ {{resources}},"InstanceCount":1}{{extra}} }
            """);

    private static JsonObject Describe(IrisAccount iris) => iris.Call("DescribeTransformJob", """{"TransformJobName":"job"}""");

    private static string Status(IrisAccount iris) => (string)Describe(iris)["TransformJobStatus"]!;
}
