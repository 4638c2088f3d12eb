using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Endpoints;

namespace Infra.Components.Tests.Endpoints;

public sealed class ScheduleExpressionsTests
{
    [Theory]
    [InlineData("cron(0 8 ? * MON-FRI *)")]
    [InlineData("cron(30 6 1 * ? *)")]
    [InlineData("cron(0/15 8-17 ? * 2-6 2027)")]
    [InlineData("cron(0 0 L * ? *)")]
    [InlineData("cron(0 0 LW * ? *)")]
    [InlineData("cron(0 0 15W * ? *)")]
    [InlineData("cron(0 0 ? * 6L *)")]
    [InlineData("cron(0 0 ? JAN,mar,6 FRI#2 2027-2030)")]
    [InlineData("cron(59 23 31 12 ? 2199)")]
    [InlineData("cron(*/5 * * * ? *)")]
    [InlineData("rate(1 minute)")]
    [InlineData("rate(12 hours)")]
    [InlineData("rate(99999 days)")]
    [InlineData("at(2027-01-31T08:00:00)")]
    public void Find_OfWhatAwsTakes_FindsNothing(string schedule) => Assert.Null(ScheduleExpressions.Find(schedule));

    [Theory]
    [InlineData("", "is no cron(), rate() or at()")]
    [InlineData("0 8 * * *", "is no cron(), rate() or at()")]
    [InlineData("rate(0 hours)", "is no cron(), rate() or at()")]
    [InlineData("rate(1 week)", "is no cron(), rate() or at()")]
    [InlineData("cron(0 8 ? * MON-FRI *", "is no cron(), rate() or at()")]
    [InlineData("cron(0 8 * * *)", "has 5 fields, not 6")]
    [InlineData("cron(0  8 ? * MON *)", "has 7 fields, not 6")]
    [InlineData("cron(0 8 * * * *)", "needs a ? for exactly one of day of month and day of week")]
    [InlineData("cron(0 8 ? * ? *)", "needs a ? for exactly one of day of month and day of week")]
    [InlineData("cron(60 8 ? * MON *)", "has \"60\" for minutes")]
    [InlineData("cron(0 24 ? * MON *)", "has \"24\" for hours")]
    [InlineData("cron(0 8 32 * ? *)", "has \"32\" for day of month")]
    [InlineData("cron(0 8 0W * ? *)", "has \"0W\" for day of month")]
    [InlineData("cron(0 8 ? 13 MON *)", "has \"13\" for month")]
    [InlineData("cron(0 8 ? * 8 *)", "has \"8\" for day of week")]
    [InlineData("cron(0 8 ? * MON#6 *)", "has \"MON#6\" for day of week")]
    [InlineData("cron(0 8 ? * FUN *)", "has \"FUN\" for day of week")]
    [InlineData("cron(0 8 ? * MON 1969)", "has \"1969\" for year")]
    [InlineData("cron(? 8 ? * MON *)", "has \"?\" for minutes")]
    [InlineData("cron(5-1 8 ? * MON *)", "has \"5-1\" for minutes")]
    [InlineData("cron(1-2-3 8 ? * MON *)", "has \"1-2-3\" for minutes")]
    [InlineData("cron(0/0 8 ? * MON *)", "has \"0/0\" for minutes")]
    [InlineData("cron(0/1/2 8 ? * MON *)", "has \"0/1/2\" for minutes")]
    [InlineData("cron(0, 8 ? * MON *)", "has \"0,\" for minutes")]
    [InlineData("cron(JAN 8 ? * MON *)", "has \"JAN\" for minutes")]
    [InlineData("cron(L 8 ? * MON *)", "has \"L\" for minutes")]
    [InlineData("at(2027-02-30T08:00:00)", "has no time like 2027-01-31T08:00:00 in at()")]
    [InlineData("at(2027-01-31 08:00)", "has no time like 2027-01-31T08:00:00 in at()")]
    [InlineData("at(2027-01-31T08:00:00Z)", "has no time like 2027-01-31T08:00:00 in at()")]
    public void Find_OfAnythingElse_SaysWhat(string schedule, string finding) => Assert.Equal(finding, ScheduleExpressions.Find(schedule));

    [Fact]
    public void Find_OfAnyText_NeverThrows() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        Gen.Elements("{0}", "cron({0})", "rate({0})", "at({0})", "cron(0 8 ? * {0} *)").ToArbitrary(),
        (text, form) => ScheduleExpressions.Find(form.Replace("{0}", text.Get, StringComparison.Ordinal)) is null or { Length: > 0 }));

    [Fact]
    public void Find_OfAnyMinuteAndHour_FindsNothingExactlyWithinTheirRanges() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-1, 65).ToArbitrary(),
        Gen.Choose(-1, 30).ToArbitrary(),
        (minute, hour) => ScheduleExpressions.Find($"cron({minute} {hour} ? * MON-FRI *)") is null == (minute is >= 0 and <= 59 && hour is >= 0 and <= 23)));

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+9", true)]
    [InlineData("", false)]
    [InlineData("+01:00", false)]
    [InlineData("Europe/", false)]
    [InlineData("Central European Time", false)]
    public void IsTimeZone_OfName_FollowsTheFormOfIana(string name, bool expected) => Assert.Equal(expected, ScheduleExpressions.IsTimeZone(name));

    [Theory]
    [InlineData("2027-01-31T08:00:00Z", true)]
    [InlineData("2027-01-31T08:00:00", false)]
    [InlineData("2027-01-31T08:00:00+01:00", false)]
    [InlineData("31.01.2027", false)]
    public void TryParseUtc_OfText_TakesMomentsInUtcOnly(string text, bool expected) => Assert.Equal(expected, ScheduleExpressions.TryParseUtc(text) is not null);
}
