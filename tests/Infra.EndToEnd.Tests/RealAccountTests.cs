using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>Stacks of a real account, up to where AWS would be called: their outputs come from the Pulumi CLI, here a script of that name.</summary>
public sealed class RealAccountTests : IDisposable
{
    private readonly TestRoot root = new();
    private readonly string? path = Environment.GetEnvironmentVariable("PATH");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        root.Dispose();
    }

    [Fact]
    public async Task Recommend_PulumiIsNotInstalled_SaysWhatToInstall()
    {
        Environment.SetEnvironmentVariable("PATH", root.Directory);

        var run = await root.RunAsync("recommend", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal(
            "error INFRA192: Stack \"dev\" lives in a real account and the Pulumi CLI, which knows its outputs, is not installed. Install it (https://www.pulumi.com/docs/install/) or use --stack sandbox.\n",
            run.Error);
    }

    [Fact]
    public async Task Recommend_PulumiRefuses_PassesItsReasonOn()
    {
        Install("echo \"error: no stack named 'dev' found\" >&2; exit 255");

        var run = await root.RunAsync("recommend", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal("error INFRA193: The Pulumi CLI cannot read the outputs of stack \"dev\": error: no stack named 'dev' found\n", run.Error);
    }

    [Fact]
    public async Task Recommend_StackIsNotDeployed_SaysWhatComesFirst()
    {
        Install("echo '{}'");

        var run = await root.RunAsync("recommend", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal("error INFRA194: Stack \"dev\" has no output \"region\". Deploy it first: pulumi up -s dev\n", run.Error);
    }

    [Fact]
    public async Task Invoke_NoAsynchronousEndpoint_NamesItsKeyAndAsksPulumiForTheRightStack()
    {
        Install("echo \"$@\" > asked; echo '{\"region\": \"eu-west-1\"}'");

        var run = await root.RunAsync("invoke", "request.csv", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal(
            "error INFRA198: Stack \"dev\" was deployed without \"infra:endpoint\", which this command needs. Add it to Pulumi.dev.yaml and deploy again: pulumi up -s dev\n",
            run.Error);
        Assert.Equal("stack output --json --show-secrets --non-interactive --stack dev\n", await File.ReadAllTextAsync(root.Path("asked")));
    }

    [Fact]
    public async Task Batch_NoBatchTransform_NamesItsKey()
    {
        Install("echo '{\"region\": \"eu-west-1\", \"batchJobDefinition\": null}'");

        var run = await root.RunAsync("batch", "run", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal(
            "error INFRA198: Stack \"dev\" was deployed without \"infra:batch\", which this command needs. Add it to Pulumi.dev.yaml and deploy again: pulumi up -s dev\n",
            run.Error);
    }

    [Fact]
    public async Task Recommend_NoModel_AsksForADeployment()
    {
        Install("echo '{\"region\": \"eu-west-1\"}'");

        var run = await root.RunAsync("recommend", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal("error INFRA198: Stack \"dev\" has no output \"modelName\". Deploy it first: pulumi up -s dev\n", run.Error);
    }

    [Fact]
    public async Task Recommend_NoAsynchronousEndpoint_NamesItsKey()
    {
        Install("echo '{\"region\": \"eu-west-1\", \"modelName\": \"inference-1\", \"recommendationRoleArn\": \"arn\"}'");

        var run = await root.RunAsync("recommend", "--stack", "dev");

        Assert.Equal(2, run.Exit);
        Assert.Equal(
            "error INFRA198: Stack \"dev\" was deployed without \"infra:endpoint\", which this command needs. Add it to Pulumi.dev.yaml and deploy again: pulumi up -s dev\n",
            run.Error);
    }

    /// <summary>Puts a program called pulumi in front of all others.</summary>
    private void Install(string script)
    {
        var program = root.Path("bin", "pulumi");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{Path.GetDirectoryName(program)}{Path.PathSeparator}{path}");
    }
}
