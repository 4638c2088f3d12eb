using Infra.Operations.Promotion;
using Infra.Operations.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.Promotion;

public sealed class PromoterTests : IDisposable
{
    private const string Rules = """
        environments: [dev, staging, prod]
        keys:
          - infra:pipeline.containers[*].image
          - infra:endpoint.instanceType
          - path: infra:recommended
            optional: true
        """;

    private const string Dev = """
        config:
          infra:pipeline:
            containers:
              - hostname: prep
                image: prep:2
              - hostname: score
                image: score:2
          infra:endpoint:
            instanceType: ml.c5.large
            initialInstanceCount: 1
          infra:recommended: {instanceType: ml.c5.large, jobArn: "arn:aws:sagemaker:x"}

        """;

    private const string Staging = """
        # staging
        config:
          infra:pipeline:
            containers:
              - hostname: score   # the other way round
                image: score:1
              - hostname: prep
                image: prep:2
          infra:endpoint:
            instanceType: ml.m5.xlarge # benchmarked
            initialInstanceCount: 4
        secretsprovider: passphrase

        """;

    private readonly string root = Directory.CreateTempSubdirectory("infra-promote-").FullName;

    public PromoterTests()
    {
        Write("promotion.yaml", Rules);
        Write("Pulumi.dev.yaml", Dev);
        Write("Pulumi.staging.yaml", Staging);
        Write("Pulumi.prod.yaml", Staging);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Promote_Differences_AreWrittenLineByLineWithProvenance()
    {
        var result = Promote(new PromotionRequest("dev", "staging") { Commit = "abc1234\n" });

        Assert.True(result.Written);
        Assert.Equal("""
            # staging
            config:
              infra:pipeline:
                containers:
                  - hostname: score   # the other way round
                    image: score:2
                  - hostname: prep
                    image: prep:2
              infra:endpoint:
                instanceType: ml.c5.large # benchmarked
                initialInstanceCount: 4
              infra:recommended:
                instanceType: ml.c5.large
                jobArn: arn:aws:sagemaker:x
              infra:promoted:
                from: dev
                date: "2026-01-01T00:00:00Z"
                commit: abc1234
            secretsprovider: passphrase

            """, Read("Pulumi.staging.yaml"));
        Assert.Equal(
            [
                ("infra:pipeline.containers[0].image", PromotionChangeKind.Changed, "\"score:1\"", "\"score:2\""),
                ("infra:endpoint.instanceType", PromotionChangeKind.Changed, "\"ml.m5.xlarge\"", "\"ml.c5.large\""),
                ("infra:recommended", PromotionChangeKind.Added, null, """{"instanceType":"ml.c5.large","jobArn":"arn:aws:sagemaker:x"}"""),
            ],
            result.Changes.Select(change => (change.Path, change.Kind, change.OldValue?.ToJsonString(), change.NewValue?.ToJsonString())));
        Assert.Contains("-    instanceType: ml.m5.xlarge # benchmarked\n+    instanceType: ml.c5.large # benchmarked\n", result.Diff, StringComparison.Ordinal);
        Assert.Equal(Dev, Read("Pulumi.dev.yaml"));
    }

    [Fact]
    public void Promote_Twice_ChangesNothingTheSecondTime()
    {
        Promote(new PromotionRequest("dev", "staging"));
        var text = Read("Pulumi.staging.yaml");

        var result = new Promoter(root, new ManualTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))).Promote(new PromotionRequest("dev", "staging"));

        Assert.Equal((false, "", 0), (result.Written, result.Diff, result.Changes.Count));
        Assert.Equal(text, Read("Pulumi.staging.yaml"));
    }

    [Fact]
    public void Promote_DryRun_WritesNothing()
    {
        var result = Promote(new PromotionRequest("dev", "staging") { DryRun = true });

        Assert.Equal((false, 3), (result.Written, result.Changes.Count));
        Assert.NotEqual("", result.Diff);
        Assert.Equal(Staging, Read("Pulumi.staging.yaml"));
    }

    [Fact]
    public void Promote_OptionalKeyGone_IsRemoved()
    {
        Promote(new PromotionRequest("dev", "staging"));
        Write("Pulumi.dev.yaml", Dev.Replace("  infra:recommended: {instanceType: ml.c5.large, jobArn: \"arn:aws:sagemaker:x\"}\n", ""));

        var result = Promote(new PromotionRequest("dev", "staging"));

        Assert.Equal(("infra:recommended", PromotionChangeKind.Removed), (result.Changes[0].Path, result.Changes[0].Kind));
        Assert.DoesNotContain("recommended", Read("Pulumi.staging.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev", "prod", "INFRA162", "that is \"staging\"")]
    [InlineData("staging", "dev", "INFRA162", "does not come after")]
    [InlineData("dev", "dev", "INFRA162", "does not come after")]
    [InlineData("sandbox", "staging", "INFRA161", "\"dev\", \"staging\", \"prod\"")]
    public void Promote_WrongOrder_NamesTheNext(string from, string to, string id, string text)
    {
        var error = Refused(new PromotionRequest(from, to));

        Assert.Equal([id], error.Problems.Select(problem => problem.Id));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promote_SkipAskedFor_IsDone() =>
        Assert.True(Promote(new PromotionRequest("dev", "prod") { AllowSkip = true }).Written);

    [Fact]
    public void Promote_SeveralProblems_AreReportedTogether()
    {
        Write("promotion.yaml", Rules.Replace("  - infra:endpoint.instanceType\n", "  - infra:endpoint.instanceType\n  - infra:endpoint.volumeSize\n  - infra:token\n  - infra:pipeline.containers[*].modelDataUrl\n"));
        Write("Pulumi.dev.yaml", Dev + "  infra:token: {secure: v1:abc}\n");
        Write("Pulumi.staging.yaml", Staging.Replace("hostname: prep", "hostname: clean"));

        var error = Refused(new PromotionRequest("dev", "staging"));

        Assert.Equal(
            [
                """INFRA165: infra:pipeline.containers: the list "infra:pipeline.containers" has "prep", "score" in Pulumi.dev.yaml and "score", "clean" in Pulumi.staging.yaml, so that its values cannot be matched. Make the two lists alike by hand, once.""",
                """INFRA163: Pulumi.dev.yaml: "infra:endpoint.volumeSize" is missing. Set it, or mark "infra:endpoint.volumeSize" as optional in promotion.yaml.""",
                """INFRA164: Pulumi.dev.yaml: "infra:token" is, or holds, a secret, which is encrypted for its stack and never copied. Take it out of promotion.yaml, and set it per stack: pulumi config set --secret --path 'infra:token'""",
            ],
            error.Problems.Select(problem => problem.ToString()));
        Assert.Equal(OperationFault.BadInput, error.Fault);
    }

    [Fact]
    public void Promote_AliasInTarget_IsRefusedWithItsLine()
    {
        Write("Pulumi.staging.yaml", Staging.Replace("infra:endpoint:", "infra:base: &base {k: 1}\n  infra:endpoint:").Replace("instanceType: ml.m5.xlarge", "instanceType: *base"));

        var error = Refused(new PromotionRequest("dev", "staging"));

        Assert.Equal(("INFRA109", "Pulumi.staging.yaml", 11), (error.Problems[0].Id, error.Problems[0].File, error.Problems[0].Line));
        Assert.Contains("*base", Read("Pulumi.staging.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Promote_MalformedFiles_AreBothReported()
    {
        Write("Pulumi.dev.yaml", "config: [\n");
        Write("Pulumi.staging.yaml", "config:\n\ta: 1\n");

        Assert.Equal(["Pulumi.dev.yaml", "Pulumi.staging.yaml"], Refused(new PromotionRequest("dev", "staging")).Problems.Select(problem => problem.File));
    }

    [Fact]
    public void Promote_ListsWithoutHostnames_AreMatchedByIndex()
    {
        Write("Pulumi.dev.yaml", Dev.Replace("hostname", "label"));
        Write("Pulumi.staging.yaml", Staging.Replace("hostname", "label"));

        var result = Promote(new PromotionRequest("dev", "staging"));

        Assert.Equal(["infra:pipeline.containers[0].image", "infra:pipeline.containers[1].image"], result.Changes.Take(2).Select(change => change.Path));
    }

    private PromotionResult Promote(PromotionRequest request) => new Promoter(root, new ManualTimeProvider()).Promote(request);

    private OperationException Refused(PromotionRequest request)
    {
        var before = Directory.GetFiles(root).ToDictionary(file => file, File.ReadAllText);
        var error = Assert.Throws<OperationException>(() => Promote(request));
        Assert.Equal(before, Directory.GetFiles(root).ToDictionary(file => file, File.ReadAllText));
        return error;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(root, name), text);

    private string Read(string name) => File.ReadAllText(Path.Combine(root, name));
}
