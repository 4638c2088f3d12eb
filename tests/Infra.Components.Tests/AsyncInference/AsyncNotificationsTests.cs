using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncNotificationsTests
{
    [Fact]
    public async Task Construct_OfSample_TopicsAreEncryptedWithTheKeyThatTheRoleMayUse()
    {
        var run = await Run();

        var key = "arn:aws:kms:us-east-1:123456789012:key/iris-topics-key-0000000";
        Assert.Equal(key, run.Named("iris-success").Text("kmsMasterKeyId"));
        Assert.Equal(key, run.Named("iris-error").Text("kmsMasterKeyId"));
        Assert.Equal(true, run.Named("iris-topics-key")["enableKeyRotation"]);
        Assert.Equal(Samples.RoleArn, run.Named("iris-topics-key").Json("policy")["Statement"]![1]!["Principal"]!["AWS"]!.GetValue<string>());
        Assert.Equal(Samples.RoleArn, run.Named("iris-success-policy").Json("policy")["Statement"]![0]!["Principal"]!["AWS"]!.GetValue<string>());
        Assert.Contains(key, run.Named("iris-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfGivenTopicKey_CreatesNone()
    {
        var run = await Run(args => args.Notifications.KmsKeyArn = Samples.KeyArn);

        Assert.False(run.Has("iris-topics-key"));
        Assert.Equal(Samples.KeyArn, run.Named("iris-success").Text("kmsMasterKeyId"));
    }

    [Fact]
    public async Task Construct_OfAdoptedTopics_PublishesToExactlyThem()
    {
        var run = await Run(args => (args.Notifications.Topics, args.Notifications.SuccessTopicArn, args.Notifications.ErrorTopicArn) =
            ("Adopt", $"{Samples.TopicArn}-ok", $"{Samples.TopicArn}-error"));

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sns/topic:", StringComparison.Ordinal) || child.StartsWith("aws:kms/", StringComparison.Ordinal));
        var notification = (ImmutableDictionary<string, object>)OutputConfig(run)["notificationConfig"];
        Assert.Equal(($"{Samples.TopicArn}-ok", $"{Samples.TopicArn}-error"), (notification["successTopic"], notification["errorTopic"]));
        var publish = run.Named("iris-role-policy").Json("policy")["Statement"]!.AsArray().Single(statement => statement!["Sid"]!.GetValue<string>() == "PublishNotifications");
        Assert.Equal($"""["{Samples.TopicArn}-error","{Samples.TopicArn}-ok"]""", publish!["Resource"]!.ToJsonString());
        Assert.Equal(Samples.TopicArn + "-ok", run.Named("iris-success-to-results").Text("topic"));
    }

    [Fact]
    public async Task Construct_WithoutTopics_HasNoNotificationsAndNoQueue()
    {
        var run = await Run(args => args.Notifications.Topics = "None");

        Assert.DoesNotContain("notificationConfig", OutputConfig(run).Keys);
        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sns/", StringComparison.Ordinal) || child.StartsWith("aws:sqs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NotificationQueueUrl_WithoutTopics_IsNull()
    {
        var args = Samples.Endpoint();
        args.Notifications.Topics = "None";

        Assert.Null(await TestRun.OutputOf(() => new AsyncEndpoint("iris", args).NotificationQueueUrl));
    }

    [Fact]
    public async Task Construct_OfSample_QueueTakesOnlyTheTwoTopicsAndKeepsDeadLetters()
    {
        var run = await Run();

        Assert.Equal(
            """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:iris-results-dead-letters-0000000","maxReceiveCount":5}""",
            run.Named("iris-results").Text("redrivePolicy"));
        Assert.Equal(true, run.Named("iris-results")["sqsManagedSseEnabled"]);
        Assert.Equal(true, run.Named("iris-results-dead-letters")["sqsManagedSseEnabled"]);
        Assert.Equal(
            """["arn:aws:sns:us-east-1:123456789012:iris-error-0000000","arn:aws:sns:us-east-1:123456789012:iris-success-0000000"]""",
            run.Named("iris-results-policy").Json("policy")["Statement"]![0]!["Condition"]!["ArnEquals"]!["aws:SourceArn"]!.ToJsonString());
    }

    [Fact]
    public async Task Construct_OfEmails_SubscribesEachToTheErrorTopic()
    {
        var run = await Run(args => args.Notifications.ErrorEmails = ["a@b.org", "c@d.org"]);

        Assert.Equal("c@d.org", run.Named("iris-error-email-1").Text("endpoint"));
        Assert.Equal("email", run.Named("iris-error-email-0").Text("protocol"));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-error-0000000", run.Named("iris-error-email-0").Text("topic"));
    }

    [Fact]
    public async Task Construct_OfEmailsForResults_SubscribesEachToTheSuccessTopic()
    {
        var run = await Run(args => args.Notifications.SuccessEmails = ["a@b.org"]);

        Assert.Equal(
            ["endpoint=a@b.org", "protocol=email", "topic=arn:aws:sns:us-east-1:123456789012:iris-success-0000000"],
            run.Named("iris-success-email-0").Inputs.Scalars());
    }

    [Fact]
    public async Task Construct_OfErrorTopicAlone_TellsOfFailuresOnly()
    {
        var run = await Run(args => args.Notifications.SuccessTopic = "None");

        Assert.DoesNotContain(run.Children, child => child.Contains("iris-success", StringComparison.Ordinal));
        Assert.Equal(
            ["errorTopic=arn:aws:sns:us-east-1:123456789012:iris-error-0000000"], OutputConfig(run).Map("notificationConfig").Scalars());
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-error-0000000", Publish(run));
        Assert.Equal(
            "arn:aws:sns:us-east-1:123456789012:iris-error-0000000",
            run.Named("iris-results-policy").Json("policy")["Statement"]![0]!["Condition"]!["ArnEquals"]!["aws:SourceArn"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfSuccessTopicAlone_TellsOfResultsOnly()
    {
        var run = await Run(args => (args.Notifications.Topics, args.Notifications.SuccessTopic) = ("None", "Create"));

        Assert.Equal(
            ["successTopic=arn:aws:sns:us-east-1:123456789012:iris-success-0000000"], OutputConfig(run).Map("notificationConfig").Scalars());
        Assert.True(run.Has("iris-topics-key"));
        Assert.True(run.Has("iris-success-to-results"));
        Assert.False(run.Has("iris-error"));
    }

    [Fact]
    public async Task Construct_OfOneCreatedAndOneAdoptedTopic_UsesBoth()
    {
        var run = await Run(args => (args.Notifications.ErrorTopic, args.Notifications.ErrorTopicArn) = ("Adopt", Samples.TopicArn));

        Assert.Equal(
            [$"errorTopic={Samples.TopicArn}", "successTopic=arn:aws:sns:us-east-1:123456789012:iris-success-0000000"],
            OutputConfig(run).Map("notificationConfig").Scalars());
        Assert.False(run.Has("iris-error-policy"));
    }

    [Fact]
    public async Task Construct_OfKeyOfAdoptedTopics_LetsTheRoleUseExactlyIt()
    {
        var run = await Run(args =>
        {
            (args.Notifications.Topics, args.Notifications.KmsKeyArn) = ("Adopt", Samples.KeyArn);
            (args.Notifications.SuccessTopicArn, args.Notifications.ErrorTopicArn) = (Samples.TopicArn, Samples.TopicArn);
        });

        Assert.Equal(
            """{"Sid":"EncryptNotifications","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":""" + $"\"{Samples.KeyArn}\"" +
            ""","Condition":{"StringEquals":{"kms:ViaService":"sns.us-east-1.amazonaws.com"}}}""",
            Statement(run, "EncryptNotifications")!.ToJsonString());
    }

    [Fact]
    public async Task Construct_OfIncludedResponses_NamesTheTopics()
    {
        var run = await Run(args => args.Notifications.IncludeInferenceResponseIn = ["ERROR_NOTIFICATION_TOPIC"]);

        Assert.Equal(["ERROR_NOTIFICATION_TOPIC"], ((ImmutableArray<object>)OutputConfig(run).Map("notificationConfig")["includeInferenceResponseIns"]).Cast<string>());
    }

    [Fact]
    public async Task Construct_OfSample_KeepsMessagesForDaysAndDeadLettersLonger()
    {
        var run = await Run();

        Assert.Equal((345_600.0, 120.0), (run.Named("iris-results")["messageRetentionSeconds"], run.Named("iris-results")["visibilityTimeoutSeconds"]));
        Assert.Equal(1_209_600.0, run.Named("iris-results-dead-letters")["messageRetentionSeconds"]);
        Assert.DoesNotContain("rawMessageDelivery", run.Named("iris-success-to-results").Inputs.Keys);
    }

    [Fact]
    public async Task Construct_OfQueueSettings_SetsThem()
    {
        var run = await Run(args => args.Notifications.QueueSettings = new AsyncQueueArgs
        {
            RawMessageDelivery = true,
            VisibilityTimeoutInSeconds = 900,
            RetentionInSeconds = 3600,
            MaxReceiveCount = 2,
            DeadLetterRetentionInSeconds = 7200,
        });

        Assert.Equal(true, run.Named("iris-error-to-results")["rawMessageDelivery"]);
        Assert.Equal((3600.0, 900.0), (run.Named("iris-results")["messageRetentionSeconds"], run.Named("iris-results")["visibilityTimeoutSeconds"]));
        Assert.Equal(2, run.Named("iris-results").Json("redrivePolicy")["maxReceiveCount"]!.GetValue<int>());
        Assert.Equal(7200.0, run.Named("iris-results-dead-letters")["messageRetentionSeconds"]);
    }

    [Fact]
    public async Task Construct_OfSample_QueuesRefusePlainText()
    {
        var run = await Run();

        foreach (var queue in new[] { "iris-results", "iris-results-dead-letters" })
        {
            var deny = run.Named($"{queue}-policy").Json("policy")["Statement"]!.AsArray()[^1]!;
            Assert.Equal(
                """{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"arn:aws:sqs:us-east-1:123456789012:""" + queue +
                """-0000000","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""",
                deny.ToJsonString());
        }
    }

    [Fact]
    public async Task Construct_OfSample_TheQueueTakesMessagesOfExactlyTheTopics() => Assert.Equal(
        """{"Sid":"SendFromTopics","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:iris-results-0000000",""" + "\"Condition\":" +
        """{"ArnEquals":{"aws:SourceArn":["arn:aws:sns:us-east-1:123456789012:iris-error-0000000","arn:aws:sns:us-east-1:123456789012:iris-success-0000000"]}}}""",
        (await Run()).Named("iris-results-policy").Json("policy")["Statement"]![0]!.ToJsonString());

    [Theory]
    [InlineData("success")]
    [InlineData("error")]
    public async Task Construct_OfSample_ExactlyTheRolePublishesAndOnlyOverTls(string topic) => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"PublishByRole","Effect":"Allow","Principal":{"AWS":""" + $"\"{Samples.RoleArn}\"" +
        """},"Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:iris-""" + topic +
        """-0000000"},{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:iris-""" + topic +
        """-0000000","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
        (await Run()).Named($"iris-{topic}-policy").Text("policy"));

    [Fact]
    public async Task Construct_OfSample_TheTopicsKeyIsUsedByTheRoleThroughSnsOnly() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"AdministerByAccount","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},""" +
        """{"Sid":"PublishByRole","Effect":"Allow","Principal":{"AWS":""" + $"\"{Samples.RoleArn}\"" +
        """},"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"sns.us-east-1.amazonaws.com"}}}]}""",
        (await Run()).Named("iris-topics-key").Text("policy"));

    private static ImmutableDictionary<string, object> OutputConfig(TestRun run) =>
        run.Single("aws:sagemaker/endpointConfiguration:EndpointConfiguration").Map("asyncInferenceConfig").Map("outputConfig");

    private static string Publish(TestRun run) => Statement(run, "PublishNotifications")!["Resource"]!.GetValue<string>();

    private static JsonNode? Statement(TestRun run, string sid) => run.Named("iris-role-policy").Json("policy")["Statement"]!.AsArray()
        .Single(statement => statement!["Sid"]!.GetValue<string>() == sid);

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args));
    }
}
