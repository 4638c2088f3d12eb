using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Testing;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class MessagingTests : IDisposable
{
    private static readonly TimeSpan NoWait = TimeSpan.Zero;
    private readonly ManualTimeProvider time = new();
    private readonly SandboxAccount account;

    public MessagingTests() => account = new SandboxAccount(timeProvider: time);

    public void Dispose() => account.Dispose();

    [Fact]
    public async Task Receive_VisibilityTimeoutOver_GivesTheMessageAgainWithANewHandle()
    {
        account.Sqs.CreateQueue("q");
        account.Sqs.SendMessage("q", "m");
        var first = Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait)).ReceiptHandle;

        Assert.Empty(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
        time.Advance(TimeSpan.FromSeconds(30));
        var second = Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));

        Assert.NotEqual(first, second.ReceiptHandle);
        Assert.Equal(2, second.ReceiveCount);
        account.Sqs.DeleteMessage("q", first);
        Assert.Equal("1", account.Sqs.GetQueueAttributes("q")["ApproximateNumberOfMessagesNotVisible"]);
        account.Sqs.DeleteMessage("q", second.ReceiptHandle);
        Assert.Equal("0", account.Sqs.GetQueueAttributes("q")["ApproximateNumberOfMessagesNotVisible"]);
    }

    [Fact]
    public async Task Receive_Waiting_EndsWithTheMessageThatArrives()
    {
        account.Sqs.CreateQueue("q");
        var waiting = account.Sqs.ReceiveMessageAsync("q", wait: TimeSpan.FromSeconds(20));
        Assert.False(waiting.IsCompleted);
        account.Sqs.SendMessage("q", "m");
        Assert.Equal("m", Assert.Single(await waiting).Body);
    }

    [Fact]
    public async Task Receive_Waiting_EndsEmptyWhenTheTimeIsOver()
    {
        account.Sqs.CreateQueue("q", new Dictionary<string, string> { ["ReceiveMessageWaitTimeSeconds"] = "5" });
        var waiting = account.Sqs.ReceiveMessageAsync("q");
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task Receive_MoreOftenThanTheRedrivePolicyAllows_MovesToTheDeadLetters()
    {
        account.Sqs.CreateQueue("dead");
        account.Sqs.CreateQueue("q", new Dictionary<string, string>
        {
            ["VisibilityTimeout"] = "0",
            ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{account.Sqs.QueueArn("dead")}}","maxReceiveCount":"2"}""",
        });
        account.Sqs.SendMessage("q", "m");
        Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
        Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
        Assert.Empty(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
        Assert.Equal("m", Assert.Single(await account.Sqs.ReceiveMessageAsync("dead", wait: NoWait)).Body);
    }

    [Fact]
    public async Task Messages_RetentionOver_AreGone()
    {
        account.Sqs.CreateQueue("q", new Dictionary<string, string> { ["MessageRetentionPeriod"] = "60" });
        account.Sqs.SendMessage("q", "m");
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
    }

    [Fact]
    public async Task SendMessage_Delayed_IsVisibleAfterTheDelay()
    {
        account.Sqs.CreateQueue("q");
        account.Sqs.SendMessage("q", "m", TimeSpan.FromSeconds(10));
        Assert.Empty(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
        Assert.Equal("1", account.Sqs.GetQueueAttributes("q")["ApproximateNumberOfMessagesDelayed"]);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
    }

    [Theory]
    [InlineData("VisibilityTimeout", "43201", "InvalidAttributeValue")]
    [InlineData("Colour", "red", "InvalidAttributeName")]
    public void CreateQueue_WrongAttribute_IsRefused(string name, string value, string code) =>
        Assert.Equal(code, Assert.Throws<AwsException>(() => account.Sqs.CreateQueue("q", new Dictionary<string, string> { [name] = value })).Code);

    [Fact]
    public void CreateQueue_SameNameOtherAttributes_IsRefused()
    {
        account.Sqs.CreateQueue("q");
        Assert.Equal("https://sqs.us-east-1.amazonaws.com/123456789012/q", account.Sqs.CreateQueue("q"));
        Assert.Equal("QueueNameExists", Assert.Throws<AwsException>(() => account.Sqs.CreateQueue("q", new Dictionary<string, string> { ["VisibilityTimeout"] = "1" })).Code);
    }

    [Fact]
    public async Task Publish_ToAQueueThatLetsTheTopicSend_DeliversSnssEnvelope()
    {
        var topic = account.Sns.CreateTopic("t");
        CreateQueueFor(topic);
        var subscription = account.Sns.Subscribe(topic, "sqs", account.Sqs.QueueArn("q"));
        var id = account.Sns.Publish(topic, "hello", "greeting");

        var envelope = (JsonObject)JsonNode.Parse(Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait)).Body)!;

        Assert.Equal(["Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL"], envelope.Select(pair => pair.Key));
        Assert.Equal(("Notification", id, topic, "greeting", "hello", "2026-01-01T00:00:00.000Z"),
            ((string?)envelope["Type"], (string?)envelope["MessageId"], (string?)envelope["TopicArn"], (string?)envelope["Subject"], (string?)envelope["Message"], (string?)envelope["Timestamp"]));
        Assert.EndsWith(subscription, (string?)envelope["UnsubscribeURL"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_RawDelivery_IsTheMessageAlone()
    {
        var topic = account.Sns.CreateTopic("t");
        CreateQueueFor(topic);
        account.Sns.Subscribe(topic, "sqs", account.Sqs.QueueArn("q"), new Dictionary<string, string> { ["RawMessageDelivery"] = "true" });
        account.Sns.Publish(topic, "hello");
        Assert.Equal("hello", Assert.Single(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait)).Body);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Publish_QueuePolicyForAnotherTopicOrNone_DeliversNothing(bool otherTopic)
    {
        var topic = account.Sns.CreateTopic("t");
        if (otherTopic)
        {
            CreateQueueFor(topic + "-other");
        }
        else
        {
            account.Sqs.CreateQueue("q");
        }

        account.Sns.Subscribe(topic, "sqs", account.Sqs.QueueArn("q"));
        account.Sns.Publish(topic, "hello");
        Assert.Empty(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
    }

    [Fact]
    public void Publish_UnknownTopic_IsNotFound() =>
        Assert.Equal(("NotFound", 404), (Assert.Throws<AwsException>(() => account.Sns.Publish("arn:aws:sns:us-east-1:123456789012:none", "m")) is { } error ? (error.Code, error.Status) : default));

    [Fact]
    public async Task DeleteTopic_WithSubscriptions_EndsThem()
    {
        var topic = account.Sns.CreateTopic("t");
        CreateQueueFor(topic);
        account.Sns.Subscribe(topic, "sqs", account.Sqs.QueueArn("q"));
        account.Sns.DeleteTopic(topic);
        account.Sns.CreateTopic("t");
        account.Sns.Publish(topic, "m");
        Assert.Empty(await account.Sqs.ReceiveMessageAsync("q", wait: NoWait));
    }

    private void CreateQueueFor(string topic) =>
        account.Sqs.CreateQueue("q", new Dictionary<string, string>
        {
            ["Policy"] = $$$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":"{{{topic}}}"} } }]}""",
        });
}
