using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class ScalarResolverTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("-7", "-7")]
    [InlineData("+7", "7")]
    [InlineData("0123", "83")]
    [InlineData("012345678901", "12345678901")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1.50", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("1.0.0", "\"1.0.0\"")]
    [InlineData("1e400", "\"1e400\"")]
    [InlineData("ml.m5.xlarge", "\"ml.m5.xlarge\"")]
    [InlineData("2026-01-02", "\"2026-01-02T00:00:00Z\"")]
    [InlineData("2026-1-2 3:4:5", "\"2026-01-02T03:04:05Z\"")]
    [InlineData("2026-01-02T03:04:05.25+02:00", "\"2026-01-02T03:04:05.25\\u002B02:00\"")]
    [InlineData("2026-13-02", "\"2026-13-02\"")]
    public void Resolve_PlainScalar_HasTheTypeYamlV3GivesIt(string text, string json) =>
        Assert.Equal(json, ScalarResolver.Resolve(text)?.ToJsonString() ?? "null");

    [Theory]
    [InlineData("yes", true)]
    [InlineData("N", true)]
    [InlineData("off", true)]
    [InlineData("1:30", true)]
    [InlineData(".inf", true)]
    [InlineData("-.INF", true)]
    [InlineData("0123", true)]
    [InlineData("", true)]
    [InlineData("<<", true)]
    [InlineData("2026-01-02T03:04:05Z", true)]
    [InlineData("ml.c5.large", false)]
    [InlineData("1.0.0", false)]
    [InlineData("arn:aws:sns:us-east-1:123456789012:x", false)]
    public void IsAmbiguous_Text_IsWhatSomeReaderTakesForAnotherType(string text, bool expected) =>
        Assert.Equal(expected, ScalarResolver.IsAmbiguous(text));
}
