using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Shared.Schedules;

namespace Infra.Components.Tests.Shared.Schedules;

public sealed class ScheduleExpressionTests
{
    [Theory]
    [InlineData("cron(0 3 * * ? *)")]
    [InlineData("cron(0/15 8-18 ? * MON-FRI *)")]
    [InlineData("cron(*/5 * 1,15 JAN,jul ? 2026-2030)")]
    [InlineData("cron(0 10 L * ? *)")]
    [InlineData("cron(0 10 LW * ? *)")]
    [InlineData("cron(0 10 15W * ? *)")]
    [InlineData("cron(0 10 ? * 6L *)")]
    [InlineData("cron(0 10 ? * 2#1 *)")]
    [InlineData("cron(0 10 ? * L *)")]
    [InlineData("cron(0 8 ? * MON-FRI *)")]
    [InlineData("cron(0/15 8-17 ? * 2-6 2027)")]
    [InlineData("cron(0 0 ? JAN,mar,6 FRI#2 2027-2030)")]
    [InlineData("cron(0 0 ? * fril *)")]
    [InlineData("cron(59 23 31 12 ? 2199)")]
    [InlineData("cron(0 0 1 1 ? 1970)")]
    [InlineData("cron(5-5 0/23 ? * 2-MON *)")]
    [InlineData("cron(0 0 ? FEB-3 SUN-SAT/7 *)")]
    [InlineData("rate(1 minute)")]
    [InlineData("rate(99999 days)")]
    [InlineData("rate(1 day)")]
    [InlineData("rate(5 minutes)")]
    [InlineData("rate(12 hours)")]
    [InlineData("at(2026-01-31T03:00:00)")]
    public void Find_OfExpressionThatAwsTakes_IsNothing(string expression) => Assert.Null(ScheduleExpression.Find(expression));

    [Theory]
    [InlineData("0 3 * * *", "is \"0 3 * * *\", neither cron(…) nor rate(…) nor at(…).")]
    [InlineData("cron(0 3 * * ? *", "is \"cron(0 3 * * ? *\", neither cron(…) nor rate(…) nor at(…).")]
    [InlineData("cron(0 3 * * *)", "is \"cron(0 3 * * *)\" with 5 fields; it has six: minutes hours day-of-month month day-of-week year.")]
    [InlineData("cron(0 3 * * * *)", "is \"cron(0 3 * * * *)\"; of day-of-month and day-of-week exactly one is ?.")]
    [InlineData("cron(0 3 ? * ? *)", "is \"cron(0 3 ? * ? *)\"; of day-of-month and day-of-week exactly one is ?.")]
    [InlineData("cron(60 3 * * ? *)", "is \"cron(60 3 * * ? *)\"; its minutes is \"60\".")]
    [InlineData("cron(0 24 * * ? *)", "is \"cron(0 24 * * ? *)\"; its hours is \"24\".")]
    [InlineData("cron(0 3 0 * ? *)", "is \"cron(0 3 0 * ? *)\"; its day-of-month is \"0\".")]
    [InlineData("cron(0 3 32W * ? *)", "is \"cron(0 3 32W * ? *)\"; its day-of-month is \"32W\".")]
    [InlineData("cron(0 3 * 13 ? *)", "is \"cron(0 3 * 13 ? *)\"; its month is \"13\".")]
    [InlineData("cron(0 3 * FOO ? *)", "is \"cron(0 3 * FOO ? *)\"; its month is \"FOO\".")]
    [InlineData("cron(0 3 ? * 8 *)", "is \"cron(0 3 ? * 8 *)\"; its day-of-week is \"8\".")]
    [InlineData("cron(0 3 ? * 2#6 *)", "is \"cron(0 3 ? * 2#6 *)\"; its day-of-week is \"2#6\".")]
    [InlineData("cron(0 3 * * ? 1969)", "is \"cron(0 3 * * ? 1969)\"; its year is \"1969\".")]
    [InlineData("cron(0/0 3 * * ? *)", "is \"cron(0/0 3 * * ? *)\"; its minutes is \"0/0\".")]
    [InlineData("cron(0/1/2 3 * * ? *)", "is \"cron(0/1/2 3 * * ? *)\"; its minutes is \"0/1/2\".")]
    [InlineData("cron(1-2-3 3 * * ? *)", "is \"cron(1-2-3 3 * * ? *)\"; its minutes is \"1-2-3\".")]
    [InlineData("cron(1, 3 * * ? *)", "is \"cron(1, 3 * * ? *)\"; its minutes is \"1,\".")]
    [InlineData("cron(-1 3 * * ? *)", "is \"cron(-1 3 * * ? *)\"; its minutes is \"-1\".")]
    [InlineData("cron(? 3 * * ? *)", "is \"cron(? 3 * * ? *)\"; its minutes is \"?\".")]
    [InlineData("", "is \"\", neither cron(…) nor rate(…) nor at(…).")]
    [InlineData("cron[0 3 * * ? *)", "is \"cron[0 3 * * ? *)\", neither cron(…) nor rate(…) nor at(…).")]
    [InlineData("cron(0  8 ? * MON *)", "is \"cron(0  8 ? * MON *)\" with 7 fields; it has six: minutes hours day-of-month month day-of-week year.")]
    [InlineData("cron(5-1 8 ? * MON *)", "is \"cron(5-1 8 ? * MON *)\"; its minutes is \"5-1\".")]
    [InlineData("cron(0 8 ? * 2-SUN *)", "is \"cron(0 8 ? * 2-SUN *)\"; its day-of-week is \"2-SUN\".")]
    [InlineData("cron(0 0/24 ? * MON *)", "is \"cron(0 0/24 ? * MON *)\"; its hours is \"0/24\".")]
    [InlineData("cron(0 8 L,1 * ? *)", "is \"cron(0 8 L,1 * ? *)\"; its day-of-month is \"L,1\".")]
    [InlineData("cron(0 8 ? * FUN *)", "is \"cron(0 8 ? * FUN *)\"; its day-of-week is \"FUN\".")]
    [InlineData("cron(JAN 8 ? * MON *)", "is \"cron(JAN 8 ? * MON *)\"; its minutes is \"JAN\".")]
    [InlineData("cron(L 8 ? * MON *)", "is \"cron(L 8 ? * MON *)\"; its minutes is \"L\".")]
    [InlineData("cron(0 8 ? * MON 2200)", "is \"cron(0 8 ? * MON 2200)\"; its year is \"2200\".")]
    [InlineData("rate(0 days)", "is \"rate(0 days)\"; a rate is a number and minutes, hours or days.")]
    [InlineData("rate(1 week)", "is \"rate(1 week)\"; a rate is a number and minutes, hours or days.")]
    [InlineData("at(2026-02-30T03:00:00)", "is \"at(2026-02-30T03:00:00)\"; a time is yyyy-mm-ddThh:mm:ss.")]
    [InlineData("at(2026-01-31T03:00:00Z)", "is \"at(2026-01-31T03:00:00Z)\"; a time is yyyy-mm-ddThh:mm:ss.")]
    public void Find_OfMistake_SaysWhich(string expression, string expected) => Assert.Equal(expected, ScheduleExpression.Find(expression));

    [Fact]
    public void Find_OfAnyText_NeverThrows() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        Gen.Elements("{0}", "cron({0})", "rate({0})", "at({0})", "cron(0 8 ? * {0} *)").ToArbitrary(),
        (text, form) => ScheduleExpression.Find(form.Replace("{0}", text.Get, StringComparison.Ordinal)) is null or { Length: > 0 }));

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    [Fact]
    public void Find_OfMonths_TakesNamesAndOrdersThemAsTheirNumbers() => AssertOrdered(Months, month => $"cron(0 3 1 {month} ? *)");

    [Fact]
    public void Find_OfDays_TakesNamesAndOrdersThemAsTheirNumbers() => AssertOrdered(Days, day => $"cron(0 3 ? * {day} *)");

    [Fact]
    public void Find_OfDays_TakesTheLastAndTheNth() =>
        Assert.All(Days, day => Assert.Equal((null, null), (ScheduleExpression.Find($"cron(0 3 ? * {day}L *)"), ScheduleExpression.Find($"cron(0 3 ? * {day}#5 *)"))));

    private static void AssertOrdered(string[] names, Func<string, string> cron) => Assert.All(names, (name, index) =>
    {
        Assert.Null(ScheduleExpression.Find(cron(name)));
        Assert.All(Enumerable.Range(1, names.Length), other => Assert.Equal(other <= index + 1, ScheduleExpression.Find(cron($"{other}-{name}")) is null));
    });

    [Fact]
    public void Find_OfAnyTimeOfDay_IsNothing() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 59).ToArbitrary(),
        Gen.Choose(0, 23).ToArbitrary(),
        Gen.Choose(1, 31).ToArbitrary(),
        (minute, hour, day) => ScheduleExpression.Find($"cron({minute} {hour} {day} * ? *)") is null));

    [Fact]
    public void Find_OfAnyNumberOfMinutes_IsNothingWithinTheHour() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-5, 120).ToArbitrary(),
        minute => ScheduleExpression.Find($"cron({minute} 3 * * ? *)") is null == minute is >= 0 and <= 59));
}
