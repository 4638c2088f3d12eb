using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Arguments;

public sealed class AcceptedTypesTests
{
    [Fact]
    public async Task Input_Collections_AreAccepted()
    {
        object[] lists =
        [
            new[] { "a" }, new List<string> { "a" }, ImmutableArray.Create("a"), ImmutableList.Create("a"), new InputList<string> { "a" },
            Output.Create(new[] { "a" }), new[] { Output.Create("a") }, (Input<Input<string>[]>)new Input<string>[] { "a" },
        ];

        foreach (var list in lists)
            Assert.Equal(["a"], Programs.ListOf(await Programs.InputAsync(list)));
    }

    [Fact]
    public async Task Input_Dictionaries_AreAccepted()
    {
        object[] maps =
        [
            new Dictionary<string, string> { ["k"] = "v" }, ImmutableDictionary<string, string>.Empty.Add("k", "v"),
            new SortedDictionary<string, object> { ["k"] = Output.Create("v") }, new InputMap<string> { ["k"] = "v" },
        ];

        foreach (var map in maps)
            Assert.Equal("v", Assert.IsType<ImmutableDictionary<string, object>>(await Programs.InputAsync(map))["k"]);
    }

    [Fact]
    public async Task Input_DefaultImmutableArray_IsAnEmptyList()
    {
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(await Programs.InputAsync(default(ImmutableArray<string>))));
    }

    [Fact]
    public async Task Input_Enums_AreNumbersAndText()
    {
        Assert.Equal(2.0, await Programs.InputAsync(Level.High));
        Assert.Equal("red", await Programs.InputAsync(Colour.Red));
        Assert.Equal(1.5, await Programs.InputAsync(Weight.Half));
    }

    [Fact]
    public async Task Input_OutputTypeObject_IsReadByFieldsInLowerCase()
    {
        var map = Assert.IsType<ImmutableDictionary<string, object>>(await Programs.InputAsync(new Point(1, 2)));

        Assert.Equal([("x", 1.0), ("yAxis", 2.0)], map.OrderBy(entry => entry.Key).Select(entry => (entry.Key, (double)entry.Value)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Input_OtherTypes_AreRefused(object value)
    {
        var message = await Programs.FailureAsync(
            () => new Thing("thing", ImmutableDictionary<string, object?>.Empty.Add("x", value)));

        Assert.Contains($"{value.GetType().FullName} is not a supported argument type.\n\tresource:thing[test:index:Thing].x", message, StringComparison.Ordinal);
        Assert.Contains("error serializing property \"x\"", message, StringComparison.Ordinal);
    }

    public static TheoryData<object> Refused() => new()
    {
        1L,
        1u,
        1f,
        1m,
        'c',
        DateTime.UnixEpoch,
        Guid.Empty,
        new Uri("https://example.org"),
        new HashSet<string>(),
        Enumerable.Range(0, 1).Where(i => i > 0),
        (1, 2),
        JsonDocument.Parse("1"),
        new { A = 1 },
        LongLevel.Low,
    };

    [Fact]
    public async Task Input_Task_IsRefusedWithItsOwnMessage()
    {
        var message = await Programs.FailureAsync(
            () => new Thing("thing", ImmutableDictionary<string, object?>.Empty.Add("x", Task.FromResult(1))));

        Assert.Contains("Please wrap your Task in an Output", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_DictionaryWithOtherKeys_IsRefused()
    {
        var message = await Programs.FailureAsync(
            () => new Thing("thing", ImmutableDictionary<string, object?>.Empty.Add("x", new Dictionary<int, string> { [1] = "a" })));

        Assert.Contains("Dictionaries are only supported with string keys", message, StringComparison.Ordinal);
    }

    private enum Level
    {
        High = 2,
    }

    private enum LongLevel : long
    {
        Low,
    }

    [EnumType]
    private readonly struct Colour
    {
        private readonly string value;

        private Colour(string value) => this.value = value;

        public static Colour Red { get; } = new("red");

        public static explicit operator string(Colour colour) => colour.value;
    }

    [EnumType]
    private readonly struct Weight
    {
        private readonly double value;

        private Weight(double value) => this.value = value;

        public static Weight Half { get; } = new(1.5);

        public static explicit operator double(Weight weight) => weight.value;
    }

    [OutputType]
    private sealed class Point
    {
        public readonly int X;
        public readonly int YAxis;

        [OutputConstructor]
        public Point(int x, int yAxis) => (X, YAxis) = (x, yAxis);
    }
}
