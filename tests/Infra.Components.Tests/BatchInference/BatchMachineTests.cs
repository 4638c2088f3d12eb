using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;
using Pulumi;
using static Infra.Components.Tests.Mocks.BatchRuns;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchMachineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSchedule_AddsMachineRolesTopicAndSchedule(bool isPreview)
    {
        var without = await Run(isPreview: isPreview);
        var with = await Run(Daily, isPreview);

        Assert.Equal(
            [
                "aws:cloudwatch/logGroup:LogGroup iris-log",
                "aws:iam/role:Role iris-machine-role",
                "aws:iam/role:Role iris-start-role",
                "aws:iam/rolePolicy:RolePolicy iris-machine-role-policy",
                "aws:iam/rolePolicy:RolePolicy iris-start-role-policy",
                "aws:kms/key:Key iris-topics-key",
                "aws:scheduler/schedule:Schedule iris-schedule",
                "aws:sfn/stateMachine:StateMachine iris-machine",
                "aws:sns/topic:Topic iris-failure",
                "aws:sns/topicPolicy:TopicPolicy iris-failure-policy",
                "aws:sqs/queue:Queue iris-dead-letters",
                "aws:sqs/queuePolicy:QueuePolicy iris-dead-letters-policy",
            ],
            with.Children.Except(without.Children));
    }

    [Fact]
    public async Task Construct_OfSchedule_LogsErrorsForAMonthWithoutTheirData()
    {
        var run = await Run(Daily);

        var group = run.Named("iris-log");
        Assert.Equal(("/aws/vendedlogs/states/iris-", 30.0), (group.Text("namePrefix"), group["retentionInDays"]));
        var logging = run.Single(Machine).Map("loggingConfiguration");
        Assert.Equal(("ERROR", false), (logging["level"], logging["includeExecutionData"]));
        Assert.EndsWith(":iris-log-0000000:*", Assert.IsType<string>(logging["logDestination"]), StringComparison.Ordinal);
        Assert.Null(run.Single(Machine)["tracingConfiguration"]);
        Assert.DoesNotContain("xray:", run.Named("iris-machine-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfLogLevelOff_HasNoLogAndNoRightsToIt()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.Execution.LogLevel = "OFF";
        });

        Assert.False(run.Has("iris-log"));
        Assert.Null(run.Single(Machine)["loggingConfiguration"]);
        Assert.DoesNotContain("logs:", run.Named("iris-machine-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfBothTopics_SharesTheirKey()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.CompletionNotifications.Choice = "Create";
        });

        Assert.Equal(["iris-topics-key"], run.Resources.Where(resource => resource.Type == "aws:kms/key:Key").Select(key => key.Name));
        Assert.Equal(run.Named("iris-failure").Text("kmsMasterKeyId"), run.Named("iris-completion").Text("kmsMasterKeyId"));
        var states = run.Single(Machine).Json("definition")["States"]!;
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-completion-0000000", states["NotifyCompletion"]!["Parameters"]!["TopicArn"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfSchedule_YieldsWhatWasMade()
    {
        static BatchTransform Build()
        {
            var args = Samples.Batch();
            Daily(args);
            args.CompletionNotifications = new() { Choice = "Adopt", TopicArn = Samples.TopicArn };
            return new BatchTransform("iris", args);
        }

        Assert.Equal("iris-log-0000000", await TestRun.OutputOf(() => Build().LogGroupName));
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:iris-dead-letters-0000000", await TestRun.OutputOf(() => Build().DeadLetterQueueArn));
        Assert.Equal(Samples.TopicArn, await TestRun.OutputOf(() => Build().CompletionTopicArn));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-failure-0000000", await TestRun.OutputOf(() => Build().FailureTopicArn));
        Assert.Null(await TestRun.OutputOf(() => Build().CapturePath));
    }

    [Fact]
    public async Task Construct_OfSchedule_MachineRoleHasTheManagedRuleAndNothingWide()
    {
        var run = await Run(Daily);

        var statements = run.Named("iris-machine-role-policy").Json("policy")["Statement"]!.AsArray().ToDictionary(node => node!["Sid"]!.GetValue<string>(), node => node!);
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:transform-job/iris-dev-d013964-*", statements["RunJobs"]["Resource"]!.GetValue<string>());
        Assert.Equal(
            "arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule", statements["WaitForJobs"]["Resource"]!.GetValue<string>());
        Assert.Equal("""["events:DescribeRule","events:PutRule","events:PutTargets"]""", statements["WaitForJobs"]["Action"]!.ToJsonString());
        Assert.Equal(Samples.RoleArn, statements["PassExecutionRole"]["Resource"]!.GetValue<string>());
        Assert.Equal("sagemaker.amazonaws.com", statements["PassExecutionRole"]["Condition"]!["StringEquals"]!["iam:PassedToService"]!.GetValue<string>());
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-failure-0000000", statements["PublishNotifications"]["Resource"]!.GetValue<string>());
        Assert.Equal(["DeliverLogs"], statements.Where(statement => statement.Value["Resource"]!.ToJsonString() == "\"*\"").Select(statement => statement.Key));
        Assert.Equal(
            "arn:aws:states:us-east-1:123456789012:stateMachine:iris-machine-0000000",
            run.Named("iris-start-role-policy").Json("policy")["Statement"]![0]!["Resource"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_WithoutFailureTopic_FailsWithoutNotifying()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.FailureNotifications.Choice = "None";
        });

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sns/", StringComparison.Ordinal) || child.StartsWith("aws:kms/", StringComparison.Ordinal));
        Assert.DoesNotContain("NotifyFailure", run.Single(Machine).Text("definition"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfAdoptedFailureTopic_PublishesThere()
    {
        var run = await Run(args =>
        {
            Daily(args);
            (args.FailureNotifications.Choice, args.FailureNotifications.TopicArn, args.FailureNotifications.Emails) = ("Adopt", Samples.TopicArn, ["a@b.org"]);
        });

        Assert.Equal(Samples.TopicArn, run.Single(Machine).Json("definition")["States"]!["NotifyFailure"]!["Parameters"]!["TopicArn"]!.GetValue<string>());
        Assert.Equal(Samples.TopicArn, run.Named("iris-failure-email-0").Text("topic"));
    }
}
