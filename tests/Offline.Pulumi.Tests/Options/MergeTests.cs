using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Options;

public sealed class MergeTests
{
    [Fact]
    public async Task Merge_Custom_JoinsListsAndLetsTheSecondWin()
    {
        CustomResourceOptions? merged = null;
        Thing? a = null;
        Thing? b = null;
        await Programs.RunAsync(() =>
        {
            (a, b) = (new Thing("a"), new Thing("b"));
            merged = CustomResourceOptions.Merge(
                new()
                {
                    DependsOn = { a },
                    IgnoreChanges = { "x" },
                    Protect = true,
                    Version = "1",
                    ImportId = "i",
                    Parent = a,
                    Hooks = { BeforeCreate = { Hook("1") } },
                    AdditionalSecretOutputs = { "s" },
                    EnvVarMappings = { ["E"] = "1", ["F"] = "1" },
                },
                new()
                {
                    DependsOn = { b },
                    IgnoreChanges = { "y" },
                    Protect = false,
                    DeleteBeforeReplace = true,
                    ReplaceOnChanges = { "r" },
                    Hooks = { BeforeCreate = { Hook("2") }, AfterUpdate = { Hook("3") } },
                    Aliases = { new Alias { Name = "old" } },
                    EnvVarMappings = { ["E"] = "2" },
                });
        });

        Assert.Equal([a!, b!], (await Programs.ProbeAsync(merged!.DependsOn.ToOutput())).Value.ToList());
        Assert.Equal(["x", "y"], merged.IgnoreChanges);
        Assert.Equal(["r"], merged.ReplaceOnChanges);
        Assert.Equal(["s"], merged.AdditionalSecretOutputs);
        Assert.Equal((false, true, "1", "i"), (merged.Protect, merged.DeleteBeforeReplace, merged.Version, merged.ImportId));
        Assert.Same(a, merged.Parent);
        Assert.Equal(["1", "2"], merged.Hooks.BeforeCreate.Select(hook => hook.Name));
        Assert.Equal(["3"], merged.Hooks.AfterUpdate.Select(hook => hook.Name));
        Assert.Single(merged.Aliases);
        Assert.Equal("2", merged.EnvVarMappings["E"]);
    }

    [Fact]
    public void Merge_Nulls_AreIgnored()
    {
        Assert.Equal("v", CustomResourceOptions.Merge(null, new() { Version = "v" }).Version);
        Assert.Equal("v", ComponentResourceOptions.Merge(new() { Version = "v" }, null).Version);
        Assert.Null(ComponentResourceOptions.Merge(null, null).Version);
    }

    [Fact]
    public async Task Merge_Component_JoinsProviders()
    {
        var merged = new List<ProviderResource>();

        await Programs.RunAsync(() =>
        {
            var (p, q) = (Provider("p"), Provider("q"));
            merged = ComponentResourceOptions.Merge(new() { Providers = { p } }, new() { Providers = { q } }).Providers;
        });

        Assert.Equal(["p", "q"], merged.Select(provider => provider.GetResourceName()));
    }

    [Fact]
    public void Merge_Result_LeavesTheGivenOptionsAlone()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "x" } };

        CustomResourceOptions.Merge(first, null).IgnoreChanges.Add("y");

        Assert.Equal(["x"], first.IgnoreChanges);
    }

    [Fact]
    public async Task HookBinding_CloneAndIsEmpty_SeeEveryList()
    {
        await Programs.RunAsync(() =>
        {
            var empty = new ResourceHookBinding();
            var failing = new ResourceHookBinding { OnError = { new ErrorHook("e", (_, _) => Task.FromResult(true)) } };

            Assert.True(empty.IsEmpty);
            Assert.False(failing.IsEmpty);
            Assert.False(failing.Clone().IsEmpty);
            Assert.NotSame(failing.OnError, failing.Clone().OnError);
        });
    }

    private static ResourceHook Hook(string name) => new(name, (_, _) => Task.CompletedTask);

    private static ProviderResource Provider(string package) => new(package, package, ResourceArgs.Empty, new CustomResourceOptions());
}
