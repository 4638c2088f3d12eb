using System.Text.RegularExpressions;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>Bad input: exit code 2, an id, the key or line, a remedy, and not a byte touched.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Label = "      - hostname: label\n";
    private const string LabelImage = "        image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/label:1.0.0\n";
    private const string EndpointType = "    # infra recommend writes this one.\n    instanceType: ml.m5.xlarge\n";

    private readonly TestRoot root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Containers_TooFewOrTooMany_NamesTheRange(int count)
    {
        var containers = Regex.Match(root.StackText, @"      - hostname: standardize\n(?:.*\n)*?\n(?=  infra:modelVersion:)", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        root.Edit(containers, string.Concat(Enumerable.Range(0, count).Select(Container)) + "\n");

        await AssertRefusedAsync(
            $"""
            error INFRA020: Pulumi.sandbox.yaml:{Line("    containers:")}: infra:pipeline.containers: has {count}; the range is 2 to 15.
                  rule:   An inference pipeline has 2 to 15 containers; a model version 1 to 15.
                  remedy: Add or remove containers; for a single one, use infra:model.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task Hostname_OnSomeContainersOnly_NamesTheContainer()
    {
        root.Edit(Label + LabelImage, "      - " + LabelImage.TrimStart());

        await AssertRefusedAsync(
            $"""
            error INFRA021: Pulumi.sandbox.yaml:{Line("      - image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/label:1.0.0")}: infra:pipeline.containers[2].hostname: is missing while others have one.
                  rule:   All containers have a hostname or none has.
                  remedy: Add the missing hostnames or remove the others.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task InstanceType_Unknown_NamesTheTypesOfItsFamily()
    {
        root.Edit(EndpointType, EndpointType.Replace("xlarge", "huge", StringComparison.Ordinal));

        await AssertRefusedAsync(
            $"""
            error INFRA050: Pulumi.sandbox.yaml:{Line("    instanceType: ml.m5.huge")}: infra:endpoint.instanceType: "ml.m5.huge" is not a hosting instance type; of its family there are ml.m5.12xlarge, ml.m5.24xlarge, ml.m5.2xlarge, ml.m5.4xlarge, ml.m5.large, ml.m5.xlarge.
                  rule:   An endpoint's instance type is one that SageMaker hosts on.
                  remedy: Choose a hosting instance type, such as ml.m5.xlarge.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task Yaml_Malformed_NamesThePlace()
    {
        var line = root.StackText.Split('\n').Index().Single(pair => pair.Item == "    executionMode: Serial").Index + 1;
        root.Edit("executionMode: Serial", "executionMode: [Serial");

        await AssertRefusedAsync(
            $"error INFRA102: Pulumi.sandbox.yaml (line {line}, column 20): the YAML is malformed after this place. Check brackets, quotes and indentation from here on.\n");
    }

    [Fact]
    public async Task RequiredKey_Missing_NamesIt()
    {
        root.Edit("  aws-native:region: us-east-1 # the Model Registry comes from this provider\n", "");

        await AssertRefusedAsync(
            """
            error INFRA090: Pulumi.sandbox.yaml: aws-native:region: This key is required.
                  rule:   A required key is set.
                  remedy: Set it: pulumi config set aws-native:region <value>.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task Recommendation_Missing_IsReportedOnce()
    {
        var recommendation = Regex.Match(root.StackText, @"  infra:recommendation:\n(?:.*\n)*?\n(?=  infra:tags:)", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        root.Edit(recommendation, "");

        await AssertRefusedAsync(
            """
            error INFRA130: Pulumi.sandbox.yaml: infra:recommendation: The stack has no settings for a recommendation.
                  rule:   Each setting of infra:recommendation is known and within its range.
                  remedy: Add the key with at least domain, framework, samplePayloadUrl and contentTypes.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task SamplePayload_NotInS3_IsReportedOnce()
    {
        const string Key = "    samplePayloadUrl: ";
        var text = root.StackText;
        var place = text.LastIndexOf(Key, StringComparison.Ordinal) + Key.Length;
        root.StackText = text[..place] + "payload.tar.gz # " + text[place..];

        await AssertRefusedAsync(
            $"""
            error INFRA130: Pulumi.sandbox.yaml:{1 + text.AsSpan(0, place).Count('\n')}: infra:recommendation.samplePayloadUrl: "payload.tar.gz" is no S3 URI of a .tar.gz.
                  rule:   Each setting of infra:recommendation is known and within its range.
                  remedy: Give the S3 URI of a .tar.gz that holds one file per request body.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task Secret_WhereTheProgramReads_IsCalledOneAndNotMissing()
    {
        root.Edit("    maxConcurrentInvocationsPerInstance: 4\n", "    maxConcurrentInvocationsPerInstance: 4\n    volumeKmsKeyArn:\n      secure: v1:abc:def\n");

        await AssertRefusedAsync(
            $"""
            error INFRA003: Pulumi.sandbox.yaml:{Line("    volumeKmsKeyArn:")}: infra:endpoint.volumeKmsKeyArn: It is a secret, and the sandbox cannot decrypt it.
                  rule:   What the sandbox reads is no secret: only Pulumi can decrypt those.
                  remedy: Write it in clear; what must stay secret, the container reads itself, from Secrets Manager for example.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task Secret_InTheRecommendation_IsReportedOnce()
    {
        root.Edit("    container: softmax\n", "    container:\n      secure: v1:abc:def\n");

        var run = await RefusedAsync("sandbox", "up");

        Assert.StartsWith($"error INFRA003: Pulumi.sandbox.yaml:{Line("    container:")}: infra:recommendation.container: It is a secret", run.Error);
        Assert.EndsWith("\n1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.\n", run.Error);
    }

    [Fact]
    public async Task Image_Missing_NamesTheContainer()
    {
        root.Edit(LabelImage, "");

        var line = Line("      - hostname: label");
        await AssertRefusedAsync(
            $"""
            error INFRA025: Pulumi.sandbox.yaml:{line}: infra:pipeline.containers[2]: has neither image nor modelPackageName.
                  rule:   A container has an image or a model package; a package brings its own image and model data.
                  remedy: Give one of the two.
            error INFRA040: Pulumi.sandbox.yaml:{line}: infra:pipeline.containers[2].image: is missing.
                  rule:   Each container of a model version has an image: a package cannot contain another.
                  remedy: Register the images themselves, or use the existing package in the pipeline without a model version.
            2 mistakes in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task ConcurrencyTimesPayload_Above100MB_NamesBoth()
    {
        root.Edit("maxPayloadInMB: 1\n", "maxPayloadInMB: 26\n");

        await AssertRefusedAsync(
            $"""
            error INFRA071: Pulumi.sandbox.yaml:{Line("    maxConcurrentTransforms: 4")}: infra:batch.maxConcurrentTransforms: is 4 with maxPayloadInMB 26: 104 MB.
                  rule:   Concurrent transforms times payload is at most 100 MB.
                  remedy: Lower maxConcurrentTransforms or maxPayloadInMB.
            1 mistake in Pulumi.sandbox.yaml: nothing was started or changed.

            """);
    }

    [Fact]
    public async Task StackFile_Missing_NamesIt()
    {
        File.Delete(root.StackFile);

        var run = await RefusedAsync("sandbox", "up");

        Assert.Equal(
            $"error INFRA100: Pulumi.sandbox.yaml: \"{root.StackFile}\" does not exist. Check the name of the stack and the directory of the project.\n", run.Error);
    }

    [Fact]
    public async Task Stack_Unknown_NamesTheKnownOnes()
    {
        var run = await RefusedAsync("recommend", "--stack", "test");

        Assert.Equal("error INFRA196: There is no stack \"test\": Pulumi.test.yaml is missing. Known stacks: dev, prod, sandbox, staging.\n", run.Error);
    }

    [Fact]
    public async Task Command_Unknown_PointsToTheHelp()
    {
        var run = await RefusedAsync("sandbox", "upp");

        Assert.Equal("error INFRA190: \"upp\" is no command or option of ./infra sandbox.\nSee ./infra sandbox --help\n", run.Error);
    }

    [Fact]
    public async Task ReviewFile_Missing_NamesIt()
    {
        var run = await RefusedAsync("review", root.Path("no-such.json"));

        Assert.Equal(
            $"error INFRA188: \"{root.Path("no-such.json")}\" does not exist. Give a file with a preview as JSON, or - for standard input.\n", run.Error);
    }

    /// <summary>The number of a line that occurs once in the stack file.</summary>
    private int Line(string line) => 1 + root.StackText.Split('\n').Index().Single(pair => pair.Item == line).Index;

    private static string Container(int index) =>
        $"      - hostname: step{index}\n        image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/step:1\n        modelDataUrl: s3://infra-samples-123456789012/model.tar.gz\n";

    private async Task AssertRefusedAsync(string error)
    {
        Assert.Equal(error, (await RefusedAsync("sandbox", "up")).Error);
        Assert.Equal(error, (await RefusedAsync("sandbox", "preview")).Error);
    }

    private async Task<Run> RefusedAsync(params string[] args)
    {
        var before = root.Hashes();

        var run = await root.RunAsync(args);

        Assert.Equal(2, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Equal(before, root.Hashes());
        Assert.False(Directory.Exists(root.Path(".infra")));
        return run;
    }
}
