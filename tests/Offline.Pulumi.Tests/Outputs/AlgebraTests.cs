using System.Collections.Immutable;
using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Outputs;

public sealed class AlgebraTests
{
    [Fact]
    public async Task Apply_EveryForm_GivesTheValue()
    {
        var one = Output.Create(1);

        Assert.Equal(2, (await Programs.ProbeAsync(one.Apply(value => value + 1))).Value);
        Assert.Equal(2, (await Programs.ProbeAsync(one.Apply(value => Task.FromResult(value + 1)))).Value);
        Assert.Equal(2, (await Programs.ProbeAsync(one.Apply(value => Output.Create(value + 1)))).Value);
        Assert.Equal(2, (await Programs.ProbeAsync(one.Apply(value => (Input<int>)(value + 1)))).Value);
        Assert.Equal(2, (await Programs.ProbeAsync(one.UntypedApply(value => Output.Create((int)value! + 1)))).Value);
        Assert.True((await Programs.ProbeAsync(one.Apply(Task (value) => Task.CompletedTask))).IsKnown);
    }

    [Fact]
    public async Task Apply_Unknown_DoesNotRunAndKeepsMarks()
    {
        Probe<string>? probe = null;
        var ran = false;

        await Programs.RunAsync(() =>
        {
            var source = Output.CreateSecret(OutputUtilities.WithDependency(OutputUtilities.CreateUnknown(1), new Thing("a")));
            probe = Programs.ProbeAsync(source.Apply(value =>
            {
                ran = true;
                return "x";
            })).GetAwaiter().GetResult();
        });

        Assert.False(ran);
        Assert.Equal("unknown secret [a]", probe!.Flags);
    }

    [Fact]
    public async Task Apply_NullOutput_GivesKnownDefault()
    {
        var probe = await Programs.ProbeAsync(Output.CreateSecret(1).Apply(_ => (Output<string>?)null));

        Assert.Equal(("known secret []", null), (probe.Flags, probe.Value));
    }

    [Fact]
    public async Task CreateSecret_Unknown_StaysUnknownAndSecretThroughApply()
    {
        var probe = await Programs.ProbeAsync(Output.CreateSecret(OutputUtilities.CreateUnknown("u")).Apply(value => value + "x"));

        Assert.Equal("unknown secret []", probe.Flags);
    }

    [Fact]
    public async Task Unsecret_Secret_IsPlain()
    {
        Assert.Equal("known plain []", (await Programs.ProbeAsync(Output.Unsecret(Output.CreateSecret(1)))).Flags);
    }

    [Fact]
    public async Task Create_Task_HasNoDependencies()
    {
        Assert.Equal("known plain []", (await Programs.ProbeAsync(Output.Create(Task.FromResult(1)))).Flags);
        Assert.Equal("known secret []", (await Programs.ProbeAsync(Output.CreateSecret(Task.FromResult(1)))).Flags);
        Assert.Equal(1, (await Programs.ProbeAsync(Output<int>.Create(Task.FromResult(1)))).Value);
    }

    [Fact]
    public async Task Tuple_EightItems_JoinsValuesAndMarks()
    {
        var one = Output.Create(1);

        var probe = await Programs.ProbeAsync(Output.Tuple(one, Output.CreateSecret("b"), one, one, one, one, one, Output.Create('h')));

        Assert.Equal((1, "b", 1, 1, 1, 1, 1, 'h'), probe.Value);
        Assert.Equal("known secret []", probe.Flags);
    }

    [Fact]
    public async Task Tuple_Inputs_JoinsTheirValues()
    {
        Input<int> one = 1;
        Input<string> two = Output.Create("b");

        Assert.Equal((1, "b"), (await Programs.ProbeAsync(Output.Tuple(one, two))).Value);
    }

    [Fact]
    public async Task All_Values_KeepTheirOrder()
    {
        Assert.Equal([1, 2], (await Programs.ProbeAsync(Output.All(Output.Create(1), Output.Create(Task.FromResult(2))))).Value.ToList());
        Assert.Equal([3, 4], (await Programs.ProbeAsync(Output.All(new List<Input<int>> { 3, 4 }))).Value.ToList());
    }

    [Fact]
    public async Task Format_Arguments_UsesTheInvariantCulture()
    {
        var text = Output.Format($"{Output.Create("x")}|{1.5}|{(Input<int>)7:D3}|{(string?)null}");

        Assert.Equal("x|1.5|007|", (await Programs.ProbeAsync(text)).Value);
    }

    [Fact]
    public async Task GetValueAsync_UnknownWithValue_GivesDefault()
    {
        Assert.Null(await OutputUtilities.GetValueAsync(OutputUtilities.CreateUnknown("hidden")));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(OutputUtilities.CreateUnknown(() => Task.FromResult(5))));
    }

    [Fact]
    public async Task Extensions_Arrays_ReadThem()
    {
        var array = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Equal(("a", "b", 2), (
            (await Programs.ProbeAsync(array.First())).Value,
            (await Programs.ProbeAsync(array.GetAt(1))).Value,
            (await Programs.ProbeAsync(array.Length())).Value));
    }

    [Fact]
    public async Task DeferredOutput_Resolved_HasItsMarksAndResolvesOnce()
    {
        var deferred = new DeferredOutput<int>();
        deferred.Resolve(Output.CreateSecret(3));

        var probe = await Programs.ProbeAsync(deferred.Output);

        Assert.Equal((3, "known secret []"), (probe.Value, probe.Flags));
        Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create(1)));
    }

    [Fact]
    public async Task OwnOutputs_OfAResource_DependOnIt()
    {
        Thing? thing = null;

        await Programs.RunAsync(() => { thing = new Thing("a", new ThingArgs { Text = "t" }); });

        Assert.Equal(["a"], (await Programs.ProbeAsync(thing!.Urn)).Dependencies.ToList());
        Assert.Equal(["a"], (await Programs.ProbeAsync(thing.Id)).Dependencies.ToList());
        Assert.Equal(["a"], (await Programs.ProbeAsync(thing.Text)).Dependencies.ToList());
    }
}
