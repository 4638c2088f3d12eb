using System.Text.Json.Nodes;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>Commands on a sandbox where nothing has been deployed: none leaves a file behind.</summary>
public sealed class EmptySandboxTests : IDisposable
{
    private readonly TestRoot root = new();
    private readonly SortedDictionary<string, string> before;

    public EmptySandboxTests() => before = root.Hashes();

    public void Dispose()
    {
        Assert.Equal(before, root.Hashes());
        Assert.False(Directory.Exists(root.Path(".infra")));
        root.Dispose();
    }

    [Fact]
    public async Task Preview_EmptySandbox_ShowsWhatWouldBeCreated()
    {
        var run = await root.RunAsync("sandbox", "preview", "--exit-code");

        Assert.Equal(0, run.Exit);
        Assert.Contains("+ async aws:sagemaker/endpoint:Endpoint\n", run.Output);
        Assert.Matches(@"\n\d+ created\n$", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Preview_JsonIntoReview_GivesMarkdown()
    {
        var preview = await root.RunAsync("sandbox", "preview", "--json");
        var review = await root.PipeAsync(preview.Output, "review", "-");

        Assert.Equal(0, preview.Exit);
        var digest = JsonNode.Parse(preview.Output)!;
        var created = digest["steps"]!.AsArray().Where(step => step!["op"]!.GetValue<string>() == "create").ToList();
        Assert.Equal(digest["changeSummary"]!["create"]!.GetValue<int>(), created.Count);
        Assert.Equal(0, review.Exit);
        Assert.StartsWith($"<!-- infra review -->\n### `sandbox`: {created.Count(step => step!["newState"]!["custom"]!.GetValue<bool>())} created\n", review.Output);
    }

    [Fact]
    public async Task Destroy_EmptySandbox_SaysSo()
    {
        var run = await root.RunAsync("sandbox", "destroy");

        Assert.Equal(0, run.Exit);
        Assert.Equal("The sandbox is empty: nothing to destroy.\n", run.Error);
    }

    [Theory]
    [InlineData("recommend")]
    [InlineData("invoke", "request.csv")]
    [InlineData("batch", "run")]
    [InlineData("batch", "status", "job")]
    public async Task Command_EmptySandbox_SaysWhatComesFirst(params string[] args)
    {
        var run = await root.RunAsync(args);

        Assert.Equal(2, run.Exit);
        Assert.Equal("error INFRA197: The sandbox is empty. Deploy it first: ./infra sandbox up\n", run.Error);
    }

    [Fact]
    public async Task Serve_PortIsTaken_SaysHowToMendIt()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;

        var run = await root.RunAsync("sandbox", "serve", "--port", $"{port}");

        Assert.Equal(2, run.Exit);
        Assert.Equal($"error INFRA185: Port \"{port}\" is taken on this machine. Give another one with --port; 0 takes a free one.\n", run.Error);
    }
}
