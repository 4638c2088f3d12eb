using FsCheck;
using FsCheck.Fluent;
using Infra.Components.BatchInference;

namespace Infra.Components.Tests.BatchInference;

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
    [InlineData("rate(0 days)", "is \"rate(0 days)\"; a rate is a number and minutes, hours or days.")]
    [InlineData("rate(1 week)", "is \"rate(1 week)\"; a rate is a number and minutes, hours or days.")]
    [InlineData("at(2026-02-30T03:00:00)", "is \"at(2026-02-30T03:00:00)\"; a time is yyyy-mm-ddThh:mm:ss.")]
    [InlineData("at(2026-01-31T03:00:00Z)", "is \"at(2026-01-31T03:00:00Z)\"; a time is yyyy-mm-ddThh:mm:ss.")]
    public void Find_OfMistake_SaysWhich(string expression, string expected) => Assert.Equal(expected, ScheduleExpression.Find(expression));

    [Theory]
    [InlineData(256, false)]
    [InlineData(257, true)]
    public void Find_OfLongExpression_FollowsTheLimit(int length, bool isRefused)
    {
        var expression = "cron(" + new string('0', length - 16) + " 3 * * ? *)";

        Assert.Equal(isRefused, ScheduleExpression.Find(expression) == $"has {length} characters.");
    }

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
