using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Properties;

public sealed class PropertyPathTests
{
    [Fact]
    public void Parse_OfAnyWrittenPath_GivesThePath() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            PropertyValues.Maps,
            map => PropertyDiffer.Diff(MapValue.Empty, map).Concat(PropertyDiffer.Diff(map, MapValue.Empty))
                .All(difference => PropertyPath.Parse(difference.Path.ToString()).Equals(difference.Path))));

    [Fact]
    public void Parse_OfAnyText_DoesNotThrow() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>>(text => PropertyPath.Parse(text.Get) is not null));

    [Theory]
    [InlineData("productionVariants", "productionVariants[0].instanceType", true)]
    [InlineData("productionVariants[*].instanceType", "productionVariants[1].instanceType", true)]
    [InlineData("productionVariants[*].instanceType", "productionVariants[1].modelName", false)]
    [InlineData("productionVariants[0].instanceType", "productionVariants[0]", false)]
    [InlineData("*", "anything.at.all", true)]
    [InlineData("tags.*", "tags[\"a.b\"]", true)]
    [InlineData("name", "namePrefix", false)]
    public void Covers_APath_ByItsSegments(string pattern, string path, bool expected) =>
        Assert.Equal(expected, PropertyPath.Parse(pattern).Covers(PropertyPath.Parse(path)));
}
