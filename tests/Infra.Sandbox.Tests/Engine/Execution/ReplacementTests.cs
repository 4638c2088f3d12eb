using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Engine.Execution;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.State;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class ReplacementTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Up_AfterDeleteBeforeReplaceFailedInTheMiddle_CreatesWhatIsMissing()
    {
        void Program(string bucket) => _ = new BucketResource("b", bucket);
        await fixture.DeployAsync(() => Program("one"));

        var failed = await fixture.UpAsync(() => Program("Not_Valid"));
        Assert.Single(failed.Failures);
        Assert.Empty(fixture.Account.S3.ListBuckets());
        var resumed = await fixture.DeployAsync(() => Program("one"));

        Assert.Equal(["Replace b"], EngineFixture.Changes(resumed.Steps));
        Assert.Equal("one", Assert.Single(fixture.Account.S3.ListBuckets()).Name);
        Assert.False((await fixture.PreviewAsync(() => Program("one"))).HasChanges);
    }

    [Fact]
    public async Task Up_OfAResourceThatWasToBeMadeAgainAndIsNotWantedAnyMore_ForgetsIt()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("b", "one"));
        await fixture.UpAsync(() => _ = new BucketResource("b", "Not_Valid"));

        var result = await fixture.DeployAsync(() => { });

        Assert.Equal(["Delete b"], EngineFixture.Changes(result.Steps));
    }

    [Fact]
    public async Task Preview_WithReplaceOnChanges_ReplacesOnThatPropertyOnly()
    {
        void Program(int size, bool enabled) =>
            _ = new Thing("a", new ThingArgs { Size = size, Enabled = enabled }, new CustomResourceOptions { ReplaceOnChanges = { "size" } });
        await fixture.DeployAsync(() => Program(1, false));

        var other = await fixture.PreviewAsync(() => Program(1, true));
        var that = await fixture.PreviewAsync(() => Program(2, true));

        Assert.Equal(StepOperation.Update, other.Steps[1].Operation);
        Assert.Equal((StepOperation.Replace, "size"), (that.Steps[1].Operation, Assert.Single(that.Steps[1].ReplaceReasons)));
        Assert.Equal([false, true], that.Steps[1].Changes.Select(change => change.ForcesReplacement));
    }

    [Fact]
    public async Task Preview_WithReplaceWith_FollowsTheOther()
    {
        void Program(string trigger)
        {
            var first = new Thing("first", options: new CustomResourceOptions { ReplacementTrigger = trigger });
            _ = new Thing("second", options: new CustomResourceOptions { ReplaceWith = { first }, DependsOn = { first } });
        }

        await fixture.DeployAsync(() => Program("one"));

        var plan = await fixture.PreviewAsync(() => Program("two"));

        Assert.Equal(["Replace first", "Replace second"], EngineFixture.Changes(plan.Steps));
    }

    [Fact]
    public async Task Preview_OfATriggerThatIsNotKnownYet_Replaces()
    {
        void Program(string name)
        {
            var first = new Thing("first", new ThingArgs { Name = name });
            _ = new Thing("second", options: new CustomResourceOptions { ReplacementTrigger = first.Arn.Apply(arn => (object)arn) });
        }

        await fixture.DeployAsync(() => Program("one"));

        var plan = await fixture.PreviewAsync(() => Program("two"));

        Assert.Equal(["Replace first: name", "Replace second"], EngineFixture.Changes(plan.Steps));
    }

    [Fact]
    public async Task Up_OfAResourceWhoseTriggerIsNew_DoesNotReplaceIt()
    {
        await fixture.DeployAsync(() => _ = new Thing("a"));

        var result = await fixture.DeployAsync(() => _ = new Thing("a", options: new CustomResourceOptions { ReplacementTrigger = "one" }));
        var changed = await fixture.PreviewAsync(() => _ = new Thing("a", options: new CustomResourceOptions { ReplacementTrigger = "two" }));

        Assert.False(result.HasChanges);
        Assert.Equal(["Replace a"], EngineFixture.Changes(changed.Steps));
    }

    [Fact]
    public async Task Up_OfAResourceDeletedWithAnother_DoesNotDeleteItItself()
    {
        await fixture.DeployAsync(() =>
        {
            var owner = new BucketResource("owner");
            _ = new BucketResource("part", options: new CustomResourceOptions { DeletedWith = owner });
        });

        await fixture.DeployAsync(() => { });

        Assert.StartsWith("part-", Assert.Single(fixture.Account.S3.ListBuckets()).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_OfAnyResources_PutsDependentsFirst() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 6).ArrayOf().ToArbitrary(), links =>
        {
            var states = links.Select((link, index) => new ResourceState
            {
                Urn = $"urn::{index}",
                Type = "t",
                Dependencies = index > 0 ? [$"urn::{link % index}"] : [],
            }).ToList();
            var order = ResourceRemover.Order(states).Select(state => state.Urn).ToList();
            return order.Count == states.Count && states.All(state => state.Dependencies.All(d => order.IndexOf(state.Urn) < order.IndexOf(d)));
        }));
}
