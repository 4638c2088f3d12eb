using System.Text.RegularExpressions;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>The main job on the sandbox: <c>./infra sandbox up</c>.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SandboxUpTests(DeployedRoot deployed)
{
    private const string Winner = "ml.c5.xlarge";

    [Fact]
    public void FirstUp_OriginalStackFile_SucceedsWithoutAnError()
    {
        Assert.Equal(0, deployed.FirstUp.Exit);
        Assert.DoesNotContain("error", deployed.FirstUp.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void FirstUp_OriginalStackFile_ChangesTheInstanceTypeAndAppendsTheProvenanceOnly()
    {
        var before = deployed.StackTextBefore.Split('\n');
        var after = deployed.Root.StackText.Split('\n');
        var changed = Enumerable.Range(0, before.Length - 1).Where(line => before[line] != after[line]).ToArray();

        var line = Assert.Single(changed);
        Assert.Equal("    instanceType: ml.m5.xlarge", before[line]);
        Assert.Equal($"    instanceType: {Winner}", after[line]);
        Assert.Equal("    # infra recommend writes this one.", after[line - 1]);
        Assert.Matches(
            $"""
            ^  infra:recommended:
                instanceType: {Winner}
                previousInstanceType: ml\.m5\.xlarge
                jobArn: arn:aws:sagemaker:us-east-1:123456789012:inference-recommendations-job/infra-[0-9a-f]+-1
                date: "20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ"
                metrics:
                  costPerHour: [\d.]+
                  costPerInference: [\d.]+
                  maxInvocationsPerMinute: \d+
                  modelLatencyMilliseconds: [\d.]+
                inputs:
                  model: ["\da-f]+
                  image: ["\da-f]+
                  payload: ["\da-f]+
                  traffic: ["\da-f]+
                  candidates: ["\da-f]+
            $
            """,
            string.Join('\n', after[(before.Length - 1)..]));
    }

    [Fact]
    public void FirstUp_AnyOtherFile_IsAsItWas()
    {
        var after = deployed.Root.Hashes();

        Assert.Equal(
            ["Pulumi.sandbox.yaml"],
            after.Keys.Where(path => !path.StartsWith(".infra", StringComparison.Ordinal) && after[path] != deployed.HashesBefore.GetValueOrDefault(path)));
        Assert.All(after.Keys.Except(deployed.HashesBefore.Keys), path => Assert.StartsWith(Path.Combine(".infra", "sandbox"), path));
    }

    [Fact]
    public void FirstUp_Output_ShowsTheFirstPlan()
    {
        var part = Part("1  Deploy Pulumi.sandbox.yaml", "2  Recommend an instance type");

        Assert.Contains("+ infra-sandbox pulumi:pulumi:Stack\n", part);
        Assert.Contains("+ inference infra:index:InferencePipeline\n", part);
        Assert.Contains("+ async aws:sagemaker/endpoint:Endpoint\n", part);
        Assert.Contains("+ batch infra:index:BatchTransform\n", part);
        Assert.Matches(@"\n\d+ created\nin \d+\.\d s\n", part);
    }

    [Fact]
    public void FirstUp_Output_ShowsTheTableWithUnitsAndOneMarkedWinner()
    {
        var part = Part("2  Recommend an instance type", "3  Deploy the change");

        Assert.Matches(@"run +latency +invocations +USD +USD per +USD per month +score", part);
        Assert.Matches(@"ms +per minute +per hour +thousand +0 to 2 instances +0 to 1", part);
        Assert.Matches($@"★ +{Regex.Escape(Winner)} ", part);
        Assert.Matches(@"\n +ml\.m5\.xlarge \(current\) +[\d.]+ +[\d,]+ +0\.230 +0\.\d+ +0 to 335\.80 +0\.\d{3} *\n", part);
        Assert.Matches(@"\n +USD per month, 0 to 2 instances +0 to 335\.80 +0 to 297\.84 +−11\.3 % *\n", part);
        Assert.Contains("left out: ml.c5.2xlarge: 0.408 USD/h is above the limit of 0.25 USD/h\n", part);
        Assert.Contains("Simulated figures: ", part);
        Assert.Equal(2, part.Count(character => character == '★'));
    }

    [Fact]
    public void FirstUp_Output_ShowsTheDiffOfTheStackFile()
    {
        var part = Part("2  Recommend an instance type", "3  Deploy the change");

        Assert.Contains("\n--- a/Pulumi.sandbox.yaml\n+++ b/Pulumi.sandbox.yaml\n@@ ", part);
        Assert.Contains($"\n-    instanceType: ml.m5.xlarge\n+    instanceType: {Winner}\n", part);
        Assert.Contains("\n+  infra:recommended:\n", part);
    }

    [Fact]
    public void FirstUp_Output_ShowsTheConfigurationReplacedAndTheEndpointUpdatedInPlace()
    {
        var part = Part("3  Deploy the change", "4  Send an asynchronous request");

        Assert.Matches(
            $"""
            ± async-config aws:sagemaker/endpointConfiguration:EndpointConfiguration replaced: created first, then the old one deleted
             +│   └── productionVariants\[0\]\.instanceType "ml\.m5\.xlarge" → "{Regex.Escape(Winner)}" \(forces replacement\)
            """,
            part);
        Assert.Contains("~ async aws:sagemaker/endpoint:Endpoint updated in place\n", part);
        Assert.DoesNotContain("infra:index:BatchTransform", part);
        Assert.DoesNotContain("created,", part);
    }

    [Fact]
    public void FirstUp_Output_ShowsTheAsynchronousResult()
    {
        var part = Part("4  Send an asynchronous request", "5  Run the batch transform");

        Assert.Matches(@"^\nrequest  samples/iris/requests/three\.csv \(inference id [0-9a-f-]{36}\)\nresult   s3://[a-z0-9-]+/output/[0-9a-f-]{36}\.out \(text/csv", part);
        Assert.Matches(@"\nnotified through http\S+/async-results-[0-9a-f]+\n", part);
        Assert.Matches(@"\n +setosa,0\.\d+\n +versicolor,0\.\d+\n +virginica,0\.\d+\n", part);
    }

    [Fact]
    public void FirstUp_Output_ShowsTheBatchAccuracyAndWhatToDoNext()
    {
        var part = Part("5  Run the batch transform", "Next: ");

        var accuracy = Regex.Match(part, @"\naccuracy (?<share>0\.\d{3}) \(\d+ of 150 rows as labelled\)\n", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.True(double.Parse(accuracy.Groups["share"].Value) >= 0.95, part);
        Assert.Matches(@"\nDone in \d+\.\d s\n", part);
        Assert.Contains($"Pulumi.sandbox.yaml now says {Winner}; look at it: git diff\n", part);
        Assert.Contains("\nNext: ./infra sandbox up       a second time: nothing to change\n      ./infra sandbox serve ", deployed.FirstUp.Output);
    }

    [Fact]
    public async Task SecondUp_NothingChanged_SaysSoAndLeavesEveryByte()
    {
        var before = deployed.Root.Hashes();

        var run = await deployed.Root.RunAsync("sandbox", "up");

        Assert.Equal(0, run.Exit);
        Assert.Contains("\nNothing to change: stack, recommendation and stack file are as they were.", run.Output);
        Assert.DoesNotContain("created", run.Output);
        Assert.Contains("\nNext: ./infra sandbox serve    its endpoints, for any AWS client\n      ./infra sandbox destroy  removes it\n", run.Output);
        Assert.Equal(before, deployed.Root.Hashes());
    }

    [Fact]
    public async Task SecondUp_Json_SaysThatNothingChanged()
    {
        var run = await deployed.Root.RunAsync("sandbox", "up", "--json");

        Assert.Equal(0, run.Exit);
        Assert.False(run.Json["changed"]!.GetValue<bool>());
        Assert.True(run.Json["recommendation"]!["jobReused"]!.GetValue<bool>());
        Assert.Equal("alreadyBest", run.Json["recommendation"]!["verdict"]!.GetValue<string>());
    }

    [Fact]
    public async Task Up_AnotherCommandHasTheSandbox_IsRefusedAndTouchesNothing()
    {
        var before = deployed.Root.StackText;
        await using (new FileStream(deployed.Root.Path(".infra", "sandbox", "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var run = await deployed.Root.RunAsync("sandbox", "up");

            Assert.Equal(2, run.Exit);
            Assert.Equal(
                "error INFRA195: Another infra command is using the sandbox. Wait for it to end, or stop it (./infra sandbox serve runs until Ctrl-C).\n", run.Error);
        }

        Assert.Equal(before, deployed.Root.StackText);
    }

    private string Part(string from, string to)
    {
        var output = deployed.FirstUp.Output;
        var start = output.IndexOf(from, StringComparison.Ordinal);
        var end = output.IndexOf(to, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, output);
        return output[(start + from.Length)..end];
    }
}
