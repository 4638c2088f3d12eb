using PulumiProviders.Generator.Facts;

namespace Offline.PulumiProviders.Tests.Generation;

public sealed class TypeExpressionTests
{
    [Theory]
    [InlineData("string", false)]
    [InlineData("?string", true)]
    public void Parse_QuestionMark_MeansOptional(string text, bool expected)
    {
        Assert.Equal(new PrimitiveType(Primitive.Text), TypeExpression.Parse(text, out var optional));
        Assert.Equal(expected, optional);
    }

    [Fact]
    public void Parse_Nested_GivesTheTree()
    {
        Assert.Equal(new ListType(new MapType(new ObjectType("s3.Grant"))), TypeExpression.Parse("map<inputs.s3.Grant>[]", out _));
        Assert.Equal(new ListType(new ListType(new PrimitiveType(Primitive.Integer))), TypeExpression.Parse("integer[][]", out _));
        Assert.Equal(new ObjectType("Tag"), TypeExpression.Parse("outputs.Tag", out _));
        Assert.Equal(new EnumType("s3.CannedAcl"), TypeExpression.Parse("enums.s3.CannedAcl", out _));
    }

    [Fact]
    public void Parse_Alternatives_GivesEachInOrder()
    {
        var union = Assert.IsType<UnionType>(TypeExpression.Parse("?string | string[] | any", out _));

        Assert.Equal([new PrimitiveType(Primitive.Text), new ListType(new PrimitiveType(Primitive.Text)), new PrimitiveType(Primitive.Any)], union.Members);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("text")]
    [InlineData("[]")]
    [InlineData("map<>")]
    [InlineData("map<text>")]
    [InlineData("text[]")]
    [InlineData("string |")]
    [InlineData("string | text")]
    [InlineData("inputs.")]
    [InlineData("inputs.a b")]
    [InlineData("String")]
    public void Parse_NoTypeExpression_IsNull(string text)
    {
        Assert.Null(TypeExpression.Parse(text, out _));
    }
}
