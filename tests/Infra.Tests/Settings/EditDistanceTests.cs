using FsCheck;
using FsCheck.Fluent;
using Infra.Settings;

namespace Infra.Tests.Settings;

public sealed class EditDistanceTests
{
    private static Gen<string> Word => Gen.Elements('a', 'b', 'c').ArrayOf().Select(letters => new string(letters));

    private static Arbitrary<(string A, string B, string C)> Words =>
        (from a in Word from b in Word from c in Word select (a, b, c)).ToArbitrary();

    [Theory]
    [InlineData("instanceTyp", "instanceType", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void Between_TwoWords_IsLevenshtein(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b));

    [Fact]
    public void Between_IsZeroExactlyForEqualWords() =>
        Prop.ForAll(Words, words => EditDistance.Between(words.A, words.B) == 0 == (words.A == words.B)).QuickCheckThrowOnFailure();

    [Fact]
    public void Between_IsSymmetric() =>
        Prop.ForAll(Words, words => EditDistance.Between(words.A, words.B) == EditDistance.Between(words.B, words.A)).QuickCheckThrowOnFailure();

    [Fact]
    public void Between_KeepsTheTriangleInequality() => Prop.ForAll(
        Words,
        words => EditDistance.Between(words.A, words.C) <= EditDistance.Between(words.A, words.B) + EditDistance.Between(words.B, words.C)).QuickCheckThrowOnFailure();

    [Fact]
    public void Between_OneLetterAdded_IsOne() =>
        Prop.ForAll(Words, words => EditDistance.Between(words.A + words.B, words.A + "x" + words.B) == 1).QuickCheckThrowOnFailure();
}
