using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Functions;

public sealed class InvokeTests
{
    private const string Token = "test:index:getThing";

    [Fact]
    public async Task Invoke_KnownArgs_CallsTheMockAndConverts()
    {
        var mocks = new RecordingMocks { OnCall = _ => Programs.State(("name", "n"), ("size", 2)) };
        Output<Found>? found = null;

        await Programs.RunAsync(mocks, () => { found = Deployment.Instance.Invoke<Found>(Token, Args(("q", 1))); });

        var call = Assert.Single(mocks.Calls);
        Assert.Equal((Token, "", 1.0), (call.Token, call.Provider, call.Args["q"]));
        var value = (await Programs.ProbeAsync(found!)).Value;
        Assert.Equal(("n", 2), (value.Name, value.Size));
    }

    [Fact]
    public async Task Invoke_IdArgument_IsSent()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => Deployment.Instance.Invoke<object>(Token, Args(("id", "i"))));

        Assert.Equal(["id"], Assert.Single(mocks.Calls).Args.Keys);
    }

    [Fact]
    public async Task Invoke_UnknownArgument_IsNotCalled()
    {
        var mocks = new RecordingMocks();
        Output<object>? result = null;

        await Programs.RunAsync(mocks, () =>
        {
            result = Deployment.Instance.Invoke<object>(
                Token, Args(("q", Output.CreateSecret(OutputUtilities.WithDependency(OutputUtilities.CreateUnknown("u"), new Thing("a"))))));
        });

        Assert.Empty(mocks.Calls);
        Assert.Equal("unknown plain []", (await Programs.ProbeAsync(result!)).Flags);
    }

    [Fact]
    public async Task Invoke_DependsOnResourceWithUnknownId_IsNotCalled()
    {
        var mocks = RecordingMocks.Returning(Programs.State(), id: null);
        Output<object>? result = null;

        await Programs.RunAsync(mocks, () =>
        {
            result = Deployment.Instance.Invoke<object>(Token, Args(), new InvokeOutputOptions { DependsOn = { new Thing("a") } });
        });

        Assert.Empty(mocks.Calls);
        Assert.Equal("unknown plain []", (await Programs.ProbeAsync(result!)).Flags);
    }

    [Fact]
    public async Task Invoke_SecretArgument_GivesAPlainResultWithItsDependencies()
    {
        Output<object>? result = null;

        await Programs.RunAsync(() =>
        {
            result = Deployment.Instance.Invoke<object>(Token, Args(("q", Output.CreateSecret(new Thing("a").Id))));
        });

        Assert.Equal("known plain [a]", (await Programs.ProbeAsync(result!)).Flags);
    }

    [Fact]
    public async Task Invoke_SecretInTheAnswer_GivesASecretResult()
    {
        var mocks = new RecordingMocks { OnCall = _ => Programs.State(("name", Output.CreateSecret("s"))) };
        Output<Found>? result = null;

        await Programs.RunAsync(mocks, () => { result = Deployment.Instance.Invoke<Found>(Token, Args()); });

        Assert.Equal("known secret []", (await Programs.ProbeAsync(result!)).Flags);
    }

    [Fact]
    public async Task InvokeAsync_UnknownArgument_IsDroppedAndTheMockCalled()
    {
        var mocks = new RecordingMocks { OnCall = _ => Programs.State(("name", "n")) };
        Found? found = null;

        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            found = await Deployment.Instance.InvokeAsync<Found>(Token, Args(("q", OutputUtilities.CreateUnknown(1)), ("k", "v")));
        });

        Assert.Equal(["k"], Assert.Single(mocks.Calls).Args.Keys);
        Assert.Equal("n", found!.Name);
    }

    [Fact]
    public async Task InvokeAsync_MockThrows_ThrowsInTheTask()
    {
        var mocks = new RecordingMocks { OnCall = _ => throw new FormatException("from the mock") };
        var caught = false;

        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            await Assert.ThrowsAsync<FormatException>(() => Deployment.Instance.InvokeAsync<object>(Token, Args()));
            caught = true;
        });

        Assert.True(caught);
    }

    [Fact]
    public async Task InvokeSingle_Answer_GivesItsFirstValue()
    {
        var mocks = new RecordingMocks { OnCall = _ => Programs.State(("result", 5)) };
        Output<int>? result = null;
        var awaited = 0;

        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            result = Deployment.Instance.InvokeSingle<int>(Token, Args());
            awaited = await Deployment.Instance.InvokeSingleAsync<int>(Token, Args());
        });

        Assert.Equal((5, 5), ((await Programs.ProbeAsync(result!)).Value, awaited));
    }

    [Fact]
    public async Task Invoke_EmptyMocks_Fails()
    {
        var message = await Programs.FailureAsync(new EmptyMocks(), () => Deployment.Instance.Invoke<object>(Token, Args()));

        Assert.Contains("Pulumi.Testing.MockCallArgs is not a supported argument type", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_GetResource_NeverReachesTheMock()
    {
        var mocks = new RecordingMocks();
        Output<ImmutableDictionary<string, object>>? result = null;

        await Programs.RunAsync(mocks, () =>
        {
            result = Deployment.Instance.Invoke<ImmutableDictionary<string, object>>(
                "pulumi:pulumi:getResource", Args(("urn", new Thing("a").Urn)));
        });

        Assert.Empty(mocks.Calls);
        Assert.Equal("a_id", (await Programs.ProbeAsync(result!)).Value["id"]);
    }

    [Fact]
    public async Task Invoke_ParentsProvider_IsPassed()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty, new CustomResourceOptions());
            var box = new Box("box", options: new() { Providers = { provider } });
            Deployment.Instance.Invoke<object>(Token, Args(), new InvokeOptions { Parent = box });
            Deployment.Instance.Invoke<object>(Token, Args(), new InvokeOptions { Provider = provider });
        });

        Assert.All(mocks.Calls, call => Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::p::p_id", call.Provider));
        Assert.Equal(2, mocks.Calls.Count);
    }

    [Fact]
    public async Task Call_Self_ArrivesAsResource()
    {
        var mocks = new RecordingMocks();
        Output<object>? result = null;

        await Programs.RunAsync(mocks, () =>
        {
            result = Deployment.Instance.Call<object>(
                "test:index:Thing/grow", new GrowArgs { By = OutputUtilities.CreateUnknown(1) }, new Thing("a"));
        });

        var call = Assert.Single(mocks.Calls);
        Assert.Equal(["__self__"], call.Args.Keys);
        Assert.Equal("a", Assert.IsType<Thing>(call.Args["__self__"]).GetResourceName());
        Assert.Equal("known plain []", (await Programs.ProbeAsync(result!)).Flags);
    }

    private static DictionaryInvokeArgs Args(params (string Key, object? Value)[] args) =>
        new(args.ToImmutableDictionary(arg => arg.Key, arg => arg.Value));

    private sealed class GrowArgs : CallArgs
    {
        [Input("by")]
        public Input<int>? By { get; set; }
    }

    [OutputType]
    private sealed class Found
    {
        public readonly string Name;
        public readonly int Size;

        [OutputConstructor]
        private Found([OutputConstructorParameter("name")] string called, int size) => (Name, Size) = (called, size);
    }
}
