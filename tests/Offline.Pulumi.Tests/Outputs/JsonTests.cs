using System.Text.Json;
using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Outputs;

public sealed class JsonTests
{
    [Fact]
    public async Task JsonSerialize_NestedOutputsAndInputs_WritesTheirValues()
    {
        var value = new
        {
            Version = "2012-10-17",
            Output = Output.Create(new[] { Output.Create("a") }),
            Input = (Input<int>)3,
            List = new InputList<string> { "x", Output.Create("y") },
            Map = new InputMap<string> { ["k"] = "v" },
            Null = Output.Create((string?)null),
        };

        Assert.Equal(
            """{"Version":"2012-10-17","Output":["a"],"Input":3,"List":["x","y"],"Map":{"k":"v"},"Null":null}""",
            (await Programs.ProbeAsync(Output.JsonSerialize(Output.Create(value)))).Value);
    }

    [Fact]
    public async Task JsonSerialize_OutputsNotDoneYet_WaitsForThem()
    {
        var late = new TaskCompletionSource<Output<string>>();
        var inner = new TaskCompletionSource<string>();
        var json = Output.JsonSerialize(Output.Create(new { A = Output.Create(late.Task) }));

        late.SetResult(Output.Create(inner.Task));
        inner.SetResult("done");

        Assert.Equal("""{"A":"done"}""", (await Programs.ProbeAsync(json)).Value);
    }

    [Fact]
    public async Task JsonSerialize_NestedUnknown_IsUnknown()
    {
        var probe = await Programs.ProbeAsync(Output.JsonSerialize(Output.Create(new { A = OutputUtilities.CreateUnknown("u"), B = Output.CreateSecret(1) })));

        Assert.Equal(("unknown secret []", null), (probe.Flags, probe.Value));
    }

    [Fact]
    public async Task JsonSerialize_NestedSecret_IsSecret()
    {
        Assert.Equal("known secret []", (await Programs.ProbeAsync(Output.JsonSerialize(Output.Create(new { B = Output.CreateSecret(1) })))).Flags);
    }

    [Fact]
    public async Task JsonSerialize_Options_AreUsed()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        Assert.Equal(
            """{"myName":{"inner":1}}""",
            (await Programs.ProbeAsync(Output.JsonSerialize(Output.Create(new { MyName = Output.Create(new { Inner = 1 }) }), options))).Value);
    }

    [Fact]
    public async Task JsonSerialize_InsideARun_FailureFailsTheRun()
    {
        var message = await Programs.FailureAsync(() => Output.JsonSerialize(Output.Create(new { A = typeof(int) })));

        Assert.Contains("NotSupportedException", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonDeserialize_Text_GivesTheValueAndKeepsSecret()
    {
        var probe = await Programs.ProbeAsync(Output.JsonDeserialize<int[]>(Output.CreateSecret("[1,2]")));

        Assert.Equal([1, 2], probe.Value);
        Assert.Equal("known secret []", probe.Flags);
    }
}
