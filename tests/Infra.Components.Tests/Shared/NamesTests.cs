using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Shared;

public sealed class NamesTests
{
    [Theory]
    [InlineData("iris", true)]
    [InlineData("Iris-2", true)]
    [InlineData("a--b", true)]
    [InlineData("", false)]
    [InlineData("-iris", false)]
    [InlineData("iris-", false)]
    [InlineData("iris_2", false)]
    [InlineData("iris\n", false)]
    [InlineData("a234567890123456789012345678901234567890", true)]
    [InlineData("a2345678901234567890123456789012345678901", false)]
    public void IsValidComponent_OfName_FollowsTheRule(string name, bool expected) => Assert.Equal(expected, Names.IsValidComponent(name));

    [Fact]
    public void Unique_OfSameInputs_IsTheSameEachTime() =>
        Assert.Equal("iris-dev-d013964", Names.Unique("iris", "dev", "infra", "organization"));

    [Fact]
    public void Unique_OfAnotherProjectOrStackOrOrganization_Differs()
    {
        string[] names =
        [
            Names.Unique("iris", "dev", "infra", "acme"), Names.Unique("iris", "prod", "infra", "acme"),
            Names.Unique("iris", "dev", "other", "acme"), Names.Unique("iris", "dev", "infra", "other"),
        ];

        Assert.Equal(4, names.Distinct().Count());
    }

    [Fact]
    public void Unique_OfAnyInputs_IsANameSageMakerTakes() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(),
        ArbMap.Default.ArbFor<NonEmptyString>(),
        (name, stack) => Names.IsValid(Names.Unique($"a{name.Get}", stack.Get, "infra", "acme"))));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void IsValid_OfLongName_FollowsTheLimit(int length, bool expected) => Assert.Equal(expected, Names.IsValid(new string('a', length)));

    [Fact]
    public void Unique_OfAnyInputsAndLimit_KeepsTheLimitAndIsTheSameAgain() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(),
        ArbMap.Default.ArbFor<NonEmptyString>(),
        Gen.Choose(10, Names.MaximumLength).ToArbitrary(),
        (name, stack, limit) =>
        {
            var unique = Names.Unique($"a{name.Get}", stack.Get, "infra", "acme", limit);
            return unique.Length <= limit && Names.IsValid(unique) && unique == Names.Unique($"a{name.Get}", stack.Get, "infra", "acme", limit);
        }));

    /// <summary>Names that are cut to the same beginning still differ, by their hash.</summary>
    [Fact]
    public void Unique_OfTwoDifferentNames_EndsWithDifferentHashes() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(),
        ArbMap.Default.ArbFor<NonEmptyString>(),
        (first, second) =>
        {
            string[] names = [.. new[] { first, second }.Select(text => Names.Unique(new string('a', 60) + text.Get, "dev", "infra", "acme"))];
            return (names[0] == names[1]) == (first.Get == second.Get) && names[0][..55] == names[1][..55];
        }));

    [Theory]
    [InlineData("iris", 4, "iris")]
    [InlineData("iris", 3, "iri")]
    [InlineData("iris--x", 6, "iris")]
    [InlineData("iris", 40, "iris")]
    public void Truncate_OfName_EndsWithALetterOrDigit(string name, int length, string expected) => Assert.Equal(expected, Names.Truncate(name, length));

    [Fact]
    public void Truncate_OfAnyValidName_IsAValidPrefixOfIt() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(),
        Gen.Choose(1, 63).ToArbitrary(),
        (text, length) =>
        {
            var name = "a" + Regex.Replace(text.Get, "[^a-z0-9-]", "-", RegexOptions.None, TimeSpan.FromSeconds(1)) + "z";
            var truncated = Names.Truncate(name, length);
            return truncated.Length <= length && name.StartsWith(truncated, StringComparison.Ordinal) && !truncated.EndsWith('-');
        }));
}
