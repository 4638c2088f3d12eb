using Infra.Operations.AsyncInference;

namespace Infra.Operations.Tests.AsyncInference;

public sealed class AsyncNotificationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryParse_Success_ReadsItBareAndInTheEnvelopeOfSns(bool envelope)
    {
        var message = Notifications.Success("11111111-2222-3333-4444-555555555555");

        var notification = AsyncNotification.TryParse(envelope ? Notifications.InEnvelope(message) : message);

        Assert.Equal(
            new AsyncSuccessNotification(
                "11111111-2222-3333-4444-555555555555", "s3://results/out/prediction.out", "text/csv; charset=utf-8"),
            notification);
    }

    [Theory]
    [InlineData(true, "s3://results/failed/a-error.out")]
    [InlineData(false, null)]
    public void TryParse_Failure_ReadsReasonAndPlace(bool withLocation, string? location) => Assert.Equal(
        new AsyncFailureNotification("id-1", "ClientError: Received server error (500) from model.", location),
        AsyncNotification.TryParse(Notifications.Failure("id-1", withLocation)));

    [Fact]
    public void TryParse_Test_IsNoResult() =>
        Assert.Equal(new AsyncTestNotification(), AsyncNotification.TryParse(Notifications.InEnvelope(Notifications.Test)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[1]")]
    [InlineData("{\"eventName\":\"InferenceResult\"}")]
    [InlineData("{\"eventSource\":\"aws:sagemaker\",\"eventName\":\"InferenceResult\",\"inferenceId\":\"a\",\"invocationStatus\":\"Odd\"}")]
    [InlineData("{\"Type\":\"Notification\",\"Message\":\"no json\"}")]
    public void TryParse_AnythingElse_IsNull(string? body) => Assert.Null(AsyncNotification.TryParse(body));
}
