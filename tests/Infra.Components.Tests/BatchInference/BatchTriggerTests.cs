using System.Collections.Immutable;
using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;
using Pulumi;
using static Infra.Components.Tests.Mocks.BatchRuns;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchTriggerTests
{
    [Fact]
    public async Task Construct_OfScheduleWithEnds_PassesThemAndTheRetries()
    {
        var run = await Run(args =>
        {
            args.Schedule = new() { Expression = "rate(2 hours)", StartDate = "2026-02-01T00:00:00Z", EndDate = "2026-03-01T00:00:00Z" };
            (args.StartRetry.MaximumRetryAttempts, args.StartRetry.MaximumEventAgeInSeconds) = (3, 120);
        });

        var schedule = run.Named("iris-schedule");
        Assert.Equal(("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"), (schedule.Text("startDate"), schedule.Text("endDate")));
        Assert.Equal("OFF", schedule.Map("flexibleTimeWindow")["mode"]);
        var retry = Assert.IsType<ImmutableDictionary<string, object>>(schedule.Map("target")["retryPolicy"]);
        Assert.Equal((3.0, 120.0), (retry["maximumRetryAttempts"], retry["maximumEventAgeInSeconds"]));
        var deadLetters = Assert.IsType<ImmutableDictionary<string, object>>(schedule.Map("target")["deadLetterConfig"]);
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:iris-dead-letters-0000000", deadLetters["arn"]);
    }

    [Fact]
    public async Task Construct_OfScheduleWithoutDeadLetters_HasNoQueue()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.StartRetry.DeadLetters = "None";
        });

        Assert.False(run.Has("iris-dead-letters"));
        Assert.False(run.Named("iris-schedule").Map("target").ContainsKey("deadLetterConfig"));
        Assert.DoesNotContain("sqs:SendMessage", run.Named("iris-start-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfAdoptedDeadLetters_SendsThereAndLeavesItsPolicyAlone()
    {
        const string Queue = "arn:aws:sqs:us-east-1:123456789012:lost";
        void Adopt(BatchTransformArgs args)
        {
            Daily(args);
            (args.StartRetry.DeadLetters, args.StartRetry.DeadLetterQueueArn) = ("Adopt", Queue);
        }

        var run = await Run(Adopt);
        var args = Samples.Batch();
        Adopt(args);

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sqs/", StringComparison.Ordinal));
        Assert.Contains(Queue, run.Named("iris-start-role-policy").Text("policy"), StringComparison.Ordinal);
        Assert.Equal(Queue, await TestRun.OutputOf(() => new BatchTransform("iris", args).DeadLetterQueueArn));
    }

    [Fact]
    public async Task Construct_OfObjectTrigger_LetsItsRuleAndNoOtherSendDeadLetters()
    {
        var run = await Run(args => args.OnObjectCreated = new());

        var statement = run.Named("iris-dead-letters-policy").Json("policy")["Statement"]![0]!;
        Assert.Equal("events.amazonaws.com", statement["Principal"]!["Service"]!.GetValue<string>());
        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/iris-object-created-0000000", statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]!.GetValue<string>());
        var target = run.Named("iris-object-created-target");
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:iris-dead-letters-0000000", target.Map("deadLetterConfig")["arn"]);
        Assert.Equal((10.0, 3600.0), (target.Map("retryPolicy")["maximumRetryAttempts"], target.Map("retryPolicy")["maximumEventAgeInSeconds"]));
    }

    [Fact]
    public async Task Construct_OfSchedule_StartsTheMachineAtTheTimeInTheZone()
    {
        var run = await Run(args => args.Schedule = new() { Expression = "cron(0 3 * * ? *)", TimeZone = "Europe/Berlin", FlexibleWindowInMinutes = 15, Enabled = false });

        var schedule = run.Named("iris-schedule");
        Assert.Equal(("cron(0 3 * * ? *)", "Europe/Berlin", "DISABLED"), (schedule.Text("scheduleExpression"), schedule.Text("scheduleExpressionTimezone"), schedule.Text("state")));
        Assert.Equal(("FLEXIBLE", 15.0), (schedule.Map("flexibleTimeWindow")["mode"], schedule.Map("flexibleTimeWindow")["maximumWindowInMinutes"]));
        Assert.Equal("""{"inputUri":"s3://data/iris/"}""", schedule.Map("target")["input"]);
        Assert.Equal("arn:aws:states:us-east-1:123456789012:stateMachine:iris-machine-0000000", schedule.Map("target")["arn"]);
        Assert.InRange(run.IndexOf("iris-start-role-policy"), 0, run.IndexOf("iris-schedule") - 1);
    }

    [Fact]
    public async Task Construct_OfSchedule_MachineWaitsForItsRights()
    {
        var run = await Run(Daily);

        Assert.InRange(run.IndexOf("iris-machine-role-policy"), 0, run.IndexOf("iris-machine") - 1);
        Assert.InRange(run.IndexOf("iris-role-policy"), 0, run.IndexOf("iris-machine") - 1);
        Assert.Equal(["iris-machine-role-policy", "iris-role-policy"], await Dependencies("iris-machine"));
        Assert.Equal(["iris-dead-letters-policy", "iris-start-role-policy"], await Dependencies("iris-schedule"));
    }

    [Fact]
    public async Task Construct_OfObjectTrigger_StartsAJobForEachObject()
    {
        var run = await Run(args => args.OnObjectCreated = new() { Suffix = ".csv", ManageBucketNotification = true });

        Assert.Equal(
            """{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["data"]},"object":{"key":[{"wildcard":"iris/*.csv"}],"size":[{"numeric":[">",0]}]}}}""",
            run.Named("iris-object-created").Text("eventPattern"));
        var target = run.Named("iris-object-created-target").Map("inputTransformer");
        Assert.Equal("""{"inputUri": "s3://<bucket>/<key>"}""", target["inputTemplate"]);
        Assert.Equal("$.detail.object.key", ((ImmutableDictionary<string, object>)target["inputPaths"])["key"]);
        Assert.Equal(("data", true), (run.Named("iris-input-events").Text("bucket"), (bool)run.Named("iris-input-events")["eventbridge"]!));
        Assert.False(run.Has("iris-schedule"));
    }

    [Fact]
    public async Task Construct_OfObjectTriggerWithoutSuffix_MatchesThePrefixAndLeavesTheBucketAlone()
    {
        var run = await Run(args => args.OnObjectCreated = new());

        Assert.Contains("""{"prefix":"iris/"}""", run.Named("iris-object-created").Text("eventPattern"), StringComparison.Ordinal);
        Assert.False(run.Has("iris-input-events"));
    }

    private static Task<IReadOnlyList<string>> Dependencies(string child)
    {
        var args = Samples.Batch();
        Daily(args);
        return TestRun.DependenciesOf(child, options => _ = new BatchTransform("iris", args, options));
    }
}
