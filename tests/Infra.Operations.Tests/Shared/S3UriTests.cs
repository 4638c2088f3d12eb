using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Shared;

public sealed class S3UriTests
{
    [Theory]
    [InlineData("s3://bucket/a/b.csv", "bucket", "a/b.csv", "b.csv")]
    [InlineData("s3://bucket/a/", "bucket", "a/", "")]
    [InlineData("s3://bucket", "bucket", "", "")]
    [InlineData("s3://my.bucket-1//odd", "my.bucket-1", "/odd", "odd")]
    public void Parse_Good_SplitsBucketKeyAndName(string text, string bucket, string key, string name)
    {
        var uri = S3Uri.Parse(text);

        Assert.Equal((bucket, key, name), (uri.Bucket, uri.Key, uri.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bucket/key")]
    [InlineData("https://bucket/key")]
    [InlineData("s3://")]
    [InlineData("s3:///key")]
    [InlineData("s3://UPPER/key")]
    [InlineData("s3://ab/key")]
    [InlineData("s3://-bucket/key")]
    public void Parse_Bad_QuotesTheText(string text) =>
        Assert.Equal(
            $"INFRA123: \"{text}\" is no S3 URI. Write it as s3://bucket/key.",
            Assert.Throws<OperationException>(() => S3Uri.Parse(text)).Message);

    [Theory]
    [InlineData("s3://b-1/in", "s3://b-1/in2/x", true)]
    [InlineData("s3://b-1/in/", "s3://b-1/in2/x", false)]
    [InlineData("s3://b-1/in/", "s3://b-2/in/x", false)]
    [InlineData("s3://b-1", "s3://b-1/x", true)]
    public void IsUnder_RawPrefix_IsComparedAsS3Does(string prefix, string place, bool expected) =>
        Assert.Equal(expected, S3Uri.Parse(place).IsUnder(S3Uri.Parse(prefix)));

    [Theory]
    [InlineData("s3://bucket", "s3://bucket/x.csv")]
    [InlineData("s3://bucket/a", "s3://bucket/a/x.csv")]
    [InlineData("s3://bucket/a/", "s3://bucket/a/x.csv")]
    public void Append_AnyPrefix_PutsOneSlashBetween(string prefix, string expected) =>
        Assert.Equal(expected, S3Uri.Parse(prefix).Append("x.csv").ToString());

    [Fact]
    public void Parse_OfToString_IsTheSame() => Prop.ForAll(
        Gen.Choose(32, 126).Select(c => (char)c).ArrayOf().Select(c => new S3Uri("bucket", new string(c))).ToArbitrary(),
        uri => S3Uri.Parse(uri.ToString()) == uri).QuickCheckThrowOnFailure();
}
