using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Infra.Components.Tests.Policies;

/// <summary>The oracle itself, against what AWS documents.</summary>
public sealed class IamEvaluatorTests
{
    private const string Role = "arn:aws:iam::123456789012:role/r";
    private static readonly Gen<string> Patterns = Gen.Elements("a", "b", "*", "?").ArrayOf().Select(parts => string.Concat(parts.Take(8)));
    private static readonly Gen<string> Words = Gen.Elements("a", "b").ArrayOf().Select(parts => string.Concat(parts.Take(8)));

    [Fact]
    public void Matches_OfAnyPattern_IsThatOfTheSameRegex() => Check.QuickThrowOnFailure(Prop.ForAll(
        Patterns.ToArbitrary(),
        Words.ToArbitrary(),
        (pattern, text) => Globs.Matches(pattern, text) == Regex.IsMatch(
            text, "^" + pattern.Replace("*", ".*", StringComparison.Ordinal).Replace('?', '.') + "$", RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Fact]
    public void Overlap_OfPatternsThatATextMatches_IsTrue() => Check.QuickThrowOnFailure(Prop.ForAll(
        Patterns.ToArbitrary(),
        Patterns.ToArbitrary(),
        Words.ToArbitrary(),
        (first, second, text) => !(Globs.Matches(first, text) && Globs.Matches(second, text)) || Globs.Overlap(first, second)));

    [Theory]
    [InlineData("iam:*", "iam:PassRole", true)]
    [InlineData("s3:*Object", "s3:Delete*", true)]
    [InlineData("s3:Get*", "s3:Put*", false)]
    [InlineData("*", "s3:PutObject", true)]
    [InlineData("s3:GetObject", "s3:GetObjectAcl", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("", "", true)]
    public void Overlap_OfTwoPatterns_SaysWhetherATextMatchesBoth(string first, string second, bool expected) =>
        Assert.Equal((expected, expected), (Globs.Overlap(first, second), Globs.Overlap(second, first)));

    [Theory]
    [InlineData("s3:getobject", "arn:aws:s3:::b/in/x", nameof(IamVerdict.Allow))]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/out/x", nameof(IamVerdict.Silent))]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/in/secret", nameof(IamVerdict.Deny))]
    [InlineData("s3:PutObject", "arn:aws:s3:::b/in/x", nameof(IamVerdict.Silent))]
    public void OfIdentity_OfRequest_DeniesBeforeItAllows(string action, string resource, string expected) => Assert.Equal(
        expected,
        IamEvaluator.OfIdentity(
            IamStatement.Parse(
                """
                {"Version":"2012-10-17","Statement":[
                  {"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/in/*"},
                  {"Sid":"NotThis","Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/in/secret"}]}
                """),
            new IamRequest(IamPrincipal.Role(Role), action, resource)).ToString());

    [Theory]
    [InlineData("AWS", Role, nameof(IamVerdict.Allow))]
    [InlineData("AWS", "arn:aws:iam::123456789012:role/other", nameof(IamVerdict.Delegated))]
    [InlineData("AWS", "arn:aws:iam::210987654321:role/r", nameof(IamVerdict.Silent))]
    [InlineData("Service", "sns.amazonaws.com", nameof(IamVerdict.Allow))]
    [InlineData("Service", "sqs.amazonaws.com", nameof(IamVerdict.Silent))]
    [InlineData("Anonymous", "", nameof(IamVerdict.Silent))]
    public void OfResource_OfPrincipal_AllowsTheNamedAndDelegatesToTheAccount(string kind, string value, string expected) => Assert.Equal(
        expected,
        IamEvaluator.OfResource(
            IamStatement.Parse(
                $$"""
                {"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow",
                  "Principal":{"AWS":["{{Role}}","arn:aws:iam::123456789012:root"],"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"q"}]}
                """),
            new IamRequest(new IamPrincipal(kind, value), "sqs:SendMessage", "q")).ToString());

    [Theory]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringEquals", "ab", "ab", true)]
    [InlineData("StringEquals", "ab", "AB", false)]
    [InlineData("StringLike", "a*", "ab", true)]
    [InlineData("StringLike", "a*", "Ab", false)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("ArnLike", "arn:aws:sns:*:1:t", "arn:aws:sns:eu-west-1:1:t", true)]
    [InlineData("ArnEquals", "arn:aws:sns:r:1:t*", "arn:aws:sns:r:1:t:sub", true)]
    [InlineData("ArnLike", "arn:aws:*:t", "arn:aws:sns:r:1:t", false)]
    [InlineData("StringEquals", "ab", null, false)]
    public void Hold_OfCondition_ComparesAsItsOperatorDoes(string test, string expected, string? actual, bool holds)
    {
        var statement = IamStatement.Parse(
            $$"""{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow","Action":"a:B","Resource":"*","Condition":{"{{test}}":{"aws:Key":["x","{{expected}}"] } } } ] }""");
        var request = new IamRequest(IamPrincipal.Role(Role), "a:B", "r");

        Assert.Equal(holds, IamConditions.Hold(Assert.Single(statement), actual is null ? request : request.With("AWS:key", actual)));
    }

    [Theory]
    [InlineData(""" "NotAction":"a:B","Resource":"*" """)]
    [InlineData(""" "Action":"a:B","NotResource":"*" """)]
    [InlineData(""" "Action":"a:B","Resource":"*","NotPrincipal":"*" """)]
    [InlineData(""" "Action":"a:B","Resource":"*","Principal":{"Federated":"x"} """)]
    public void Parse_OfWhatTheProofDoesNotRead_Fails(string members) => Assert.Throws<FormatException>(() =>
        IamStatement.Parse($$"""{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow",{{members}}}]}"""));

    [Fact]
    public void Hold_OfUnknownOperator_Fails() => Assert.Throws<NotSupportedException>(() => IamConditions.Hold(
        IamStatement.Parse("""{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow","Action":"a:B","Resource":"*","Condition":{"DateLessThan":{"k":"v"}}}]}""")[0],
        new IamRequest(IamPrincipal.Role(Role), "a:B", "r")));
}
