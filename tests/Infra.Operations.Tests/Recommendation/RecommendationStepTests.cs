using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Operations.Tests.Shared;

namespace Infra.Operations.Tests.Recommendation;

public sealed class RecommendationStepTests
{
    [Fact]
    public async Task RunAsync_WinnerIsBetter_WritesTypeAndProvenanceAndNoOtherLine()
    {
        using var fixture = new StepFixture();

        var report = await fixture.RunAsync();

        Assert.True(report.Written);
        Assert.Equal(
            (RecommendationVerdict.Change, "ml.m5.xlarge", "ml.c5.large"),
            (report.Decision.Verdict, report.Decision.CurrentInstanceType, report.Decision.RecommendedInstanceType));

        // The archive is packed anew in each run, and a digest that reads as a number stands in quotes.
        Assert.Matches("^[0-9a-f]{8}$", StackFile.Load(fixture.StackFile).GetString("infra:recommended.inputs.payload"));
        var payload = fixture.Text.Split("payload: ")[^1].Split('\n')[0];
        var expected = StepFixture.StackText.Replace("ml.m5.xlarge   # keep me", "ml.c5.large   # keep me", StringComparison.Ordinal) + $"""
              infra:recommended:
                instanceType: ml.c5.large
                previousInstanceType: ml.m5.xlarge
                jobArn: {report.Job.Arn}
                date: "2026-01-01T00:01:00Z"
                metrics:
                  costPerHour: 0.102
                  costPerInference: 0.0000015
                  maxInvocationsPerMinute: 1130
                  modelLatencyMilliseconds: 12
                inputs:
                  model: 694a07b6
                  image: 99fd8ea5
                  payload: {payload}
                  traffic: 999bdb9b
                  candidates: c8b8db48

            """;
        Assert.Equal(expected, fixture.Text);
        var lines = report.Diff.Split('\n').Skip(2).ToArray();
        Assert.Equal((1, 17), (lines.Count(l => l.StartsWith('-')), lines.Count(l => l.StartsWith('+'))));
    }

    [Fact]
    public async Task RunAsync_DryRunWithoutAJob_SaysSoAndStartsNone()
    {
        using var fixture = new StepFixture();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { DryRun = true }));

        Assert.Equal(
            "INFRA155: There is no job with these inputs to rank, and a dry run starts none. A job takes 3 benchmarks, 15 to 45 minutes, "
            + "0.08 to 0.41 USD at the list prices of us-east-1 of 2026-09-28. Run without a dry run to start it.",
            error.Message);
        Assert.Empty(fixture.Account.Jobs);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_DryRun_ShowsTheSameDiffAndWritesNothing()
    {
        using var fixture = new StepFixture();
        await fixture.RunAsync();
        File.WriteAllText(fixture.StackFile, StepFixture.StackText);

        var dry = await fixture.RunAsync(r => r with { DryRun = true });
        var untouched = fixture.Text;
        var real = await fixture.RunAsync();

        Assert.Equal((false, StepFixture.StackText), (dry.Written, untouched));
        Assert.Contains(
            "-    instanceType: ml.m5.xlarge   # keep me\n+    instanceType: ml.c5.large   # keep me\n",
            dry.Diff,
            StringComparison.Ordinal);
        Assert.Equal(dry.Diff, real.Diff);
        Assert.True(real.Job.Reused);
    }

    [Fact]
    public async Task RunAsync_Again_ReusesTheJobAndLeavesTheFileByteIdentical()
    {
        using var fixture = new StepFixture();
        await fixture.RunAsync();
        var (text, time) = (fixture.Text, File.GetLastWriteTimeUtc(fixture.StackFile));

        var report = await fixture.RunAsync();

        Assert.Equal(
            (false, "", RecommendationVerdict.AlreadyBest, true),
            (report.Written, report.Diff, report.Decision.Verdict, report.Job.Reused));
        Assert.Equal((text, time), (fixture.Text, File.GetLastWriteTimeUtc(fixture.StackFile)));
        Assert.Single(fixture.Account.Jobs);
        Assert.Equal(report.Job.Name, fixture.Log.Single<JobReused>().JobName);
    }

    [Fact]
    public async Task RunAsync_GainBelowMinimum_LeavesTheFile()
    {
        var text = StepFixture.StackText.Replace(
            "contentTypes: [text/csv]", "contentTypes: [text/csv]\n    minimumGainPercent: 99", StringComparison.Ordinal);
        using var fixture = new StepFixture(text);

        var report = await fixture.RunAsync();

        Assert.Equal((RecommendationVerdict.GainTooSmall, false, ""), (report.Decision.Verdict, report.Written, report.Diff));
        Assert.Equal(text, fixture.Text);
    }

    [Fact]
    public async Task RunAsync_Pipeline_BenchmarksTheNamedContainerAloneAndRemovesItsModel()
    {
        using var fixture = new StepFixture();

        var report = await fixture.RunAsync();

        var model = Assert.Single(fixture.Account.Recording.Requests<CreateModelRequest>());
        Assert.Equal("123456789012.dkr.ecr.us-east-1.amazonaws.com/softmax:1", model.PrimaryContainer.Image);
        Assert.Null(model.PrimaryContainer.ContainerHostname);
        Assert.Equal("text/csv", model.PrimaryContainer.Environment["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"]);
        var job = Assert.Single(fixture.Account.Recording.Requests<CreateInferenceRecommendationsJobRequest>());
        Assert.Equal(model.ModelName, job.InputConfig.ModelName);
        Assert.Equal("softmax", report.Container);
        Assert.Empty(fixture.Account.TemporaryModels);
        Assert.Equal(["pipe-1a2b"], fixture.Account.Models.Keys);
    }

    [Fact]
    public async Task RunAsync_SingleContainerWithPackage_BenchmarksThePackageVersion()
    {
        const string package = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/1";
        using var fixture = new StepFixture(StepFixture.StackText.Replace("    container: softmax\n", "", StringComparison.Ordinal));
        fixture.Account.AddModel("single", StepFixture.Container("softmax"));

        await fixture.RunAsync(r => r with { ModelName = "single", ModelPackageArn = package });

        var input = Assert.Single(fixture.Account.Recording.Requests<CreateInferenceRecommendationsJobRequest>()).InputConfig;
        Assert.Equal((package, null), (input.ModelPackageVersionArn, input.ModelName));
        Assert.Empty(fixture.Account.Recording.Requests<CreateModelRequest>());
    }

    [Fact]
    public async Task RunAsync_SingleContainerWithoutPackage_BenchmarksTheModel()
    {
        using var fixture = new StepFixture(StepFixture.StackText.Replace("    container: softmax\n", "", StringComparison.Ordinal));
        fixture.Account.AddModel("single", StepFixture.Container(""));

        var report = await fixture.RunAsync(r => r with { ModelName = "single" });

        var job = Assert.Single(fixture.Account.Recording.Requests<CreateInferenceRecommendationsJobRequest>());
        Assert.Equal("single", job.InputConfig.ModelName);
        Assert.Equal(["ml.c5.large", "ml.c5.xlarge", "ml.m5.xlarge"], job.InputConfig.ContainerConfig.SupportedInstanceTypes);
        Assert.Equal(
            ("s3://samples/iris/payload.tar.gz", "text/csv"),
            (job.InputConfig.ContainerConfig.PayloadConfig.SamplePayloadUrl, Assert.Single(job.InputConfig.ContainerConfig.PayloadConfig.SupportedContentTypes)));
        Assert.Equal("container-1", report.Container);
    }

    [Theory]
    [InlineData("    container: softmax\n", "", "The model \"pipe-1a2b\" has 3 containers, and Inference Recommender benchmarks one.")]
    [InlineData("container: softmax", "container: soft", "The model \"pipe-1a2b\" has no container \"soft\".")]
    public async Task RunAsync_ContainerNotNamedWell_ListsTheContainers(string good, string bad, string what)
    {
        using var fixture = new StepFixture(StepFixture.StackText.Replace(good, bad, StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        var problem = Assert.Single(error.Problems);
        Assert.Equal(
            (OperationFault.BadInput, "INFRA131", what, "infra:recommendation.container"),
            (error.Fault, problem.Id, problem.What, problem.Key));
        Assert.Contains("\"standardize\", \"softmax\", \"label\"", problem.Remedy, StringComparison.Ordinal);
        Assert.Empty(fixture.Account.Jobs);
    }

    [Fact]
    public async Task RunAsync_ModelMissing_SaysToDeployFirst()
    {
        using var fixture = new StepFixture();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { ModelName = "gone" }));

        Assert.Equal("INFRA131: The model \"gone\" does not exist. Deploy the stack first.", error.Message);
    }

    [Fact]
    public async Task RunAsync_FileCannotTakeTheChange_FailsBeforeAnythingIsStarted()
    {
        using var fixture = new StepFixture(StepFixture.StackText.Replace(
            "instanceType: ml.m5.xlarge   # keep me", "instanceType: { secure: v1:abc }", StringComparison.Ordinal));

        await Assert.ThrowsAsync<StackFileException>(() => fixture.RunAsync());

        Assert.Empty(fixture.Account.Recording.Calls);
    }

    [Fact]
    public async Task RunAsync_EditedWhileTheJobRan_KeepsTheEdit()
    {
        using var fixture = new StepFixture();
        fixture.Log.Then = e =>
        {
            if (e is JobStarted)
                File.WriteAllText(
                    fixture.StackFile,
                    fixture.Text.Replace("initialInstanceCount: 1", "initialInstanceCount: 3", StringComparison.Ordinal));
        };

        await fixture.RunAsync();

        Assert.Contains("instanceType: ml.c5.large   # keep me\n    initialInstanceCount: 3\n", fixture.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ServerlessAndUnmeasuredRows_AreExcludedWithReasons()
    {
        using var fixture = new StepFixture();
        fixture.Account.Recommendations.Add(new InferenceRecommendation
        {
            EndpointConfiguration = new EndpointOutputConfiguration { ServerlessConfig = new ProductionVariantServerlessConfig { MemorySizeInMB = 2048, MaxConcurrency = 1 } },
            Metrics = new RecommendationMetrics { CostPerInference = 1e-9f, MaxInvocations = 9000, ModelLatency = 1 },
        });
        fixture.Account.Recommend("ml.odd.large", 0.01f, float.NaN, 0, 1);

        var report = await fixture.RunAsync();

        Assert.Equal(
            [("ml.odd.large", "not measured: cost per inference"), (
                "serverless 2048 MB", "serverless endpoints cannot host inference pipelines")],
            report.Ranking.Excluded.Select(e => (e.Candidate.Name, e.Reason)));
        Assert.Equal("ml.c5.large", report.Ranking.Winner!.Candidate.Name);
    }

    [Fact]
    public async Task RunAsync_SomeBenchmarksFailed_CompletesAndReportsThem()
    {
        using var fixture = new StepFixture();
        fixture.Account.Benchmark("ml.c5.large", "COMPLETED");
        fixture.Account.Benchmark("ml.g5.xlarge", "FAILED", "ResourceLimitExceeded: endpoint usage");

        var report = await fixture.RunAsync();

        Assert.Equal(
            [new RecommendationBenchmark("ml.g5.xlarge", "FAILED", "ResourceLimitExceeded: endpoint usage")], report.FailedBenchmarks);
        Assert.True(report.Written);
    }

    [Fact]
    public async Task RunAsync_PayloadMissing_IsRefusedBeforeAnythingIsStarted()
    {
        using var fixture = new StepFixture();
        fixture.S3.Objects.Remove("samples/iris/payload.tar.gz");

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal(
            "INFRA132: Pulumi.dev.yaml:13: infra:recommendation.samplePayloadUrl: The sample payload \"s3://samples/iris/payload.tar.gz\" does not exist. Upload a .tar.gz with one file per request body.",
            error.Message);
        Assert.Empty(fixture.Account.Jobs);
    }

    public static TheoryData<byte[], string> BadPayloads => new()
    {
        { [1, 2, 3, 4], "is no .tar.gz" },
        { StepFixture.TarGz(("folder/", "")), "holds \"folder/\", which is no regular file" },
        { StepFixture.TarGz(), "holds no file" },
    };

    [Theory]
    [MemberData(nameof(BadPayloads))]
    public async Task RunAsync_PayloadIsNoArchiveOfFiles_IsRefused(byte[] content, string what)
    {
        using var fixture = new StepFixture();
        fixture.S3.Objects["samples/iris/payload.tar.gz"] = content;

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal($"The sample payload \"s3://samples/iris/payload.tar.gz\" {what}.", Assert.Single(error.Problems).What);
        Assert.Empty(fixture.Account.Jobs);
    }

    [Fact]
    public async Task RunAsync_CallerMayNotListSteps_CompletesWithoutThem()
    {
        using var fixture = new StepFixture();
        fixture.Account.Recording.Interfere = (operation, _) =>
        {
            if (operation == "ListInferenceRecommendationsJobStepsAsync")
                throw AwsFaults.Denied();
        };

        Assert.True((await fixture.RunAsync()).Written);
    }
}
