using System.Net;
using System.Text;
using Infra.Sandbox.Cloud.Http;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class ServerTests : IAsyncLifetime, IDisposable
{
    private readonly IrisAccount iris = new();
    private readonly HttpClient http = new();
    private SandboxServer server = null!;

    public async Task InitializeAsync()
    {
        server = await SandboxServer.StartAsync(iris.Account);
        http.BaseAddress = server.Address;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        iris.Dispose();
    }

    [Fact]
    public async Task StartAsync_AnyPort_ListensOnLoopbackOnly()
    {
        Assert.Equal("127.0.0.1", server.Address.Host);
        Assert.NotEqual(0, server.Address.Port);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SageMaker_CreateAndDescribe_SpeakJson()
    {
        var created = await JsonAsync("SageMaker.CreateModel", $$"""{"ModelName":"m","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{{IrisAccount.Container("label")}}}""");
        Assert.Equal((200, """{"ModelArn":"arn:aws:sagemaker:us-east-1:123456789012:model/m"}"""), created);
        Assert.StartsWith("""{"ModelName":"m",""", (await JsonAsync("SageMaker.DescribeModel", """{"ModelName":"m"}""")).Body, StringComparison.Ordinal);
        Assert.Equal((200, ""), await JsonAsync("SageMaker.DeleteModel", """{"ModelName":"m"}"""));
    }

    [Fact]
    public async Task SageMaker_Error_HasTypeAndBothMessages()
    {
        Assert.Equal(
            (400, """{"__type":"ValidationException","message":"Could not find model \u0022arn:aws:sagemaker:us-east-1:123456789012:model/m\u0022.","Message":"Could not find model \u0022arn:aws:sagemaker:us-east-1:123456789012:model/m\u0022."}"""),
            await JsonAsync("SageMaker.DescribeModel", """{"ModelName":"m"}"""));
        Assert.Contains("UnknownOperationException", (await JsonAsync("SageMaker.CreateNotebookInstance", "{}")).Body, StringComparison.Ordinal);
        Assert.Contains("UnknownOperationException", (await JsonAsync("AWSStepFunctions.StartExecution", "{}")).Body, StringComparison.Ordinal);
        Assert.Contains("SerializationException", (await JsonAsync("SageMaker.DescribeModel", "not json")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ec2", "DescribeInstances")]
    [InlineData("iam", "ListRoles")]
    public async Task Query_ServiceThatIsNotServed_IsAnErrorThatItsClientsCanRead(string service, string action)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("Action", action), KeyValuePair.Create("Version", "2016-11-15")]),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");

        var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"<Code>InvalidAction</Code><Message>The action {action} is not valid for this endpoint.</Message>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplicationAutoScaling_UnknownTarget_IsAnObjectNotFoundException()
    {
        var (status, body) = await JsonAsync(
            "AnyScaleFrontendService.DeregisterScalableTarget",
            """{"ServiceNamespace":"sagemaker","ResourceId":"endpoint/e/variant/v","ScalableDimension":"sagemaker:variant:DesiredInstanceCount"}""");
        Assert.Equal(400, status);
        Assert.StartsWith("""{"__type":"ObjectNotFoundException","message":"No scalable target found for service namespace: sagemaker, resource ID: endpoint/e/variant/v""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runtime_SyncInvocation_ReturnsTheLastContainersAnswer()
    {
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");

        var response = await http.PostAsync("/endpoints/Iris-Live/invocations", new StringContent("6.3,3.3,6.0,2.5\n", Encoding.UTF8, "text/csv"));

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("AllTraffic", response.Headers.GetValues("x-Amzn-Invoked-Production-Variant").Single());
        Assert.StartsWith("virginica,0.9", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runtime_ContainerError_IsAModelErrorWithTheContainersAnswer()
    {
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");

        var response = await http.PostAsync("/endpoints/Iris-Live/invocations", new StringContent("x", Encoding.UTF8, "text/csv"));

        Assert.Equal(424, (int)response.StatusCode);
        Assert.Equal("ModelError", response.Headers.GetValues("x-amzn-ErrorType").Single());
        var body = IrisAccount.Json(await response.Content.ReadAsStringAsync());
        Assert.Equal(400, (int)body["OriginalStatusCode"]!);
        Assert.Equal("Line 1: expected 4 numbers, got \"x\".", (string?)body["OriginalMessage"]);
        Assert.StartsWith("Received client error (400) from standardize with message \"Line 1: expected 4 numbers, got \"x\".\". See https://us-east-1.console.aws.amazon.com", (string?)body["Message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runtime_AsyncInvocation_Is202WithBothLocations()
    {
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.CreateEndpoint();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/endpoints/Iris-Live/async-invocations");
        request.Headers.Add("X-Amzn-SageMaker-InputLocation", IrisAccount.Samples + "/requests/one.csv");
        request.Headers.Add("X-Amzn-SageMaker-Inference-Id", "id-1");

        var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"InferenceId":"id-1"}""", await response.Content.ReadAsStringAsync());
        Assert.StartsWith("s3://results/ok/", response.Headers.GetValues("X-Amzn-SageMaker-OutputLocation").Single(), StringComparison.Ordinal);
        Assert.StartsWith("s3://results/failed/", response.Headers.GetValues("X-Amzn-SageMaker-FailureLocation").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sts_GetCallerIdentity_SpeaksQuery()
    {
        var (status, body) = await FormAsync("sts", "Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal(200, status);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/sandbox</Arn><UserId>AIDASANDBOXSANDBOX00</UserId></GetCallerIdentityResult><ResponseMetadata><RequestId>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sns_TopicsOverQuery_AreCreatedListedAndPublishedTo()
    {
        Assert.Contains("<TopicArn>arn:aws:sns:us-east-1:123456789012:t</TopicArn>", (await FormAsync("sns", "Action=CreateTopic&Version=2010-03-31&Name=t&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=T")).Body, StringComparison.Ordinal);
        Assert.Contains("<Topics><member><TopicArn>arn:aws:sns:us-east-1:123456789012:t</TopicArn></member></Topics>", (await FormAsync("sns", "Action=ListTopics&Version=2010-03-31")).Body, StringComparison.Ordinal);
        Assert.Contains("<entry><key>DisplayName</key><value>T</value></entry>", (await FormAsync("sns", "Action=GetTopicAttributes&Version=2010-03-31&TopicArn=arn:aws:sns:us-east-1:123456789012:t")).Body, StringComparison.Ordinal);
        var (status, body) = await FormAsync("sns", "Action=Publish&Version=2010-03-31&TopicArn=arn:aws:sns:us-east-1:123456789012:none&Message=m");
        Assert.Equal(404, status);
        Assert.Contains("<Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>", body, StringComparison.Ordinal);
        Assert.Contains("<Code>InvalidAction</Code>", (await FormAsync("sns", "Action=CreatePlatformEndpoint&Version=2010-03-31")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqs_OverJson_SendsReceivesAndDeletes()
    {
        var (_, created) = await JsonAsync("AmazonSQS.CreateQueue", """{"QueueName":"q"}""");
        var url = (string)IrisAccount.Json(created)["QueueUrl"]!;
        Assert.Equal($"{server.Address}123456789012/q", url);
        await JsonAsync("AmazonSQS.SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"hello"}""");

        var message = IrisAccount.Json((await JsonAsync("AmazonSQS.ReceiveMessage", $$"""{"QueueUrl":"{{url}}","AttributeNames":["All"]}""")).Body)["Messages"]![0]!;

        Assert.Equal(("hello", "5d41402abc4b2a76b9719d911017c592", "1"), ((string?)message["Body"], (string?)message["MD5OfBody"], (string?)message["Attributes"]!["ApproximateReceiveCount"]));
        await JsonAsync("AmazonSQS.DeleteMessage", $$"""{"QueueUrl":"{{url}}","ReceiptHandle":"{{message["ReceiptHandle"]}}"}""");
        Assert.Equal("0", iris.Account.Sqs.GetQueueAttributes("q")["ApproximateNumberOfMessagesNotVisible"]);
    }

    [Fact]
    public async Task Sqs_UnknownQueue_CarriesTheQueryErrorCodeToo()
    {
        using var request = JsonRequest("AmazonSQS.GetQueueUrl", """{"QueueName":"none"}""");
        var response = await http.SendAsync(request);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", response.Headers.GetValues("x-amzn-query-error").Single());
        Assert.Contains("\"__type\":\"QueueDoesNotExist\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqs_OverQuery_SendsAndReceives()
    {
        Assert.Contains($"<QueueUrl>{server.Address}123456789012/q</QueueUrl>", (await FormAsync("sqs", "Action=CreateQueue&Version=2012-11-05&QueueName=q&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=7")).Body, StringComparison.Ordinal);
        Assert.Equal("7", iris.Account.Sqs.GetQueueAttributes("q")["VisibilityTimeout"]);
        await FormAsync("sqs", "Action=SendMessage&Version=2012-11-05&MessageBody=hi", "/123456789012/q");
        var (_, body) = await FormAsync("sqs", "Action=ReceiveMessage&Version=2012-11-05", "/123456789012/q");
        Assert.Contains("<ReceiveMessageResult><Message><Body>hi</Body>", body, StringComparison.Ordinal);
        Assert.Contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>", (await FormAsync("sqs", "Action=GetQueueUrl&Version=2012-11-05&QueueName=none")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_PortInUse_IsAnIOException() =>
        await Assert.ThrowsAsync<IOException>(() => SandboxServer.StartAsync(iris.Account, server.Address.Port));

    private static HttpRequestMessage JsonRequest(string target, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", target);
        return request;
    }

    private async Task<(int Status, string Body)> JsonAsync(string target, string body)
    {
        using var request = JsonRequest(target, body);
        var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, string Body)> FormAsync(string service, string form, string path = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
