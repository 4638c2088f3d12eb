using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class PlanTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Preview_OfANewProgram_CreatesEverythingAndChangesNothing()
    {
        var plan = await fixture.PreviewAsync(() => _ = new Thing("a"));

        Assert.Equal(["Create infra-sandbox", "Create a"], EngineFixture.Changes(plan.Steps));
        Assert.True(plan.Succeeded);
        Assert.Empty(fixture.Files);
    }

    [Fact]
    public async Task Preview_OfADeployedProgram_IsAllSame()
    {
        void Program() => _ = new Thing("a", new ThingArgs { Size = 1, Tags = { ["team"] = "x" }, Parts = { new PartArgs { Kind = "k" } } });
        await fixture.DeployAsync(Program);

        var plan = await fixture.PreviewAsync(Program);

        Assert.False(plan.HasChanges);
        Assert.Equal(2, plan.Count(StepOperation.Same));
    }

    [Fact]
    public async Task Preview_OfChangedProperties_UpdatesAndNamesThem()
    {
        await fixture.DeployAsync(() => _ = new Thing("a", new ThingArgs { Size = 1, Parts = { new PartArgs { Kind = "old" } } }));

        var plan = await fixture.PreviewAsync(() =>
            _ = new Thing("a", new ThingArgs { Size = 2, Enabled = true, Parts = { new PartArgs { Kind = "new" } } }));

        Assert.Equal(["Update a: enabled, parts[0].kind, size"], EngineFixture.Changes(plan.Steps));
        var size = plan.Steps.Single(step => step.Name == "a").Changes.Single(change => change.Path == "size");
        Assert.Equal((PropertyChangeKind.Update, false, "1", "2"), (size.Kind, size.ForcesReplacement, size.Before!.ToJsonString(), size.After!.ToJsonString()));
    }

    [Fact]
    public async Task Preview_WhereAPropertyForcesIt_ReplacesAndSaysWhy()
    {
        await fixture.DeployAsync(() => _ = new Thing("a", new ThingArgs { Name = "one" }));

        var plan = await fixture.PreviewAsync(() => _ = new Thing("a", new ThingArgs { Name = "two" }));

        var step = plan.Steps.Single(step => step.Name == "a");
        Assert.Equal(StepOperation.Replace, step.Operation);
        Assert.Equal("name", Assert.Single(step.ReplaceReasons));
        Assert.True(step.DeleteBeforeReplace, "a fixed name leaves no room for two");
    }

    [Fact]
    public async Task Preview_OfResourcesNoLongerInTheProgram_DeletesDependentsFirst()
    {
        await fixture.DeployAsync(() =>
        {
            var first = new Thing("first");
            var second = new Thing("second", new ThingArgs { Link = first.Arn });
            _ = new Thing("third", options: new CustomResourceOptions { DependsOn = { second } });
        });

        var plan = await fixture.PreviewAsync(() => { });

        Assert.Equal(["Delete third", "Delete second", "Delete first"], EngineFixture.Changes(plan.Steps));
    }

    [Fact]
    public async Task Preview_OfAnInputThatComesFromAReplacedResource_ShowsItAsUnknown()
    {
        void Program(string name)
        {
            var first = new Thing("first", new ThingArgs { Name = name });
            _ = new Thing("second", new ThingArgs { Parts = { new PartArgs { Kind = "k", Link = first.Arn } } });
        }

        await fixture.DeployAsync(() => Program("one"));

        var plan = await fixture.PreviewAsync(() => Program("two"));

        Assert.Equal(["Replace first: name", "Update second: parts[0].link"], EngineFixture.Changes(plan.Steps));
        var change = Assert.Single(plan.Steps.Single(step => step.Name == "second").Changes);
        Assert.Equal("arn:aws:logs:us-east-1:123456789012:log-group:one", (string?)change.Before);
        Assert.Equal(DeploymentPlan.UnknownValue, (string?)change.After);
    }

    [Fact]
    public async Task Preview_OfAnUpdatedResource_KeepsItsOutputsKnown()
    {
        string? arn = null;
        void Program(int size) => new Thing("a", new ThingArgs { Size = size }).Arn.Apply(value => arn = value);
        await fixture.DeployAsync(() => Program(1));
        arn = null;

        await fixture.PreviewAsync(() => Program(2));

        Assert.StartsWith("arn:aws:logs:us-east-1:123456789012:log-group:a-", arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfAProgramThatThrows_SaysSoInItsOwnWords()
    {
        var plan = await fixture.PreviewAsync(() => throw new ResourceException("INFRA001: two containers at least", null));

        Assert.False(plan.Succeeded);
        Assert.Equal("INFRA001: two containers at least", Assert.Single(plan.Diagnostics).Message);
    }

    [Fact]
    public async Task Preview_OfChildren_QualifiesUrnsByTheirParentsTypes()
    {
        var plan = await fixture.PreviewAsync(() =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Thing("leaf", options: new CustomResourceOptions { Parent = inner });
        });

        Assert.Equal(
            [
                "urn:pulumi:sandbox::infra::pulumi:pulumi:Stack::infra-sandbox",
                "urn:pulumi:sandbox::infra::infra:index:Group::outer",
                "urn:pulumi:sandbox::infra::infra:index:Group$infra:index:Group::inner",
                "urn:pulumi:sandbox::infra::infra:index:Group$infra:index:Group$aws:cloudwatch/logGroup:LogGroup::leaf",
            ],
            plan.Steps.Select(step => step.Urn));
    }

    [Fact]
    public async Task Preview_OfAComponentWithOtherArguments_ShowsThemButNotInTheDigest()
    {
        await fixture.DeployAsync(() => _ = new Group("g", args: new ThingArgs { Size = 1 }));

        var plan = await fixture.PreviewAsync(() => _ = new Group("g", args: new ThingArgs { Size = 2 }));

        Assert.Equal(["Update g: size"], EngineFixture.Changes(plan.Steps));
        Assert.DoesNotContain("diffReasons", plan.ToDigestJson(), StringComparison.Ordinal);
    }
}
