using System.Globalization;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary><c>infra recommend</c> as a process of its own, killed with SIGKILL, against a served sandbox; then run again.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class KilledRecommendationTests(DeployedRoot deployed)
{
    private const string Removed = "  infra:recommended:\n";

    /// <summary>Moments after the command's start: from before its first call to after its last, about 1.9 s later.</summary>
    private static readonly int[] Milliseconds = [100, 350, 450, 500, 550, 600, 700, 1000, 1500, 1700, 1800, 1900];

    /// <summary>Lines after which it is killed at once.</summary>
    private static readonly string[] Lines = ["registered as a model", "started: no job", "ml.c5.large: completed", "ml.m5.2xlarge: completed"];

    [Fact]
    public async Task Recommend_KilledAtAnyMomentThenRunAgain_HasOneJobOneChangeAndNoTemporaryModel()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        var original = Original(served.Root.StackText);
        var killed = 0;
        for (var round = 0; round < Milliseconds.Length + Lines.Length; round++)
        {
            // Another version is another hash: each round begins with no job of its own.
            var text = original.Replace("frameworkVersion: \"1.2\"\n    samplePayloadUrl: s3://infra-samples-123456789012/iris/payload.tar.gz\n    contentTypes: [text/csv]\n    supp", Version(round), StringComparison.Ordinal);
            Assert.NotEqual(original, text);
            served.Root.StackText = text;
            var jobsBefore = (await served.JobsAsync()).Count;

            killed += await KillAsync(served, round) ? 1 : 0;
            var rerun = await served.RunAsync("recommend");

            Assert.Equal((0, ""), (rerun.Exit, string.Join('\n', rerun.Error.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)))));
            Assert.Equal(jobsBefore + 1, (await served.JobsAsync()).Count);
            Assert.Empty(await served.ModelsAsync());
            AssertOneChange(text, served.Root.StackText);
        }

        Assert.InRange(killed, 8, Milliseconds.Length + Lines.Length);
    }

    /// <summary>The rerun of a run that was killed after its write finds nothing left to do, and the first one's change stands alone.</summary>
    private static void AssertOneChange(string before, string after)
    {
        var (lines, now) = (before.Split('\n'), after.Split('\n'));
        Assert.Equal(
            ["    instanceType: ml.m5.xlarge"], lines.Where((line, i) => now[i] != line && i < lines.Length - 1));
        Assert.Equal(2, now.Count(line => line is "    instanceType: ml.c5.xlarge"));
        Assert.Equal(2, after.Split(Removed).Length);
        Assert.Equal(lines.Length + 16, now.Length);
    }

    /// <summary>Kills the command at the moment of this round.</summary>
    /// <returns>False when it had ended before.</returns>
    private static async Task<bool> KillAsync(ServedRoot served, int round)
    {
        using var process = served.Start("recommend");
        _ = process.StandardOutput.ReadToEndAsync();
        if (round < Milliseconds.Length)
        {
            _ = process.StandardError.ReadToEndAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(Milliseconds[round]), TimeProvider.System);
        }
        else
        {
            while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains(Lines[round - Milliseconds.Length], StringComparison.Ordinal))
            {
                // Not yet.
            }
        }

        var ended = process.HasExited;
        process.Kill(); // SIGKILL: it cannot clear up.
        await process.WaitForExitAsync();
        return !ended;
    }

    private static string Version(int round) => string.Create(
        CultureInfo.InvariantCulture,
        $"frameworkVersion: \"1.2.{round}\"\n    samplePayloadUrl: s3://infra-samples-123456789012/iris/payload.tar.gz\n    contentTypes: [text/csv]\n    supp");

    /// <summary>The stack file as it was before the first recommendation.</summary>
    private static string Original(string text) =>
        text[..text.IndexOf(Removed, StringComparison.Ordinal)].Replace("instanceType: ml.c5.xlarge", "instanceType: ml.m5.xlarge", StringComparison.Ordinal);
}
