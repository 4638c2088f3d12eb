using System.Text;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Invocations;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class AsyncInvocationTests
{
    private const string Input = IrisAccount.Samples + "/requests/one.csv";

    [Fact]
    public async Task CreateEndpoint_Async_SendsATestNotificationToEachTopic()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.Call("CreateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"async"}""");

        var notifications = await iris.NotificationsAsync();

        Assert.Equal(2, notifications.Count);
        Assert.All(notifications, item => Assert.Equal("""{"eventVersion":"1.0","eventSource":"aws:sagemaker","eventName":"TestNotification"}""", item.ToJsonString()));
    }

    [Theory]
    [InlineData("UpdateEndpoint", ",\"EndpointConfigName\":\"async\"")]
    [InlineData("UpdateEndpointWeightsAndCapacities", ",\"DesiredWeightsAndCapacities\":[{\"VariantName\":\"AllTraffic\",\"DesiredInstanceCount\":2}]")]
    public async Task Change_Async_SendsTestNotificationsAgain(string operation, string rest)
    {
        using var iris = Serving();
        await iris.NotificationsAsync();
        iris.Call(operation, $$"""{"EndpointName":"Iris-Live"{{rest}}}""");
        Assert.Equal(2, (await iris.NotificationsAsync()).Count);
    }

    [Fact]
    public void CreateEndpoint_RoleMayNotPublish_IsRefusedWithTheTopic()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.Allow("sns:Publish", "arn:aws:sns:us-east-1:123456789012:ok");

        var error = iris.Refusal("CreateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"async"}""");

        Assert.Equal(
            $"The provided role {IrisAccount.Role} is invalid. Please ensure the role exists, that its trust relationship policy allows the action \"sts:AssumeRole\" for the service principal "
            + "\"sagemaker.amazonaws.com\", and has \"sns:Publish\" permissions for topic \"arn:aws:sns:us-east-1:123456789012:err\"",
            error.Message);
    }

    [Fact]
    public async Task InvokeEndpointAsync_Success_WritesTheOutputAndNotifies()
    {
        using var iris = Serving();
        await iris.NotificationsAsync();
        var accepted = iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input) { ContentType = "text/csv", InferenceId = "my-id" });

        Assert.Equal("my-id", accepted.InferenceId);
        Assert.Matches("^s3://results/ok/[0-9a-f-]{36}\\.out$", accepted.OutputLocation);
        Assert.Equal(accepted.OutputLocation.Replace("/ok/", "/failed/", StringComparison.Ordinal).Replace(".out", "-error.out", StringComparison.Ordinal), accepted.FailureLocation);
        Assert.Null(iris.Account.S3.FindObject("results", Key(accepted.OutputLocation)));
        iris.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.StartsWith("setosa,0.9", iris.Text("results", Key(accepted.OutputLocation)), StringComparison.Ordinal);
        var message = Assert.Single(await iris.NotificationsAsync());
        Assert.Equal(
            $$"""
            {"awsRegion":"us-east-1","eventTime":"2026-01-01T00:05:00.500Z","receivedTime":"2026-01-01T00:05:00.000Z","invocationStatus":"Completed","requestParameters":{"contentType":"text/csv","endpointName":"Iris-Live","inputLocation":"{{Input}}"},"responseParameters":{"contentType":"text/csv; charset=utf-8","outputLocation":"{{accepted.OutputLocation}}"},"inferenceId":"my-id","eventVersion":"1.0","eventSource":"aws:sagemaker","eventName":"InferenceResult"}
            """,
            message.ToJsonString());
    }

    [Fact]
    public async Task InvokeEndpointAsync_ModelRefuses_WritesTheErrorObjectAndNotifies()
    {
        using var iris = Serving();
        await iris.NotificationsAsync();
        var accepted = iris.Account.Runtime.InvokeEndpointAsync(
            new InvokeEndpointAsyncRequest("Iris-Live", IrisAccount.Samples + "/requests/malformed.csv") { ContentType = "text/csv", InferenceId = "bad" });
        iris.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Line 1: expected 4 numbers, got \"5.1,3.5,not-a-number,0.2\".", iris.Text("results", Key(accepted.FailureLocation!)));
        Assert.Null(iris.Account.S3.FindObject("results", Key(accepted.OutputLocation)));
        Assert.Equal(
            $$"""
            {"awsRegion":"us-east-1","eventTime":"2026-01-01T00:05:00.500Z","receivedTime":"2026-01-01T00:05:00.000Z","invocationStatus":"Failed","failureReason":"ClientError: Received client error (400) from standardize. See the SageMaker Endpoint logs in your account for more information.","requestParameters":{"endpointName":"Iris-Live","inputLocation":"{{IrisAccount.Samples}}/requests/malformed.csv"},"responseParameters":{"contentType":"text/plain","failureLocation":"{{accepted.FailureLocation}}"},"inferenceId":"bad","eventVersion":"1.0","eventSource":"aws:sagemaker","eventName":"InferenceResult"}
            """,
            Assert.Single(await iris.NotificationsAsync()).ToJsonString());
    }

    [Fact]
    public async Task InvokeEndpointAsync_InputMissing_IsAcceptedAndFailsLater()
    {
        using var iris = Serving();
        await iris.NotificationsAsync();
        iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("iris-live", "s3://results/nothing.csv"));
        iris.Time.Advance(TimeSpan.FromSeconds(1));
        var message = Assert.Single(await iris.NotificationsAsync());
        Assert.Equal("Failed", (string?)message["invocationStatus"]);
        Assert.Contains("Could not read the input at s3://results/nothing.csv", (string?)message["failureReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeEndpointAsync_RoleMayNotWrite_FailsWithoutAFailureLocation()
    {
        using var iris = Serving();
        await iris.NotificationsAsync();
        iris.Account.Iam.PutRolePolicy("execution", "s3", """{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"} }""");
        iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input));
        iris.Time.Advance(TimeSpan.FromSeconds(1));
        var message = Assert.Single(await iris.NotificationsAsync());
        Assert.Contains("has \"s3:PutObject\" permissions", (string?)message["failureReason"], StringComparison.Ordinal);
        Assert.Null(message["responseParameters"]);
    }

    [Fact]
    public async Task InvokeEndpointAsync_NoCapacityUntilTheTtlEnds_Expires()
    {
        using var iris = Serving();
        ScaleToZero(iris);
        await iris.NotificationsAsync();
        var accepted = iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input) { RequestTtlSeconds = 60 });

        iris.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await iris.NotificationsAsync());
        iris.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            "ClientError: The request expired: it was not processed within its RequestTTLSeconds of 60.",
            (string?)Assert.Single(await iris.NotificationsAsync())["failureReason"]);
        Assert.NotNull(iris.Account.S3.FindObject("results", Key(accepted.FailureLocation!)));
    }

    [Theory]
    [InlineData(true, "Completed")]
    [InlineData(false, null)]
    public async Task InvokeEndpointAsync_ScaledToZero_WakesOnlyWithAStepPolicy(bool stepPolicy, string? status)
    {
        using var iris = Serving();
        const string Target = """ "ServiceNamespace":"sagemaker","ResourceId":"endpoint/Iris-Live/variant/AllTraffic","ScalableDimension":"sagemaker:variant:DesiredInstanceCount" """;
        iris.Account.ApplicationAutoScaling.Call("RegisterScalableTarget", IrisAccount.Json($$"""{ {{Target}},"MinCapacity":0,"MaxCapacity":2}"""));
        if (stepPolicy)
        {
            iris.Account.ApplicationAutoScaling.Call("PutScalingPolicy", IrisAccount.Json($$"""
                { {{Target}},"PolicyName":"wake","PolicyType":"StepScaling","StepScalingPolicyConfiguration":{"AdjustmentType":"ChangeInCapacity","StepAdjustments":[{"MetricIntervalLowerBound":0,"ScalingAdjustment":1}]} }
                """));
        }

        ScaleToZero(iris);
        await iris.NotificationsAsync();
        iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input));
        iris.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(status, (string?)(await iris.NotificationsAsync()).SingleOrDefault()?["invocationStatus"]);
    }

    [Fact]
    public async Task InvokeEndpointAsync_ResponseIncluded_IsInTheNotification()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig(notificationExtra: ",\"IncludeInferenceResponseIn\":[\"SUCCESS_NOTIFICATION_TOPIC\"]");
        iris.CreateEndpoint();
        await iris.NotificationsAsync();
        iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input));
        iris.Time.Advance(TimeSpan.FromSeconds(1));

        var body = Assert.Single(await iris.NotificationsAsync())["responseBody"]!;

        Assert.Equal("BASE64", (string?)body["encoding"]);
        Assert.StartsWith("setosa,", Encoding.UTF8.GetString(Convert.FromBase64String((string)body["content"]!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteEndpoint_WithWaitingRequests_ForgetsThem()
    {
        using var iris = Serving();
        ScaleToZero(iris);
        iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input));
        iris.Call("DeleteEndpoint", """{"EndpointName":"Iris-Live"}""");
        iris.Time.Advance(TimeSpan.FromMinutes(1));
        iris.CreateEndpoint();
        await iris.NotificationsAsync();
        iris.Time.Advance(TimeSpan.FromHours(7));
        Assert.Empty(await iris.NotificationsAsync());
    }

    [Fact]
    public async Task InvokeEndpointAsync_MoreThanTheInstanceTakes_AllGetTheirResults()
    {
        using var iris = Serving();
        var accepted = Enumerable.Range(0, 20).Select(_ => iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest("Iris-Live", Input))).ToList();
        iris.Time.Advance(TimeSpan.FromSeconds(10));
        await iris.Account.SettleAsync();
        Assert.Equal(20, accepted.Select(item => item.OutputLocation).Distinct(StringComparer.Ordinal).Count());
        Assert.All(accepted, item => Assert.NotNull(iris.Account.S3.FindObject("results", Key(item.OutputLocation))));
    }

    [Fact]
    public void InvokeEndpointAsync_PathAndFileName_NameTheOutput()
    {
        using var iris = Serving();
        var accepted = iris.Account.Runtime.InvokeEndpointAsync(
            new InvokeEndpointAsyncRequest("Iris-Live", Input) { S3OutputPathExtension = "2026/01", Filename = "row.csv" });
        Assert.Equal(("s3://results/ok/2026/01/row.csv", "s3://results/failed/row-error.out"), (accepted.OutputLocation, accepted.FailureLocation));
    }

    [Theory]
    [InlineData("none", Input, "Endpoint none of account 123456789012 not found.")]
    [InlineData("Iris-Live", "ftp://x/y", "1 validation error detected: Value 'ftp://x/y' at 'inputLocation' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(https|s3)://([^/]+)/?(.*)$")]
    public void InvokeEndpointAsync_WrongRequest_IsAValidationError(string endpoint, string input, string message)
    {
        using var iris = Serving();
        var error = Assert.Throws<AwsException>(() => iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointAsyncRequest(endpoint, input)));
        Assert.Equal(("ValidationError", message, 400), (error.Code, error.Message, error.Status));
    }

    [Fact]
    public async Task InvokeEndpoint_OnAnAsyncEndpoint_IsRefused()
    {
        using var iris = Serving();
        var error = await Assert.ThrowsAsync<AwsException>(() => iris.Account.Runtime.InvokeEndpointAsync(new InvokeEndpointRequest("Iris-Live", [])));
        Assert.Equal("ValidationError", error.Code);
    }

    private static string Key(string uri) => uri["s3://results/".Length..];

    private static void ScaleToZero(IrisAccount iris)
    {
        iris.Call("UpdateEndpointWeightsAndCapacities", """{"EndpointName":"Iris-Live","DesiredWeightsAndCapacities":[{"VariantName":"AllTraffic","DesiredInstanceCount":0}]}""");
        iris.Time.Advance(TimeSpan.FromMinutes(5));
    }

    private static IrisAccount Serving()
    {
        var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.CreateEndpoint();
        return iris;
    }
}
