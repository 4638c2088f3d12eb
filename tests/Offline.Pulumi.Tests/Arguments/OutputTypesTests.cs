using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Arguments;

public sealed class OutputTypesTests
{
    [Fact]
    public async Task Outputs_EveryType_AreMapped()
    {
        var many = await MakeAsync(Programs.State(
            ("flag", true), ("maybe", 4), ("level", 2), ("colour", "red"), ("union", "text"), ("json", Programs.State(("a", 1))),
            ("point", Programs.State(("x", 1), ("y-axis", "up"))), ("points", new[] { Programs.State(("x", 2)) })));

        Assert.True((await Programs.ProbeAsync(many.Flag)).Value);
        Assert.Equal(4, (await Programs.ProbeAsync(many.Maybe)).Value);
        Assert.Equal(Level.High, (await Programs.ProbeAsync(many.Level)).Value);
        Assert.Equal("red", (string)(await Programs.ProbeAsync(many.Colour)).Value);
        Assert.Equal("text", (await Programs.ProbeAsync(many.Union)).Value.AsT1);
        Assert.Equal(1, (await Programs.ProbeAsync(many.Json)).Value.GetProperty("a").GetInt32());
        var point = (await Programs.ProbeAsync(many.Point)).Value;
        Assert.Equal((1, "up"), (point.X, point.YAxis));
        var nested = Assert.Single((await Programs.ProbeAsync(many.Points)).Value);
        Assert.Equal((2, null, true), (nested.X, nested.YAxis, nested.Tags.IsDefault));
    }

    [Fact]
    public async Task Outputs_NestedMismatch_GivesKnownDefault()
    {
        var many = await MakeAsync(Programs.State(("point", Programs.State(("x", "no number")))));

        var probe = await Programs.ProbeAsync(many.Point);
        Assert.Equal((true, null), (probe.IsKnown, (object?)probe.Value));
    }

    private static async Task<Many> MakeAsync(object state)
    {
        Many? many = null;
        await Programs.RunAsync(RecordingMocks.Returning(state), () => { many = new Many("a"); });
        return many!;
    }

    private sealed class Many(string name) : CustomResource("test:index:Many", name, args: null, options: null, registerPackageRequest: null)
    {
        [Output("flag")]
        public Output<bool> Flag { get; private set; } = null!;

        [Output("maybe")]
        public Output<int?> Maybe { get; private set; } = null!;

        [Output("level")]
        public Output<Level> Level { get; private set; } = null!;

        [Output("colour")]
        public Output<Colour> Colour { get; private set; } = null!;

        [Output("union")]
        public Output<Union<int, string>> Union { get; private set; } = null!;

        [Output("json")]
        public Output<JsonElement> Json { get; private set; } = null!;

        [Output("point")]
        public Output<Point> Point { get; private set; } = null!;

        [Output("points")]
        public Output<ImmutableArray<Point>> Points { get; private set; } = null!;
    }

    private enum Level
    {
        High = 2,
    }

    [EnumType]
    private readonly struct Colour
    {
        private readonly string value;

        private Colour(string value) => this.value = value;

        public static explicit operator string(Colour colour) => colour.value;
    }

    [OutputType]
    private sealed class Point
    {
        public readonly int X;
        public readonly string? YAxis;
        public readonly ImmutableArray<string> Tags;

        [OutputConstructor]
        private Point(int x, [OutputConstructorParameter("y-axis")] string? yAxis, ImmutableArray<string> tags) =>
            (X, YAxis, Tags) = (x, yAxis, tags);
    }
}
