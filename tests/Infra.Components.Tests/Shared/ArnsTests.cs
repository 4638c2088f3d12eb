using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Shared;

public sealed class ArnsTests
{
    private static readonly Gen<AwsScope> Scopes =
        from partition in Gen.Elements("aws", "aws-cn", "aws-us-gov")
        from region in Gen.Elements("us-east-1", "cn-north-1", "us-gov-west-1", "eu-central-2")
        from account in Gen.Choose(0, 9).ArrayOf(12)
        select new AwsScope(partition, region, string.Concat(account));

    private static readonly Gen<string> Words = Gen.Elements("a", "Z", "0", "-", "_", ".").ArrayOf().Select(parts => $"n{string.Concat(parts)}");

    [Fact]
    public void Arn_OfAnyScope_GivesItsPartsBack() => Check.QuickThrowOnFailure(Prop.ForAll(
        Scopes.ToArbitrary(),
        Words.ToArbitrary(),
        (scope, name) => scope.Arn("sqs", name).Split(':', 6) is ["arn", var partition, "sqs", var region, var account, var resource]
            && (partition, region, account, resource) == (scope.Partition, scope.Region, scope.AccountId, name)));

    [Fact]
    public void Checks_OfAnyScope_TakeTheirOwnKindAndNoOther() => Check.QuickThrowOnFailure(Prop.ForAll(
        Scopes.ToArbitrary(),
        Words.ToArbitrary(),
        (scope, name) =>
        {
            (string Arn, string Kind)[] arns =
            [
                ($"arn:{scope.Partition}:iam::{scope.AccountId}:role/{name}", "role"),
                (scope.Arn("sns", name), "topic"),
                (scope.Arn("sqs", name), "queue"),
                (scope.Arn("kms", "key/0a-1b"), "key"),
            ];
            return arns.All(each => Arns.IsAny(each.Arn)
                && Arns.IsRole(each.Arn) == (each.Kind == "role")
                && Arns.IsTopic(each.Arn) == (each.Kind == "topic")
                && Arns.IsQueue(each.Arn) == (each.Kind == "queue")
                && Arns.IsKmsKey(each.Arn) == (each.Kind == "key"));
        }));

    [Fact]
    public void RoleName_OfAnyPath_IsTheNameAlone() => Check.QuickThrowOnFailure(Prop.ForAll(
        Words.ArrayOf().ToArbitrary(),
        Words.ToArbitrary(),
        (path, name) => Arns.RoleName($"arn:aws:iam::123456789012:role/{string.Concat(path.Select(part => $"{part}/"))}{name}") == name));

    [Fact]
    public void SageMakerArn_OfAnyName_IsLowerCaseInItsNameOnly() => Check.QuickThrowOnFailure(Prop.ForAll(
        Words.ToArbitrary(),
        name => Samples.Scope.SageMakerArn("transform-job", name) == $"arn:aws:sagemaker:us-east-1:123456789012:transform-job/{name.ToLowerInvariant()}"));

    [Fact]
    public void Arns_OfBucketsAndAccounts_HaveNoRegion() => Assert.Equal(
        ("arn:aws:s3:::b", "arn:aws:s3:::b/k", "arn:aws:iam::123456789012:root"),
        (Samples.Scope.BucketArn("b"), Samples.Scope.ObjectArn("b", "k"), Samples.Scope.RootArn));

    [Theory]
    [InlineData(258, true)]
    [InlineData(259, false)]
    public void IsMlReservation_OfLength_FollowsTheLimit(int length, bool expected)
    {
        const string Start = "arn:aws:sagemaker:us-east-1:123456789012:training-plan/";

        Assert.Equal(expected, Arns.IsMlReservation(Start + new string('a', length - Start.Length)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:kms:us-east-1:123456789012:alias/key")]
    [InlineData("arn:aws:kms:us-east-1:12345678901:key/1")]
    [InlineData("arn:aws:kms:us-east-1:123456789012:key/1\n")]
    public void IsKmsKey_OfSomethingElse_IsFalse(string arn) => Assert.False(Arns.IsKmsKey(arn));
}
