using Infra.Components.Shared.Schedules;

namespace Infra.Components.Tests.Shared.Schedules;

public sealed class ScheduleTimesTests
{
    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+9", true)]
    [InlineData("", false)]
    [InlineData("+01:00", false)]
    [InlineData("Europe/", false)]
    [InlineData("Central European Time", false)]
    public void IsTimeZone_OfName_FollowsTheFormOfIana(string name, bool expected) => Assert.Equal(expected, ScheduleTimes.IsTimeZone(name));

    [Theory]
    [InlineData("2027-01-31T08:00:00Z", true)]
    [InlineData("2027-01-31T08:00:00", false)]
    [InlineData("2027-01-31T08:00:00+01:00", false)]
    [InlineData("31.01.2027", false)]
    [InlineData(null, false)]
    public void TryParseUtc_OfText_TakesMomentsInUtcOnly(string? text, bool expected) => Assert.Equal(expected, ScheduleTimes.TryParseUtc(text) is not null);

    [Fact]
    public void TryParseUtc_OfMoment_KeepsItInUtc()
    {
        var time = ScheduleTimes.TryParseUtc("2027-01-31T08:00:00Z");

        Assert.Equal((new DateTime(2027, 1, 31, 8, 0, 0, DateTimeKind.Utc), DateTimeKind.Utc), (time!.Value, time.Value.Kind));
    }
}
