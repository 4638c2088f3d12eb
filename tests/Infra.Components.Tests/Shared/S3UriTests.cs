using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Shared;

public sealed class S3UriTests
{
    [Theory]
    [InlineData("s3://bucket/key", "bucket", "key")]
    [InlineData("s3://bucket/a/b/", "bucket", "a/b/")]
    [InlineData("s3://bucket", "bucket", "")]
    [InlineData("s3://bucket/", "bucket", "")]
    public void TryParse_OfAddress_GivesBucketAndKey(string text, string bucket, string key) => Assert.Equal(new S3Uri(bucket, key), S3Uri.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s3://")]
    [InlineData("s3://ab")]
    [InlineData("https://bucket/key")]
    [InlineData("s3://Bucket/key")]
    [InlineData("bucket/key")]
    [InlineData("s3://bucket/a\nb")]
    public void TryParse_OfSomethingElse_IsNull(string text) => Assert.Null(S3Uri.TryParse(text));

    [Fact]
    public void TryParse_OfMoreThan1024Characters_IsNull()
    {
        Assert.NotNull(S3Uri.TryParse("s3://bucket/" + new string('k', 1012)));
        Assert.Null(S3Uri.TryParse("s3://bucket/" + new string('k', 1013)));
    }

    [Fact]
    public void TryParse_OfTextOfAnyUri_GivesItBack() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        key =>
        {
            var uri = new S3Uri("bucket", key.Get.Replace('\n', 'n').Replace('\r', 'r'));
            return S3Uri.TryParse(uri.ToString()) == uri;
        }));

    [Fact]
    public void Parse_OfSomethingElse_QuotesIt() =>
        Assert.Equal("\"bucket/key\" is not an S3 address.", Assert.Throws<FormatException>(() => S3Uri.Parse("bucket/key")).Message);

    [Theory]
    [InlineData("s3://bucket", true)]
    [InlineData("s3://bucket/a/", true)]
    [InlineData("s3://bucket/a", false)]
    public void IsPrefix_OfAddress_IsThatOfItsKey(string text, bool expected) => Assert.Equal(expected, S3Uri.Parse(text).IsPrefix);

    [Theory]
    [InlineData("s3://b-1/in/", "s3://b-1/in/out/", true)]
    [InlineData("s3://b-1/in", "s3://b-1/in-old/", true)]
    [InlineData("s3://b-1/in/", "s3://b-1/in-old/", false)]
    [InlineData("s3://b-1/in/", "s3://b-2/in/out/", false)]
    public void Contains_OfTwoAddresses_ComparesRawPrefixes(string prefix, string other, bool expected) =>
        Assert.Equal(expected, S3Uri.Parse(prefix).Contains(S3Uri.Parse(other)));
}
