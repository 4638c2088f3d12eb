using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Properties;

public sealed class PropertyDifferTests
{
    [Fact]
    public void Diff_OfAnyValueWithItself_IsEmpty() =>
        Check.QuickThrowOnFailure(Prop.ForAll(PropertyValues.Maps, map => PropertyDiffer.Diff(map, map).IsEmpty));

    [Fact]
    public void Apply_OfTheDiffOfAnyTwoValues_GivesTheSecond() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            PropertyValues.Maps,
            PropertyValues.Maps,
            (before, after) => PropertyEditor.Apply(before, PropertyDiffer.Diff(before, after)).Unwrap().Equals(after.Unwrap())));

    [Fact]
    public void Diff_OfAnyTwoValues_NamesEachPlaceOnce() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            PropertyValues.Maps,
            PropertyValues.Maps,
            (before, after) =>
            {
                var paths = PropertyDiffer.Diff(before, after).Select(difference => difference.Path.ToString()).ToList();
                return paths.Count == paths.Distinct().Count();
            }));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", "Update a")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "Update a")]
    [InlineData("""{"a":1}""", """{}""", "Delete a")]
    [InlineData("""{}""", """{"a":{"b":1}}""", "Add a")]
    [InlineData("""{"v":[{"t":"x","n":1}]}""", """{"v":[{"t":"y","n":1}]}""", "Update v[0].t")]
    [InlineData("""{"v":[1,2,3]}""", """{"v":[1]}""", "Delete v[1]|Delete v[2]")]
    [InlineData("""{"v":[]}""", """{"v":[{"t":1}]}""", "Add v[0]")]
    [InlineData("""{"tags":{"a.b":"1"}}""", """{"tags":{"a.b":"2"}}""", """Update tags["a.b"]""")]
    [InlineData("""{"a":null}""", """{}""", "")]
    [InlineData("""{"a":{"b":null,"c":1}}""", """{"a":{"c":1}}""", "")]
    public void Diff_OfTwoValues_NamesKindAndPath(string before, string after, string expected)
    {
        var differences = PropertyDiffer.Diff(PropertyValues.Of(before), PropertyValues.Of(after));

        Assert.Equal(expected, string.Join('|', differences.Select(difference => $"{difference.Kind} {difference.Path}")));
    }

    [Fact]
    public void Diff_WhereTheNewValueIsUnknown_IsAnUpdate()
    {
        var before = PropertyValues.Of("""{"a":"x"}""");

        var difference = Assert.Single(PropertyDiffer.Diff(before, before.Set("a", PropertyValue.Unknown)));

        Assert.Equal((DifferenceKind.Update, PropertyValue.Unknown), (difference.Kind, difference.After));
    }

    [Fact]
    public void Diff_WhereOnlyTheSecretMarkDiffers_IsEmpty()
    {
        var before = PropertyValues.Of("""{"a":"x"}""");

        Assert.Empty(PropertyDiffer.Diff(before, before.Set("a", new SecretValue("x"))));
    }
}
