using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class HookTests : IDisposable
{
    private readonly EngineFixture fixture = new();
    private readonly List<(string Kind, ResourceHookArgs Args)> calls = [];

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Up_OfACreation_RunsHooksAroundItWithWhatIsKnownThen()
    {
        await fixture.DeployAsync(() => Program(1));

        Assert.Equal(["beforeCreate", "afterCreate"], calls.Select(call => call.Kind));
        var (before, after) = (calls[0].Args, calls[1].Args);
        Assert.Equal("urn:pulumi:sandbox::infra::aws:cloudwatch/logGroup:LogGroup::a", before.Urn);
        Assert.Equal(("", "a", Thing.LogGroup), (before.Id, before.Name, before.Type));
        Assert.Equal(1.0, before.NewInputs!["size"]);
        Assert.Null(before.OldInputs);
        Assert.Null(before.NewOutputs);
        Assert.StartsWith("a-", after.Id, StringComparison.Ordinal);
        Assert.Equal($"arn:aws:logs:us-east-1:123456789012:log-group:{after.Id}", after.NewOutputs!["arn"]);
    }

    [Fact]
    public async Task Up_OfAnUpdate_GivesHooksOldAndNewInputsAndOutputs()
    {
        await fixture.DeployAsync(() => Program(1));
        calls.Clear();

        await fixture.DeployAsync(() => Program(2));

        Assert.Equal(["beforeUpdate", "afterUpdate"], calls.Select(call => call.Kind));
        Assert.Equal((1.0, 2.0), (calls[0].Args.OldInputs!["size"], calls[0].Args.NewInputs!["size"]));
        Assert.Equal(1.0, calls[0].Args.OldOutputs!["size"]);
        Assert.Null(calls[0].Args.NewOutputs);
        Assert.Equal(2.0, calls[1].Args.NewOutputs!["size"]);
    }

    [Fact]
    public async Task Destroy_WithTheProgram_RunsItsDeleteHooks()
    {
        await fixture.DeployAsync(() => Program(1));
        calls.Clear();

        await fixture.Engine.DestroyAsync(TestStack.Of(() => Program(1)), EngineFixture.NoConfig);

        Assert.Equal(["beforeDelete", "afterDelete"], calls.Select(call => call.Kind));
        Assert.Equal(1.0, calls[0].Args.OldInputs!["size"]);
        Assert.Null(calls[0].Args.NewInputs);
    }

    [Fact]
    public async Task Destroy_WithoutTheProgram_WarnsOfHooksItCouldNotRun()
    {
        await fixture.DeployAsync(() => Program(1));

        var result = await fixture.Engine.DestroyAsync(null, EngineFixture.NoConfig);

        Assert.True(result.Succeeded);
        Assert.Contains("INFRA208: The beforeDelete hook \"beforeDelete\" of \"a\"", result.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WhereABeforeHookFails_FailsTheStep()
    {
        var result = await fixture.UpAsync(() => _ = new BucketResource("b", options: With(new ResourceHookBinding { BeforeCreate = { Failing() } })));

        Assert.Equal("INFRA207: The beforeCreate hook \"failing\" of \"b\" failed: no", Assert.Single(result.Failures).Message);
        Assert.Empty(fixture.Account.S3.ListBuckets());
    }

    [Fact]
    public async Task Up_WhereABeforeHookFailsAndSaysToIgnoreIt_Warns()
    {
        var result = await fixture.UpAsync(() => _ = new BucketResource(
            "b", options: With(new ResourceHookBinding { BeforeCreate = { Failing(new ResourceHookOptions { IgnoreErrors = true }) } })));

        Assert.True(result.Succeeded);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(result.Diagnostics).Severity);
    }

    [Fact]
    public async Task Up_WhereAnAfterHookFails_OnlyWarns()
    {
        var result = await fixture.UpAsync(() => _ = new BucketResource("b", options: With(new ResourceHookBinding { AfterCreate = { Failing() } })));

        Assert.True(result.Succeeded);
        Assert.Equal("INFRA207: The afterCreate hook \"failing\" of \"b\" failed: no", Assert.Single(result.Diagnostics).Message);
        Assert.Single(fixture.Account.S3.ListBuckets());
    }

    [Fact]
    public async Task Preview_RunsOnlyHooksThatAskForDryRuns()
    {
        var dry = new List<string>();
        ResourceHook Hook(string name, bool? onDryRun) => new(name, (_, _) =>
        {
            dry.Add(name);
            return Task.CompletedTask;
        }, new ResourceHookOptions { OnDryRun = onDryRun });

        await fixture.PreviewAsync(() => _ = new Thing("a", options: With(new ResourceHookBinding { BeforeCreate = { Hook("yes", true), Hook("no", false), Hook("unset", null) } })));

        Assert.Equal(["yes"], dry);
    }

    [Fact]
    public async Task Up_WhereAnErrorHookAsksForIt_TriesAgain()
    {
        var failures = new List<IReadOnlyList<string>>();
        Task<bool> Mend(ErrorHookArgs args, CancellationToken cancellationToken)
        {
            failures.Add(args.Errors);
            return Task.FromResult(failures.Count < 3);
        }

        var result = await fixture.UpAsync(() =>
            _ = new BucketResource("b", "Not_Valid", With(new ResourceHookBinding { OnError = { new ErrorHook("mend", Mend) } })));

        Assert.Single(result.Failures);
        Assert.Equal([1, 2, 3], failures.Select(errors => errors.Count));
    }

    private static CustomResourceOptions With(ResourceHookBinding hooks) => new() { Hooks = hooks };

    private static ResourceHook Failing(ResourceHookOptions? options = null) => new("failing", (_, _) => throw new InvalidOperationException("no"), options);

    private void Program(int size)
    {
        ResourceHook Hook(string kind) => new(kind, (args, _) =>
        {
            calls.Add((kind, args));
            return Task.CompletedTask;
        });
        _ = new Thing("a", new ThingArgs { Size = size }, With(new ResourceHookBinding
        {
            BeforeCreate = { Hook("beforeCreate") },
            AfterCreate = { Hook("afterCreate") },
            BeforeUpdate = { Hook("beforeUpdate") },
            AfterUpdate = { Hook("afterUpdate") },
            BeforeDelete = { Hook("beforeDelete") },
            AfterDelete = { Hook("afterDelete") },
        }));
    }
}
