using System.Globalization;
using System.Text.RegularExpressions;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>A stack file with ten different mistakes says all ten at once, each with id, line, key, rule and remedy, and nothing is written.</summary>
public sealed partial class TenMistakesTests : IDisposable
{
    private readonly TestRoot root = new();

    public TenMistakesTests()
    {
        root.Edit("      - hostname: label\n        image:", "      - image:");
        root.Edit("models/softmax/model.tar.gz", "models/softmax/model.zip");
        root.Edit("    owner: ml-platform", "    owner: ml-platform\n    aws:team: ml");
        var registered = Regex.Match(root.StackText, "  infra:modelVersion:\n(?:    .*\n)*", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        root.Edit(registered, registered.Replace("frameworkVersion: \"1.2\"", "frameworkVersion: 1.2", StringComparison.Ordinal));
        root.Edit("approvalStatus: Approved", "approvalStatus: approved");
        root.Edit("    # infra recommend writes this one.\n    instanceType: ml.m5.xlarge", "    # infra recommend writes this one.\n    instanceType: ml.m5.huge");
        root.Edit("maxCapacity: 2", "maxCapcity: 2");
        root.Edit("maxPayloadInMB: 1\n", "maxPayloadInMB: 26\n");
        root.Edit("cron(30 2 * * ? *)", "30 2 * * *");
        root.Edit("cost: highest", "cost: extreme");
    }

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("up")]
    [InlineData("preview")]
    public async Task StackFile_WithTenMistakes_SaysAllAtOnceAndWritesNothing(string command)
    {
        var before = root.Hashes();

        var run = await root.RunAsync("sandbox", command);

        Assert.Equal(2, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Equal(before, root.Hashes());
        Assert.False(Directory.Exists(root.Path(".infra")));
        Assert.Equal(
            """
            error INFRA027: Pulumi.sandbox.yaml:N: infra:pipeline.containers[1].modelDataUrl: "s3://infra-samples-123456789012/iris/models/softmax/model.zip" does not end in .tar.gz.
                  rule:   Model data is one .tar.gz object, or a data source, or in MultiModel mode a prefix; not two of them. Gzip is for an object.
                  remedy: Keep one, ending in .tar.gz for one model and in / for a prefix.
            error INFRA021: Pulumi.sandbox.yaml:N: infra:pipeline.containers[2].hostname: is missing while others have one.
                  rule:   All containers have a hostname or none has.
                  remedy: Add the missing hostnames or remove the others.
            error INFRA011: Pulumi.sandbox.yaml:N: infra:tags: has the key "aws:team", which AWS does not take.
                  rule:   At most 50 tags; keys of 1 to 128 and values of at most 256 letters, digits, spaces and _.:/=+-@; no key starts with aws:.
                  remedy: Remove or respell the tag.
            error INFRA092: Pulumi.sandbox.yaml:N: infra:modelVersion.frameworkVersion: It takes a text, not "1.2".
                  rule:   A value has the type that its key takes.
                  remedy: Put it in quotes: unquoted, 1.10 is the number 1.1.
            error INFRA016: Pulumi.sandbox.yaml:N: infra:modelVersion.approvalStatus: is "approved", not one of PendingManualApproval, Approved, Rejected.
                  rule:   A value with a fixed set of choices is one of them.
                  remedy: Choose one of them; upper and lower case matter.
            error INFRA091: Pulumi.sandbox.yaml:N: infra:endpoint.scaling.maxCapcity: Nothing reads this key.
                  rule:   Every key is one that the program reads.
                  remedy: Did you mean "maxCapacity"?
            error INFRA050: Pulumi.sandbox.yaml:N: infra:endpoint.instanceType: "ml.m5.huge" is not a hosting instance type; of its family there are ml.m5.12xlarge, ml.m5.24xlarge, ml.m5.2xlarge, ml.m5.4xlarge, ml.m5.large, ml.m5.xlarge.
                  rule:   An endpoint's instance type is one that SageMaker hosts on.
                  remedy: Choose a hosting instance type, such as ml.m5.xlarge.
            error INFRA071: Pulumi.sandbox.yaml:N: infra:batch.maxConcurrentTransforms: is 4 with maxPayloadInMB 26: 104 MB.
                  rule:   Concurrent transforms times payload is at most 100 MB.
                  remedy: Lower maxConcurrentTransforms or maxPayloadInMB.
            error INFRA076: Pulumi.sandbox.yaml:N: infra:batch.schedule.expression: is "30 2 * * *", neither cron(…) nor rate(…) nor at(…).
                  rule:   A schedule is cron(six fields), rate(value unit) or at(time), in an IANA time zone; it starts before it ends.
                  remedy: Write it as cron(0 3 * * ? *), rate(1 day) or at(2026-01-31T03:00:00); dates as 2026-01-31T00:00:00Z.
            error INFRA130: Pulumi.sandbox.yaml:N: infra:recommendation.importance.cost: "extreme" is not known.
                  rule:   Each setting of infra:recommendation is known and within its range.
                  remedy: Use one of "lowest", "low", "moderate", "high", "highest".
            10 mistakes in Pulumi.sandbox.yaml: nothing was started or changed.

            """,
            LineNumber().Replace(run.Error, ":N:"));
    }

    [Fact]
    public async Task StackFile_WithTenMistakes_GivesTenDifferentIdsAndTheLineOfEach()
    {
        var run = await root.RunAsync("sandbox", "up");

        var errors = run.Error.Split('\n').Where(line => line.StartsWith("error ", StringComparison.Ordinal)).Select(line => line.Split(": ")).ToList();
        Assert.Equal(10, errors.Count);
        Assert.Distinct(errors.Select(error => error[0]));
        var lines = root.StackText.Split('\n');
        Assert.Equal(
            [
                "modelDataUrl: s3://infra-samples-123456789012/iris/models/softmax/model.zip", "- image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/label:1.0.0",
                "infra:tags:", "frameworkVersion: 1.2", "approvalStatus: approved", "maxCapcity: 2", "instanceType: ml.m5.huge", "maxConcurrentTransforms: 4",
                "expression: 30 2 * * *", "cost: extreme",
            ],
            errors.Select(error => lines[int.Parse(error[1].Split(':')[1], CultureInfo.InvariantCulture) - 1].Trim()));
    }

    [GeneratedRegex("(?<=\\.yaml):[0-9]+:", RegexOptions.None, 1000)]
    private static partial Regex LineNumber();
}
