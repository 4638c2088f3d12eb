using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace Infra.EndToEnd.Tests.Roots;

/// <summary>A deployed sandbox that <c>infra sandbox serve</c> serves in this process, and the command line as processes of their own beside it.</summary>
internal sealed class ServedRoot : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly WatchedWriter output = new(text => text.EndsWith("}\n", StringComparison.Ordinal));
    private Task<Run> serving = null!;

    private ServedRoot(TestRoot root) => Root = root;

    public TestRoot Root { get; }

    public string Url { get; private set; } = "";

    public AmazonSageMakerClient SageMaker { get; private set; } = null!;

    /// <param name="root">A deployed root; it is copied.</param>
    /// <param name="serve">Further options of the server.</param>
    public static async Task<ServedRoot> StartAsync(TestRoot root, params string[] serve)
    {
        var served = new ServedRoot(root.Copy());
        served.serving = served.Root.RunAsync(served.output, "", served.stop.Token, ["sandbox", "serve", "--port", "0", "--json", .. serve]);
        Assert.NotSame(served.serving, await Task.WhenAny(served.output.Reached, served.serving));
        served.Url = JsonNode.Parse(await served.output.Reached)!["endpointUrl"]!.GetValue<string>();
        served.SageMaker = new AmazonSageMakerClient(
            new BasicAWSCredentials("any", "thing"), new AmazonSageMakerConfig { ServiceURL = served.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 20 });
        return served;
    }

    /// <summary>Starts <c>infra</c> as a process; what it says is read line by line.</summary>
    public Process Start(params string[] args) => Start(new Dictionary<string, string?>(StringComparer.Ordinal), args);

    private Process Start(Dictionary<string, string?> environment, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Infra.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["INFRA_ROOT"] = Root.Directory;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    /// <summary>Runs <c>infra</c> as a process to its end.</summary>
    public Task<Run> RunAsync(params string[] args) => RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), args);

    /// <summary>Runs <c>infra</c> as a process to its end, with the served account in place of AWS's own and a program called pulumi.</summary>
    public Task<Run> RunInAccountAsync(string folderOfPulumi, params string[] args) => RunAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = $"{folderOfPulumi}{System.IO.Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["AWS_ENDPOINT_URL"] = Url,
            ["AWS_ACCESS_KEY_ID"] = "any",
            ["AWS_SECRET_ACCESS_KEY"] = "thing",
        },
        args);

    private async Task<Run> RunAsync(Dictionary<string, string?> environment, string[] args)
    {
        using var process = Start(environment, args);
        var (text, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await text, await error);
    }

    public async Task<IReadOnlyList<InferenceRecommendationsJob>> JobsAsync() =>
        (await SageMaker.ListInferenceRecommendationsJobsAsync(new ListInferenceRecommendationsJobsRequest { MaxResults = 100 })).InferenceRecommendationsJobs;

    public async Task<IReadOnlyList<string>> ModelsAsync() =>
        [.. (await SageMaker.ListModelsAsync(new ListModelsRequest { NameContains = "infra-benchmark" })).Models.Select(model => model.ModelName)];

    /// <summary>Ends the server, which saves the account; the root stays.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await serving;
    }

    public async ValueTask DisposeAsync()
    {
        SageMaker.Dispose();
        await StopAsync();
        Assert.Equal(0, (await serving).Exit);
        await output.DisposeAsync();
        stop.Dispose();
        Root.Dispose();
    }
}
