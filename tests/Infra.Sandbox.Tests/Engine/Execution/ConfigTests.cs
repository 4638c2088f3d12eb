using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

/// <summary>Alone, because config travels in the environment, which all tests of the process share.</summary>
[CollectionDefinition(nameof(ConfigTests), DisableParallelization = true)]
public sealed class ConfigTestsDefinition;

[Collection(nameof(ConfigTests))]
public sealed class ConfigTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Preview_WithConfig_HandsItToTheProgramAndPutsTheEnvironmentBack()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", "before");
        try
        {
            Assert.Equal("""{"instanceType":"ml.m5.large"}""", await SeenAsync("""{"instanceType":"ml.m5.large"}"""));
            Assert.Equal("before", Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        }
    }

    [Fact]
    public async Task Preview_OfAFailingProgram_PutsEnvironmentAndExitCodeBack()
    {
        var plan = await fixture.PreviewAsync(() => throw new InvalidOperationException("no"));

        Assert.False(plan.Succeeded);
        Assert.Null(Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
        Assert.Equal(0, Environment.ExitCode);
    }

    [Fact]
    public async Task Preview_OfSeveralAtATime_GivesEachItsOwnConfig()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SeenAsync($"value {i}")));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"value {i}"), seen);
    }

    private async Task<string?> SeenAsync(string value)
    {
        string? seen = null;
        var config = new Dictionary<string, string>(StringComparer.Ordinal) { ["infra:endpoint"] = value };
        await fixture.Engine.PreviewAsync(TestStack.Of(() => seen = new Config("infra").Require("endpoint")), config);
        return seen;
    }
}
