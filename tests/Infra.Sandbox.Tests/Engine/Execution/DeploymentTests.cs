using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.State;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class DeploymentTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Up_OfAProgram_CreatesInTheAccountAndReturnsTheOutputs()
    {
        var result = await fixture.UpAsync(() => new BucketResource("Results").Arn);

        Assert.Empty(result.Failures);
        var name = Assert.Single(fixture.Account.S3.ListBuckets()).Name;
        Assert.Matches("^results-[0-9a-f]{7}$", name);
        Assert.Equal($"arn:aws:s3:::{name}", result.Outputs.Text("result"));
        Assert.Equal($"arn:aws:s3:::{name}", (await fixture.Engine.ReadOutputsAsync())!.Text("result"));
    }

    [Fact]
    public async Task Up_OfAnUnchangedProgram_LeavesTheStateFileByteForByte()
    {
        void Program()
        {
            var things = Enumerable.Range(0, 20).Select(i => new Thing($"t{i}", new ThingArgs { Size = i, Password = Output.CreateSecret("p") })).ToList();
            _ = new Thing("last", new ThingArgs { Link = things[3].Arn }, new CustomResourceOptions { DependsOn = { things[7] } });
        }

        await fixture.DeployAsync(Program);
        var before = await File.ReadAllBytesAsync(fixture.StatePath);

        var result = await fixture.DeployAsync(Program);

        Assert.False(result.HasChanges);
        Assert.Equal(before, await File.ReadAllBytesAsync(fixture.StatePath));
        Assert.Equal(["state.json"], fixture.Files);
    }

    [Fact]
    public async Task Up_WhereOneResourceFails_SkipsItsDependentsAndGoesOnWithTheRest()
    {
        void Program(string name)
        {
            var bad = new BucketResource("bad", name);
            var dependent = new Thing("dependent", new ThingArgs { Link = bad.Arn });
            _ = new Thing("waiting", options: new CustomResourceOptions { DependsOn = { dependent } });
            _ = new Thing("independent");
        }

        var failed = await fixture.UpAsync(() => Program("Not_A_Bucket_Name"));

        Assert.Equal(["bad", "dependent", "waiting"], failed.Failures.Select(failure => failure.Name));
        Assert.Equal("InvalidBucketName: The specified bucket is not valid.", failed.Failures[0].Message);
        Assert.Equal([false, true, true], failed.Failures.Select(failure => failure.Skipped));
        Assert.Equal("It depends on \"bad\", which has failed.", failed.Failures[1].Message);
        Assert.Contains("Create independent", EngineFixture.Changes(failed.Steps));

        var resumed = await fixture.DeployAsync(() => Program("good"));

        Assert.Equal(["Create bad", "Create dependent", "Create waiting"], EngineFixture.Changes(resumed.Steps));
        Assert.Equal("good", Assert.Single(fixture.Account.S3.ListBuckets()).Name);
    }

    [Fact]
    public async Task Up_AfterAFailure_DeletesNothing()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("old"));

        var failed = await fixture.UpAsync(() => _ = new BucketResource("bad", "Not_A_Bucket_Name"));

        Assert.Equal("bad", Assert.Single(failed.Failures).Name);
        Assert.Single(fixture.Account.S3.ListBuckets());
    }

    [Fact]
    public async Task Up_OfAReplacement_CreatesTheNewBeforeItDeletesTheOld()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("b", options: new CustomResourceOptions { ReplacementTrigger = "one" }));
        var old = Assert.Single(fixture.Account.S3.ListBuckets()).Name;
        var seen = new List<int>();

        var result = await fixture.DeployAsync(() =>
        {
            var bucket = new BucketResource("b", options: new CustomResourceOptions { ReplacementTrigger = "two" });
            bucket.Arn.Apply(_ =>
            {
                seen.Add(fixture.Account.S3.ListBuckets().Count);
                return 0;
            });
        });

        var step = result.Steps.Single(step => step.Name == "b");
        Assert.Equal((StepOperation.Replace, false), (step.Operation, step.DeleteBeforeReplace));
        Assert.Equal("replacementTrigger", Assert.Single(step.ReplaceReasons));
        Assert.Equal([2], seen);
        Assert.NotEqual(old, Assert.Single(fixture.Account.S3.ListBuckets()).Name);
    }

    [Fact]
    public async Task Up_WithDeleteBeforeReplace_DeletesDependentsThenTheOldThenCreates()
    {
        var order = new List<string>();
        void Program(string trigger)
        {
            var hooks = new ResourceHookBinding
            {
                BeforeDelete = { Recorder("delete", order) },
                AfterCreate = { Recorder("create", order) },
            };
            var root = new BucketResource("root", options: new CustomResourceOptions { DeleteBeforeReplace = true, ReplacementTrigger = trigger, Hooks = hooks });
            _ = new Thing("policy", new ThingArgs { Link = root.Arn, Name = root.Bucket }, new CustomResourceOptions { Hooks = hooks });
            _ = new Thing("loose", new ThingArgs { Link = root.Arn }, new CustomResourceOptions { Hooks = hooks });
        }

        await fixture.DeployAsync(() => Program("one"));
        order.Clear();

        var plan = await fixture.PreviewAsync(() => Program("two"));
        Assert.Equal(["Replace root", "Replace policy: link, name", "Update loose: link"], EngineFixture.Changes(plan.Steps));
        var result = await fixture.DeployAsync(() => Program("two"));

        Assert.Equal(["delete policy", "delete root", "create root", "create policy"], order);
        Assert.Equal([true, true, false], result.Steps.Where(step => step.Custom).Select(step => step.DeleteBeforeReplace));
    }

    [Fact]
    public async Task Up_WithIgnoreChanges_KeepsTheOldValue()
    {
        void Program(int size, string kind) => _ = new Thing(
            "a",
            new ThingArgs { Size = size, Parts = { new PartArgs { Kind = kind } } },
            new CustomResourceOptions { IgnoreChanges = { "size", "parts[*].kind" } });
        await fixture.DeployAsync(() => Program(1, "x"));

        var result = await fixture.DeployAsync(() => Program(2, "y"));

        Assert.False(result.HasChanges);
    }

    [Fact]
    public async Task Up_OfAProtectedResource_RefusesDeletionAndReplacement()
    {
        var options = new CustomResourceOptions { Protect = true };
        await fixture.DeployAsync(() => _ = new BucketResource("b", "one", options));

        var replacement = await fixture.UpAsync(() => _ = new BucketResource("b", "two", options));
        var deletion = await fixture.UpAsync(() => { });
        var plan = await fixture.PreviewAsync(() => { });

        Assert.StartsWith("INFRA204: The resource \"b\" (aws:s3/bucket:Bucket) is protected and cannot be replaced.", Assert.Single(replacement.Failures).Message, StringComparison.Ordinal);
        Assert.StartsWith("INFRA204: The resource \"b\" (aws:s3/bucket:Bucket) is protected and cannot be deleted.", Assert.Single(deletion.Failures).Message, StringComparison.Ordinal);
        Assert.False(plan.Succeeded);
        Assert.Equal("one", Assert.Single(fixture.Account.S3.ListBuckets()).Name);
        await Assert.ThrowsAsync<EngineException>(() => fixture.Engine.DestroyAsync(null, EngineFixture.NoConfig));
    }

    [Fact]
    public async Task Up_OfAResourceToBeRetained_ForgetsItAndLeavesItInTheAccount()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("b", options: new CustomResourceOptions { RetainOnDelete = true }));

        var result = await fixture.DeployAsync(() => { });

        Assert.Equal(["Delete b"], EngineFixture.Changes(result.Steps));
        Assert.Single(fixture.Account.S3.ListBuckets());
    }

    [Fact]
    public async Task Up_WhereAnAliasNamesTheOldResource_KeepsIt()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("old"));
        var name = Assert.Single(fixture.Account.S3.ListBuckets()).Name;

        var result = await fixture.DeployAsync(() => _ = new BucketResource("new", options: new CustomResourceOptions { Aliases = { new Alias { Name = "old" } } }));

        Assert.False(result.HasChanges);
        Assert.Equal(name, Assert.Single(fixture.Account.S3.ListBuckets()).Name);
    }

    [Fact]
    public async Task Up_WhereTheAccountLostAResource_MakesItAgain()
    {
        void Program() => _ = new BucketResource("b");
        await fixture.DeployAsync(Program);
        fixture.Account.DeleteAll();

        var result = await fixture.DeployAsync(Program);

        Assert.Equal(["Create b"], EngineFixture.Changes(result.Steps));
        Assert.Single(fixture.Account.S3.ListBuckets());
    }

    [Fact]
    public async Task Up_OfTwoResourcesWithOneTypeAndName_IsRefused()
    {
        var result = await fixture.UpAsync(() =>
        {
            _ = new Thing("twin");
            _ = new Thing("twin");
        });

        Assert.Contains("INFRA203: Two resources have the type \"aws:cloudwatch/logGroup:LogGroup\" and the name \"twin\".", result.Failures[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_OfADeployedProgram_LeavesNothing()
    {
        await fixture.DeployAsync(() =>
        {
            var group = new Group("group");
            var bucket = new BucketResource("b", options: new CustomResourceOptions { Parent = group });
            _ = new Thing("t", new ThingArgs { Link = bucket.Arn }, new CustomResourceOptions { Parent = group });
        });

        var result = await fixture.Engine.DestroyAsync(null, EngineFixture.NoConfig);

        Assert.Equal(["Delete t", "Delete b", "Delete group", "Delete infra-sandbox"], EngineFixture.Changes(result.Steps));
        Assert.Empty(fixture.Account.S3.ListBuckets());
        Assert.Empty(fixture.Files);
        Assert.Null(await fixture.Engine.ReadOutputsAsync());
    }

    [Fact]
    public async Task Up_WhileAnotherRuns_IsRefused()
    {
        using var stateLock = StateLock.Acquire(fixture.StatePath);

        var exception = await Assert.ThrowsAsync<EngineException>(() => fixture.UpAsync(() => { }));

        Assert.Equal("INFRA201", exception.Id);
    }

    [Fact]
    public async Task Up_Reports_EachStepWhenItBeginsAndEnds()
    {
        await fixture.DeployAsync(() => _ = new BucketResource("b"));

        Assert.Equal(
            [(StepOperation.Create, StepStage.Started), (StepOperation.Create, StepStage.Succeeded)],
            fixture.Events.Where(step => step.Name == "b").Select(step => (step.Operation, step.Stage)));
    }

    [Fact]
    public async Task Up_OfSixtyResourcesInAChain_CreatesThemInOrderAndDestroysThemBackwards()
    {
        var names = Enumerable.Range(0, 60).Select(i => $"t{i}").ToList();
        void Program()
        {
            Thing? previous = null;
            foreach (var name in names) previous = new Thing(name, new ThingArgs { Link = previous?.Arn ?? Output.Create("none") });
        }

        var created = await fixture.DeployAsync(Program);
        var destroyed = await fixture.Engine.DestroyAsync(null, EngineFixture.NoConfig);

        Assert.Equal(names, created.Steps.Where(step => step.Custom).Select(step => step.Name));
        Assert.Equal(names.AsEnumerable().Reverse(), destroyed.Steps.Where(step => step.Custom).Select(step => step.Name));
    }

    private static ResourceHook Recorder(string verb, List<string> order) => new(verb, (args, _) =>
    {
        lock (order) order.Add($"{verb} {args.Name}");
        return Task.CompletedTask;
    });
}
