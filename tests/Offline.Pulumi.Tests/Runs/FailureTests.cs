using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Runs;

[Collection(EnvironmentCollection.Name)]
public sealed class FailureTests : IDisposable
{
    public void Dispose() => Environment.ExitCode = 0;

    [Fact]
    public async Task TestAsync_RunExceptionThrown_GivesItsText()
    {
        Assert.Equal("the text", await Programs.FailureAsync(() => throw new RunException("the text")));
    }

    [Fact]
    public async Task TestAsync_ResourceExceptionHidingItsStack_GivesItsTextOnly()
    {
        var message = await Programs.FailureAsync(() => throw new ResourceException("wrong value", new Thing("a"), hideStack: true));

        Assert.Equal("wrong value", message);
    }

    [Fact]
    public async Task TestAsync_ResourceException_GivesItsStackWithoutThePrefix()
    {
        var message = await Programs.FailureAsync(() => throw new ResourceException("wrong value", resource: null));

        Assert.StartsWith("Pulumi.ResourceException: wrong value", message, StringComparison.Ordinal);
        Assert.Contains(nameof(FailureTests), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_OtherException_NamesTheProgram()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => Programs.RunAsync(() => throw new FormatException("no number")));

        Assert.StartsWith("Running program '", exception.Message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\nSystem.FormatException: no number", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task TestAsync_ThrowingStackConstructor_GivesTheInnerException()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<ThrowingStack>(new RecordingMocks()));

        Assert.Contains("System.FormatException: in the constructor", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TargetInvocationException", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_FaultedOutput_FailsTheRun()
    {
        var message = await Programs.FailureAsync(() => Output.Create(Task.FromException<int>(new FormatException("faulted"))));

        Assert.Contains("faulted", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_ThrowingApply_FailsTheRunOnce()
    {
        var message = await Programs.FailureAsync(
            () => Output.Create(1).Apply(int (_) => throw new FormatException("in apply")).Apply(value => value + 1));

        Assert.Contains("in apply", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_ThrowingMock_FailsTheRunAndTheOutputs()
    {
        var mocks = new RecordingMocks { OnResource = _ => throw new FormatException("from the mock") };
        Thing? thing = null;

        var message = await Programs.FailureAsync(mocks, () => { thing = new Thing("a"); });

        Assert.Contains("from the mock", message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FormatException>(() => Utilities.OutputUtilities.GetValueAsync(thing!.Urn));
        await Assert.ThrowsAsync<FormatException>(() => Utilities.OutputUtilities.GetValueAsync(thing!.Text));
    }

    [Fact]
    public async Task TestAsync_TwoThrowingMocks_SurfacesTheFirst()
    {
        var mocks = new RecordingMocks { OnResource = args => throw new FormatException(args.Name) };

        var message = await Programs.FailureAsync(mocks, () =>
        {
            _ = new Thing("first");
            _ = new Thing("second");
        });

        Assert.Contains("FormatException: first", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogError_Once_FailsTheRunWithIt()
    {
        Assert.Equal("broken", await Programs.FailureAsync(() => Log.Error("broken")));
    }

    [Fact]
    public async Task LogError_Twice_FailsTheRunWithBoth()
    {
        var exception = await Assert.ThrowsAsync<AggregateException>(() => Programs.RunAsync(() =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        Assert.Equal(["one", "two"], exception.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message));
    }

    [Fact]
    public async Task LogWarn_Always_DoesNotFail()
    {
        var resources = await Programs.RunAsync(() =>
        {
            Log.Debug("d");
            Log.Info("i");
            Log.Warn("w", new Thing("a"));
        });

        Assert.Single(resources);
    }

    [Fact]
    public void Log_OutsideARun_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => Log.Info("nobody hears"));
    }

    [Fact]
    public async Task TestAsync_Failure_SetsTheExitCodeOfShownErrors()
    {
        Environment.ExitCode = 0;

        await Programs.FailureAsync(() => throw new RunException("x"));

        Assert.Equal(32, Environment.ExitCode);
    }

    private sealed class ThrowingStack : Stack
    {
        public ThrowingStack() => throw new FormatException("in the constructor");
    }
}
