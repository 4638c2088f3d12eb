using Pulumi.Testing;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Runs;

public sealed class TestAsyncTests
{
    [Fact]
    public async Task TestAsync_Action_ReturnsResourcesWithoutTheStack()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            _ = new Thing("a");
            _ = new Box("b");
        });

        Assert.Equal(["a", "b"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task TestAsync_AsyncLambda_WaitsForIt()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Thing("late");
        });

        Assert.Equal("late", Assert.Single(resources).GetResourceName());
    }

    [Fact]
    public async Task TestAsync_Dictionary_ReturnsItAsGiven()
    {
        var given = new Dictionary<string, object?> { ["text"] = Output.Create("x"), ["none"] = null };

        var (resources, outputs) = await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions(), IDictionary<string, object?> () => given);

        Assert.Empty(resources);
        Assert.Same(given, outputs);
    }

    [Fact]
    public async Task TestAsync_DictionaryTask_ReturnsItAsGiven()
    {
        IDictionary<string, object?> given = new Dictionary<string, object?> { ["text"] = "x" };

        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Thing("a");
            return given;
        });

        Assert.Single(resources);
        Assert.Same(given, outputs);
    }

    [Fact]
    public async Task TestAsync_Stack_ReturnsStackFirst()
    {
        var resources = await Deployment.TestAsync<SmallStack>(new RecordingMocks());

        Assert.Equal(["project-stack", "in-stack"], resources.Select(resource => resource.GetResourceName()));
        Assert.Equal("in-stack_id", await Utilities.OutputUtilities.GetValueAsync(Assert.IsType<SmallStack>(resources[0]).Name));
    }

    [Fact]
    public async Task TestWithServiceProviderAsync_Registered_RunsTheProvidersStack()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<NamedStack>(
            new RecordingMocks(), new Services(type => type == typeof(NamedStack) ? new NamedStack("given") : null));

        Assert.Equal("given", resources[1].GetResourceName());
    }

    [Fact]
    public async Task TestWithServiceProviderAsync_NotRegistered_SaysWhichType()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestWithServiceProviderAsync<NamedStack>(
            new RecordingMocks(), new Services(_ => null)));

        Assert.Contains($"Failed to resolve instance of type {typeof(NamedStack)} from service provider", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_NoOptions_HasTheDefaults()
    {
        DeploymentInstance? instance = null;
        InvalidOperationException? noRoot = null;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            instance = Deployment.Instance;
            noRoot = Assert.Throws<InvalidOperationException>(() => Deployment.Instance.RootDirectory);
        });

        Assert.NotNull(noRoot);
        Assert.Equal(
            (true, "stack", "project", "organization"),
            (instance!.IsDryRun, instance.StackName, instance.ProjectName, instance.OrganizationName));
    }

    [Fact]
    public async Task Instance_OptionsGiven_HasThem()
    {
        var options = new TestOptions
        {
            IsPreview = false,
            StackName = "s",
            ProjectName = "p",
            OrganizationName = "o",
            RootDirectory = "/srv/project",
        };
        DeploymentInstance? instance = null;

        await Deployment.TestAsync(new RecordingMocks(), options, () => { instance = Deployment.Instance; });

        Assert.Equal(
            (false, "s", "p", "o", "/srv/project"),
            (instance!.IsDryRun, instance.StackName, instance.ProjectName, instance.OrganizationName, instance.RootDirectory));
    }

    [Fact]
    public async Task Instance_AfterTheRun_IsGone()
    {
        await Programs.RunAsync(() => { });

        var exception = Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", exception.Message);
    }

    [Fact]
    public void Constructor_OutsideARun_Throws()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new Thing("a"));

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", exception.Message);
    }

    [Fact]
    public async Task TestAsync_Nested_Throws()
    {
        var message = await Programs.FailureAsync(() => Programs.RunAsync(() => { }).GetAwaiter().GetResult());

        Assert.Contains("Deployment.Instance should only be set once", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_ThirtyTwoAtOnce_KeepApart()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 32).Select(async i => await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions { StackName = $"s{i}" }, () => new Thing($"{Deployment.Instance.StackName}-{i}"))));

        Assert.Equal(
            Enumerable.Range(0, 32).Select(i => $"s{i}-{i}"), runs.Select(resources => Assert.Single(resources).GetResourceName()));
    }

    [Fact]
    public async Task TestAsync_ApplyInFlight_WaitsForIt()
    {
        var gate = new TaskCompletionSource();
        var reached = false;

        var run = Programs.RunAsync(() => Output.Create(1).Apply(async _ =>
        {
            await gate.Task;
            reached = true;
            return 2;
        }));
        Assert.False(run.IsCompleted);
        gate.SetResult();
        await run;

        Assert.True(reached);
    }

    [Fact]
    public async Task TestAsync_ResourceInsideApply_IsInTheResult()
    {
        var resources = await Programs.RunAsync(() =>
        {
            var first = new Thing("first");
            first.Id.Apply(id => new Thing($"of-{id}"));
        });

        Assert.Equal(["first", "of-first_id"], resources.Select(resource => resource.GetResourceName()));
    }

    private sealed class SmallStack : Stack
    {
        public SmallStack() => Name = new Thing("in-stack").Id;

        [Output("name")]
        public Output<string> Name { get; private set; }
    }

    private sealed class NamedStack : Stack
    {
        public NamedStack(string name) => _ = new Thing(name);
    }

    private sealed class Services(Func<Type, object?> get) : IServiceProvider
    {
        public object? GetService(Type serviceType) => get(serviceType);
    }
}
