using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Properties;

/// <summary>Random property values for property tests.</summary>
internal static class PropertyValues
{
    private static readonly string[] Names = ["a", "b", "name", "with.dot", "with[0]", "quo\"te", "tags", "ü"];

    public static Arbitrary<MapValue> Maps { get; } = Map(3).ToArbitrary();

    public static MapValue Of(string json) => (MapValue)PropertyJson.FromState(System.Text.Json.Nodes.JsonNode.Parse(json));

    private static Gen<PropertyValue> Leaf { get; } = Gen.OneOf(
        Gen.Elements("", "x", "ml.m5.large", "a\nb").Select(text => (PropertyValue)text),
        Gen.Choose(-5, 5).Select(number => (PropertyValue)(number / 2.0)),
        Gen.Elements(true, false).Select(flag => (PropertyValue)flag));

    private static Gen<MapValue> Map(int depth) =>
        Gen.Choose(0, 4).SelectMany(size => Gen.Zip(Gen.Elements(Names), Value(depth - 1)).ArrayOf(size))
            .Select(entries => MapValue.Of(entries.DistinctBy(entry => entry.Item1)));

    private static Gen<PropertyValue> Value(int depth) => depth <= 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Leaf.Select(value => (PropertyValue)new SecretValue(value)),
            Map(depth).Select(map => (PropertyValue)map),
            Gen.Choose(0, 3).SelectMany(size => Value(depth - 1).ArrayOf(size)).Select(items => (PropertyValue)new ArrayValue([.. items])));
}
