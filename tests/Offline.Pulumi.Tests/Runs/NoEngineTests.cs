using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Runs;

[Collection(EnvironmentCollection.Name)]
public sealed class NoEngineTests
{
    [Fact]
    public async Task RunAsync_AnyForm_SaysThereIsNoEngineAndFails()
    {
        var before = Console.Error;
        var text = new StringWriter();
        Console.SetError(text);
        try
        {
            Assert.Equal(1, await Deployment.RunAsync<EmptyStack>());
            Assert.Equal(1, await Deployment.RunAsync(() => { }));
        }
        finally
        {
            Console.SetError(before);
            Environment.ExitCode = 0;
        }

        Assert.Contains("no Pulumi engine", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("-p:OfflinePackages=", text.ToString(), StringComparison.Ordinal);
    }

    private sealed class EmptyStack : Stack;
}
