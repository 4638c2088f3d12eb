using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PulumiProviders.Generator.Json;

namespace Offline.PulumiProviders.Tests.Generation;

public sealed class JsonReaderTests
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    [Fact]
    public void Read_AnyStringAsValueAndName_IsReadBack()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), (name, value) =>
        {
            var json = JsonSerializer.Serialize(new Dictionary<string, string> { [name.Get] = value.Get });
            var expected = JsonDocument.Parse(json).RootElement.EnumerateObject().Single();

            var member = JsonReader.Read(json).Members.Single();

            return member.Key == expected.Name && member.Value.Text == expected.Value.GetString();
        }));
    }

    [Fact]
    public void Read_TextMadeOfPiecesOfJson_IsAcceptedExactlyWhereSystemTextJsonAcceptsIt()
    {
        string[] pieces = ["{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "\"\\u0041\"", "\"\\x\"", "1", "01", "-", "1.5e3", "1.", "true", "nul", "null", " ", "\n", "\"", "\t"];
        var texts = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(texts, text => Accepts(text) == IsJson(text)));
    }

    [Theory]
    [InlineData("{\"a\":[1,-2.5e+3,true,false,null,\"x\"],\"b\":{}}")]
    [InlineData("[[[[]]]]")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"")]
    [InlineData(" {\r\n\t\"a\" : [ ] } ")]
    public void Read_WellFormed_IsAccepted(string json)
    {
        Assert.True(IsJson(json));
        Assert.True(Accepts(json));
    }

    [Fact]
    public void Read_NestedDeeperThanAnyFacts_IsRefusedAndDoesNotExhaustTheStack()
    {
        var failure = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(new string('[', 100_000)));

        Assert.Equal("More than 64 levels of nesting", failure.Message);
        Assert.Equal(64, failure.Position);
    }

    private static bool Accepts(string text)
    {
        try
        {
            JsonReader.Read(text);
            return true;
        }
        catch (JsonSyntaxException)
        {
            return false;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
