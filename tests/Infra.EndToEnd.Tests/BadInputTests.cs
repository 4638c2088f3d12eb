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
            $"error INFRA020: Pulumi.sandbox.yaml: infra:pipeline.containers: has {count}; the range is 2 to 15. Add or remove containers; a single container is a plain model, not a pipeline.\n");
    }

    [Fact]
    public async Task Hostname_OnSomeContainersOnly_NamesTheContainer()
    {
        root.Edit(Label + LabelImage, "      - " + LabelImage.TrimStart());

        await AssertRefusedAsync(
            "error INFRA021: Pulumi.sandbox.yaml: infra:pipeline.containers[2].hostname: is missing while others have one. Add the missing hostnames or remove the others.\n");
    }

    [Fact]
    public async Task InstanceType_Unknown_NamesTheTypesOfItsFamily()
    {
        root.Edit(EndpointType, EndpointType.Replace("xlarge", "huge", StringComparison.Ordinal));

        await AssertRefusedAsync(
            "error INFRA050: Pulumi.sandbox.yaml: infra:endpoint.instanceType: \"ml.m5.huge\" is not a hosting instance type; of its family there are ml.m5.12xlarge, ml.m5.24xlarge, ml.m5.2xlarge, ml.m5.4xlarge, ml.m5.large, ml.m5.xlarge. Choose a hosting instance type, such as ml.m5.xlarge.\n");
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
        var endpoint = Regex.Match(root.StackText, @"  infra:endpoint:\n(?:.*\n)*?\n(?=  infra:batch:)", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        root.Edit(endpoint, "");

        await AssertRefusedAsync(
            "error INFRA090: Pulumi.sandbox.yaml: infra:endpoint: This key is required. Set it: pulumi config set infra:endpoint <value>.\n");
    }

    [Fact]
    public async Task Image_Missing_NamesTheContainer()
    {
        root.Edit(LabelImage, "");

        await AssertRefusedAsync(
            """
            error INFRA025: Pulumi.sandbox.yaml: infra:pipeline.containers[2]: has neither image nor modelPackageName. Give one of the two.
            error INFRA040: Pulumi.sandbox.yaml: infra:pipeline.containers[2].image: is missing. Register the images themselves, or use the existing package in the pipeline without a model version.

            """);
    }

    [Fact]
    public async Task ConcurrencyTimesPayload_Above100MB_NamesBoth()
    {
        root.Edit("maxPayloadInMB: 1\n", "maxPayloadInMB: 26\n");

        await AssertRefusedAsync(
            "error INFRA071: Pulumi.sandbox.yaml: infra:batch.maxConcurrentTransforms: is 4 with maxPayloadInMB 26: 104 MB. Lower maxConcurrentTransforms or maxPayloadInMB.\n");
    }

    [Fact]
    public async Task Mistakes_Several_AreReportedInOneRun()
    {
        root.Edit(Label + LabelImage, "      - " + LabelImage.TrimStart());
        root.Edit(EndpointType, EndpointType.Replace("xlarge", "huge", StringComparison.Ordinal));
        root.Edit("maxPayloadInMB: 1\n", "maxPayloadInMB: 26\n");
        root.Edit("cost: high", "cost: extreme");

        var run = await RefusedAsync("sandbox", "up");

        Assert.Equal(
            ["INFRA021", "INFRA050", "INFRA071", "INFRA130"],
            run.Error.TrimEnd().Split('\n').Select(line => line["error ".Length..].Split(':')[0]));
        Assert.All(run.Error.TrimEnd().Split('\n'), line => Assert.Contains(": Pulumi.sandbox.yaml: infra:", line));
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
