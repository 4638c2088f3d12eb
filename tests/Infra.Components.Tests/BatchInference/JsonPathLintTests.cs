using FsCheck;
using FsCheck.Fluent;
using Infra.Components.BatchInference;

namespace Infra.Components.Tests.BatchInference;

public sealed class JsonPathLintTests
{
    [Theory]
    [InlineData("$")]
    [InlineData("$[0]")]
    [InlineData("$[-1]")]
    [InlineData("$[*]")]
    [InlineData("$[1:]")]
    [InlineData("$[:-1]")]
    [InlineData("$[-3:-1]")]
    [InlineData("$[2:-1]")]
    [InlineData("$[:]")]
    [InlineData("$[0, 2,-1]")]
    public void Find_OfIndexes_IsNothingInCsvAndJson(string path) =>
        Assert.Equal((null, null), (JsonPathLint.Find(path, isCsv: true), JsonPathLint.Find(path, isCsv: false)));

    [Theory]
    [InlineData("$.features")]
    [InlineData("$.*")]
    [InlineData("$.a_1.b-c[0].d")]
    [InlineData("$['id', 'SageMakerOutput']")]
    [InlineData("$['a b'][0]")]
    public void Find_OfNames_IsNothingInJsonOnly(string path)
    {
        Assert.Null(JsonPathLint.Find(path, isCsv: false));
        Assert.Equal($"is \"{path}\", but CSV has no names: it takes $ with one pair of brackets, such as $[1:].", JsonPathLint.Find(path, isCsv: true));
    }

    [Theory]
    [InlineData("$[0][1]")]
    [InlineData("$[*][0]")]
    public void Find_OfTwoBrackets_IsRefusedInCsv(string path)
    {
        Assert.Null(JsonPathLint.Find(path, isCsv: false));
        Assert.NotNull(JsonPathLint.Find(path, isCsv: true));
    }

    [Theory]
    [InlineData("", "is \"\", which does not begin with $.")]
    [InlineData("features", "is \"features\", which does not begin with $.")]
    [InlineData("$..name", "is \"$..name\": SageMaker does not know .. (recursive descent) at character 2.")]
    [InlineData("$.a[?(@.b)]", "is \"$.a[?(@.b)]\": SageMaker does not know [?…] (filters) at character 4.")]
    [InlineData("$[(@.length-1)]", "is \"$[(@.length-1)]\": SageMaker does not know [(…)] (scripts) at character 2.")]
    [InlineData("$[\"a\"]", "is \"$[\"a\"]\": names in brackets stand between ' and ' at character 2.")]
    [InlineData("$[0:9:2]", "is \"$[0:9:2]\": SageMaker does not know slices with a step at character 2.")]
    [InlineData("$[0", "is \"$[0\": ] is missing at character 2.")]
    [InlineData("$[a]", "is \"$[a]\": this is no part of a JSONPath at character 2.")]
    [InlineData("$.", "is \"$.\": this is no part of a JSONPath at character 2.")]
    [InlineData("$ ", "is \"$ \": this is no part of a JSONPath at character 2.")]
    [InlineData("$[3:1]", "is \"$[3:1]\": [3:1] selects nothing.")]
    [InlineData("$[1:1]", "is \"$[1:1]\": [1:1] selects nothing.")]
    [InlineData("$[:0]", "is \"$[:0]\": [:0] selects nothing.")]
    [InlineData("$[-1:-2]", "is \"$[-1:-2]\": [-1:-2] selects nothing.")]
    public void Find_OfWhatSageMakerDoesNotSupport_SaysWhereAndWhy(string path, string expected) => Assert.Equal(expected, JsonPathLint.Find(path, isCsv: false));

    [Fact]
    public void Find_OfAnySequenceOfSupportedSegments_IsNothing() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(".a", ".*", "['x','y']", "[0,1]", "[1:]", "[*]", "[-1]").ArrayOf().ToArbitrary(),
        segments => JsonPathLint.Find("$" + string.Concat(segments), isCsv: false) is null));

    [Fact]
    public void Find_OfAnySliceOfOneSide_IsNothingOnlyWhereItSelectsSomething() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 20).ToArbitrary(),
        Gen.Choose(0, 20).ToArbitrary(),
        (start, end) => JsonPathLint.Find($"$[{start}:{end}]", isCsv: true) is null == start < end));

    [Fact]
    public void Find_OfAnyText_EndsWithAnAnswer() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => JsonPathLint.Find("$" + text.Get, isCsv: false) is null or { Length: > 0 }));
}
