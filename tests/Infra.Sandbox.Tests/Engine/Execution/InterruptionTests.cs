using Infra.Sandbox.Engine.State;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class InterruptionTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Up_AfterAProcessWasKilledWhileCreating_AdoptsWhatTheAccountHas()
    {
        void Program() => _ = new BucketResource("b");
        var expected = (await fixture.PreviewAsync(Program)).Steps.Single(step => step.Name == "b").New!;
        var name = expected.Inputs.Text("bucket")!;
        fixture.Account.S3.CreateBucket(name);
        using (var journal = new StateJournal(fixture.StatePath + ".journal"))
        {
            journal.Begin(new PendingOperation("creating", expected with { Id = name }));
        }

        var result = await fixture.DeployAsync(Program);

        Assert.Equal(["Create infra-sandbox"], EngineFixture.Changes(result.Steps));
        Assert.Equal(name, Assert.Single(fixture.Account.S3.ListBuckets()).Name);
        Assert.Equal(["state.json"], fixture.Files);
    }

    [Fact]
    public async Task Up_WhenCancelled_KeepsWhatWasDoneAndGoesOnLater()
    {
        using var cancellation = new CancellationTokenSource();
        void Program(Action onFirst)
        {
            var first = new BucketResource("first", options: new CustomResourceOptions
            {
                Hooks = new ResourceHookBinding
                {
                    AfterCreate =
                    {
                        new ResourceHook("first", (_, _) =>
                        {
                            onFirst();
                            return Task.CompletedTask;
                        }),
                    },
                },
            });
            _ = new BucketResource("second", options: new CustomResourceOptions { DependsOn = { first } });
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.Engine.UpAsync(TestStack.Of(() => Program(cancellation.Cancel)), EngineFixture.NoConfig, null, cancellation.Token));
        Assert.Single(fixture.Account.S3.ListBuckets());

        var result = await fixture.DeployAsync(() => Program(() => { }));

        Assert.Equal(["Create second"], EngineFixture.Changes(result.Steps));
    }

    [Fact]
    public async Task Up_AfterTheReplacementWasMadeButTheOldNotDeleted_DeletesTheOld()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("b", options: new CustomResourceOptions { ReplacementTrigger = "one" }));
        var old = Assert.Single(fixture.Account.S3.ListBuckets()).Name;
        fixture.Account.S3.PutObject(old, "k", "v"u8.ToArray());

        var failed = await fixture.UpAsync(() => _ = new BucketResource("b", options: new CustomResourceOptions { ReplacementTrigger = "two" }));
        Assert.Equal("BucketNotEmpty: The bucket you tried to delete is not empty", Assert.Single(failed.Failures).Message);
        fixture.Account.S3.EmptyBucket(old);
        var result = await fixture.DeployAsync(() => _ = new BucketResource("b", options: new CustomResourceOptions { ReplacementTrigger = "two" }));

        Assert.False(result.HasChanges);
        Assert.NotEqual(old, Assert.Single(fixture.Account.S3.ListBuckets()).Name);
    }
}
