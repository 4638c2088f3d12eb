using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Components;

public sealed class StackTests
{
    [Fact]
    public async Task Outputs_Assigned_AreRegistered()
    {
        var mocks = new RecordingMocks();

        await Deployment.TestAsync<FullStack>(mocks);

        Assert.Equal(["name"], Assert.Single(mocks.Outputs).Outputs.Keys);
    }

    [Fact]
    public async Task Outputs_Unassigned_AreNamed()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<UnassignedStack>(new RecordingMocks()));

        Assert.Equal(
            "Output(s) 'name' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            exception.Message);
    }

    [Fact]
    public async Task Outputs_NotOutputs_AreNamed()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<WrongStack>(new RecordingMocks()));

        Assert.StartsWith("Output(s) 'name' have incorrect type.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_NotOutputsOnCustomResource_AreNamed()
    {
        Assert.StartsWith("Output(s) 'name' have incorrect type.", await Programs.FailureAsync(() => new Wrong("a")), StringComparison.Ordinal);
    }

    private sealed class FullStack : Stack
    {
        [Output("name")]
        public Output<string> Name { get; private set; } = Output.Create("n");
    }

    private sealed class UnassignedStack : Stack
    {
        [Output("name")]
        public Output<string>? Name { get; private set; }
    }

    private sealed class WrongStack : Stack
    {
        [Output("name")]
        public string Name { get; private set; } = "n";
    }

    private sealed class Wrong(string name) : CustomResource("test:index:Wrong", name, args: null, options: null, registerPackageRequest: null)
    {
        [Output("name")]
        public string Name { get; private set; } = "n";
    }
}
