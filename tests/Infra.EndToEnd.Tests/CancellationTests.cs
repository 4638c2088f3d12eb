using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>Ctrl-C in the middle of the loop.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly TestRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Up_CancelledAfterTheFirstDeployment_ExitsWith130AndGoesOnFromThere()
    {
        var before = root.StackText;
        using var stop = new CancellationTokenSource();
        await using var output = new WatchedWriter(text => text.Contains("2  Recommend an instance type\n", StringComparison.Ordinal));
        var running = root.RunAsync(output, "", stop.Token, "sandbox", "up");
        await Task.WhenAny(output.Reached, running);
        await stop.CancelAsync();

        var run = await running;

        Assert.Equal(130, run.Exit);
        Assert.EndsWith("cancelled\n", run.Error);
        Assert.Equal(before, root.StackText);

        var again = await root.RunAsync("sandbox", "up", "--json");

        Assert.Equal(0, again.Exit);
        Assert.Equal(0, again.Json["deployments"]![0]!["counts"]!["created"]!.GetValue<int>());
        Assert.Equal("ml.c5.xlarge", again.Json["recommendation"]!["recommendedInstanceType"]!.GetValue<string>());
    }
}
