using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>The commands on a deployed stack.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class DeployedSandboxTests(DeployedRoot deployed)
{
    [Fact]
    public async Task Preview_NothingToChange_ExitsWithThreeWhenAsked()
    {
        var asked = await deployed.Root.RunAsync("sandbox", "preview", "--exit-code");
        var unasked = await deployed.Root.RunAsync("sandbox", "preview");

        Assert.Equal((3, 0), (asked.Exit, unasked.Exit));
        Assert.Matches(@"^\d+ unchanged\n$", asked.Output);
    }

    [Fact]
    public async Task Preview_InstanceTypeChanged_ReviewNamesItAndWhatIsReplaced()
    {
        using var root = deployed.Root.Copy();
        root.StackText = deployed.StackTextBefore;

        var preview = await root.RunAsync("sandbox", "preview", "--json");
        var review = await root.PipeAsync(preview.Output, "review");

        Assert.Equal((0, 0), (preview.Exit, review.Exit));
        Assert.Contains("ml.c5.xlarge", review.Output);
        Assert.Contains("ml.m5.xlarge", review.Output);
        Assert.Contains("productionVariants[0].instanceType", review.Output);
    }

    [Fact]
    public async Task Recommend_DryRun_ShowsTheDiffAndWritesNothing()
    {
        using var root = deployed.Root.Copy();
        root.StackText = deployed.StackTextBefore;
        var before = root.Hashes();

        var run = await root.RunAsync("recommend", "--dry-run");

        Assert.Equal(0, run.Exit);
        Assert.Contains("\n-    instanceType: ml.m5.xlarge\n+    instanceType: ml.c5.xlarge\n", run.Output);
        Assert.EndsWith("\nDry run: Pulumi.sandbox.yaml is not written.\n", run.Output);
        Assert.Equal(before, root.Hashes());
    }

    [Fact]
    public async Task Recommend_StackFileIsBehind_WritesItAndSaysWhatComesNext()
    {
        using var root = deployed.Root.Copy();
        root.StackText = deployed.StackTextBefore;

        var run = await root.RunAsync("recommend", "--exit-code");

        Assert.Equal(0, run.Exit);
        Assert.EndsWith("\nPulumi.sandbox.yaml is written. Next: ./infra sandbox up\n", run.Output);
        Assert.Equal(deployed.Root.StackText, root.StackText);
    }

    [Fact]
    public async Task Recommend_AlreadyBest_ExitsWithThreeWhenAsked()
    {
        var before = deployed.Root.Hashes();

        var run = await deployed.Root.RunAsync("recommend", "--exit-code");

        Assert.Equal(3, run.Exit);
        Assert.Contains("\"ml.c5.xlarge\" is already the best candidate.\n", run.Output);
        Assert.Equal(before, deployed.Root.Hashes());
    }

    [Fact]
    public async Task Recommend_MarkdownAndPage_TellTheSameAsTheTerminal()
    {
        using var root = deployed.Root.Copy();
        root.StackText = deployed.StackTextBefore;
        var (markdown, page) = (root.Path("report.md"), root.Path("report.html"));

        var run = await root.RunAsync("recommend", "--dry-run", "--markdown", markdown, "--html", page);

        Assert.Equal(0, run.Exit);
        Assert.EndsWith($"  report written to {markdown}\n  report written to {page}\n", run.Error);
        Assert.Contains("\n| USD per month, 0 to 2 instances | 0 to 335.80 | **0 to 297.84** | −11.3 % |\n", File.ReadAllText(markdown));
        Assert.Contains("<dt>USD per month, 0 to 2 instances</dt><dd class=\"value\">0 to 297.84</dd>", File.ReadAllText(page));
        Assert.All([run.Output, File.ReadAllText(markdown), File.ReadAllText(page)], text => Assert.Contains("Simulated figures: ", text));
    }

    [Fact]
    public async Task Recommend_MarkdownToStandardOutput_IsAllThatStandsThere()
    {
        var run = await deployed.Root.RunAsync("recommend", "--markdown", "-");

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("<!-- infra recommendation: sandbox -->\n### `sandbox`: `ml.c5.xlarge` stays, it ranks first\n", run.Output);
        Assert.DoesNotContain("★  ml", run.Output);
    }

    [Fact]
    public async Task Recommend_InAStepOfGitHubActions_SetsItsOutputsAndSummary()
    {
        using var root = deployed.Root.Copy();
        root.StackText = deployed.StackTextBefore;
        root.Variables["GITHUB_ACTIONS"] = "true";
        root.Variables["GITHUB_OUTPUT"] = root.Path("outputs");
        root.Variables["GITHUB_STEP_SUMMARY"] = root.Path("summary.md");

        var run = await root.RunAsync("recommend");

        Assert.Equal(0, run.Exit);
        Assert.Contains("\nchanged<<end-of-changed\ntrue\nend-of-changed\n", "\n" + File.ReadAllText(root.Path("outputs")));
        Assert.Contains("\ninstance-type<<end-of-instance-type\nml.c5.xlarge\nend-of-instance-type\n", File.ReadAllText(root.Path("outputs")));
        Assert.Contains("### `sandbox`: `ml.m5.xlarge` → `ml.c5.xlarge`\n", File.ReadAllText(root.Path("summary.md")));
    }

    [Fact]
    public async Task Recommend_ReportCannotBeWritten_IsRefusedBeforeTheJob()
    {
        var run = await deployed.Root.RunAsync("recommend", "--fresh", "--html", deployed.Root.Path("no", "report.html"));

        Assert.Equal(2, run.Exit);
        Assert.Equal($"error INFRA180: --html: \"{deployed.Root.Path("no", "report.html")}\" is in a folder that does not exist. Make the folder, or name another file.\nNothing was started or changed.\n", run.Error);
    }

    [Fact]
    public async Task AnyCommand_AccountFileIsBroken_SaysHowToGoOn()
    {
        using var root = deployed.Root.Copy();
        var account = Directory.EnumerateFiles(root.Path(".infra", "sandbox", "account"), "*.json").First();
        await File.WriteAllTextAsync(account, "{ broken");

        var run = await root.RunAsync("sandbox", "preview");

        Assert.Equal(2, run.Exit);
        Assert.StartsWith("error INFRA186: ", run.Error);
        Assert.Contains("Remove the folder .infra/sandbox and run again; the sandbox is made anew.\n", run.Error);
    }

    [Fact]
    public async Task Invoke_GoodRequest_ShowsTheResult()
    {
        var file = deployed.Root.Path("samples", "iris", "requests", "three.csv");

        var run = await deployed.Root.RunAsync("invoke", file, "--json");

        Assert.Equal(0, run.Exit);
        Assert.True(run.Json["succeeded"]!.GetValue<bool>());
        Assert.Contains("async-results", run.Json["notifiedThrough"]!.GetValue<string>());
        Assert.Equal(
            ["setosa", "versicolor", "virginica"],
            run.Json["content"]!.GetValue<string>().TrimEnd().Split('\n').Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Invoke_MalformedRequest_FailsWithTheReason()
    {
        var file = deployed.Root.Path("samples", "iris", "requests", "malformed.csv");

        var run = await deployed.Root.RunAsync("invoke", file);

        Assert.Equal(1, run.Exit);
        Assert.Matches(@"\nfailed   ClientError: Received client error \(400\) from standardize\.", run.Output);
        Assert.EndsWith("         Line 1: expected 4 numbers, got \"5.1,3.5,not-a-number,0.2\".\n", run.Output);
    }

    [Fact]
    public async Task Invoke_MissingFile_IsBadInput()
    {
        var run = await deployed.Root.RunAsync("invoke", "no-such.csv");

        Assert.Equal(2, run.Exit);
        Assert.Equal("error INFRA140: The input \"no-such.csv\" does not exist. Name a file or an s3:// object that is there.\n", run.Error);
    }

    [Fact]
    public async Task BatchRun_WithFolder_DownloadsTheOutputsAndStatusFindsTheJob()
    {
        var folder = Path.Combine(deployed.Root.Directory, "results");

        var run = await deployed.Root.RunAsync("batch", "run", "--output", folder, "--json");
        var status = await deployed.Root.RunAsync("batch", "status", run.Json["jobName"]!.GetValue<string>());

        var file = Assert.Single(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal(150, File.ReadAllLines(file).Length);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, run.Exit);
        Assert.Equal([file], run.Json["files"]!.AsArray().Select(path => path!.GetValue<string>()));
        Assert.Equal(0, status.Exit);
        Assert.StartsWith($"job      {run.Json["jobName"]} (Completed)\noutput   s3://", status.Output);
    }

    [Fact]
    public async Task BatchStatus_UnknownJob_IsBadInput()
    {
        var run = await deployed.Root.RunAsync("batch", "status", "no-such-job");

        Assert.Equal(2, run.Exit);
        Assert.Equal("error INFRA152: There is no batch job \"no-such-job\". Check the name and the region.\n", run.Error);
    }
}
