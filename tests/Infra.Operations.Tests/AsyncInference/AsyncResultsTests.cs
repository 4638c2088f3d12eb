using System.Text;
using Amazon.SQS.Model;
using Infra.Operations.AsyncInference;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.AsyncInference;

public sealed class AsyncResultsTests
{
    private static readonly AsyncTicket Ticket =
        new(
            "id-1",
            S3Uri.Parse("s3://results/in/x.csv"),
            S3Uri.Parse("s3://results/out/0b1c.out"),
            S3Uri.Parse("s3://results/failed/0b1c-error.out"));

    private readonly ManualTimeProvider clock = new() { AutoAdvance = true };
    private readonly InMemoryS3 s3 = new();
    private readonly InMemoryQueue queue;
    private readonly EventLog<AsyncEvent> log = new();

    public AsyncResultsTests() => queue = new InMemoryQueue(clock);

    // ── By looking into S3 ──
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WaitInS3Async_OutputComesLater_WaitsThrough404And403(bool mayList)
    {
        s3.MayList = mayList;
        PutAfter(TimeSpan.FromSeconds(6), "results/out/0b1c.out", "setosa");

        var success = Assert.IsType<AsyncSuccess>(await WaitInS3Async());

        Assert.Equal(
            ("id-1", Ticket.OutputLocation, "setosa"),
            (success.InferenceId, success.OutputLocation, Encoding.UTF8.GetString(success.Content.Span)));
        Assert.Equal([0, 2, 4], log.Events.OfType<ResultPending>().Select(e => (int)e.Waited.TotalSeconds));
    }

    [Fact]
    public async Task WaitInS3Async_FailureObject_GivesTheModelsError()
    {
        PutAfter(TimeSpan.FromSeconds(2), "results/failed/0b1c-error.out", "could not convert string to float: 'a'\nTraceback ...");

        var failure = Assert.IsType<AsyncFailure>(await WaitInS3Async());

        Assert.Equal(
            new AsyncFailure(
                "id-1",
                "could not convert string to float: 'a'",
                Ticket.FailureLocation,
                "could not convert string to float: 'a'\nTraceback ..."),
            failure);
    }

    [Theory]
    [InlineData(true, true, "Look again later, or see the endpoint's log.")]
    [InlineData(false, true, "S3 answered 403 all along: allow the caller s3:GetObject and s3:ListBucket on \"results\".")]
    [InlineData(
        true,
        false,
        "The endpoint has no failure path, so a failure would not be seen here: wait for the notification, or see the endpoint's log.")]
    public async Task WaitInS3Async_TimeIsUp_SaysWhatToDo(bool mayList, bool failurePath, string remedy)
    {
        s3.MayList = mayList;
        var ticket = failurePath ? Ticket : Ticket with { FailureLocation = null };

        var error = await Assert.ThrowsAsync<OperationException>(() => WaitInS3Async(ticket));

        Assert.Equal(
            (OperationFault.Failed, "INFRA122", "Invocation \"id-1\" has no result at \"s3://results/out/0b1c.out\" after 60 s.", remedy),
            (error.Fault, error.Problems[0].Id, error.Problems[0].What, error.Problems[0].Remedy));
    }

    [Fact]
    public async Task WaitInS3Async_BucketMissing_FailsAtOnce()
    {
        s3.Recording.Interfere = (_, _) => throw AwsFaults.Of(
            "NoSuchBucket", System.Net.HttpStatusCode.NotFound, "The specified bucket does not exist");

        var error = await Assert.ThrowsAsync<OperationException>(() => WaitInS3Async());

        Assert.Contains("NoSuchBucket", error.Message, StringComparison.Ordinal);
        Assert.Single(s3.Recording.Calls);
    }

    // ── By the queue ──
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WaitForNotificationAsync_SuccessAmongOthers_FetchesWhatItPointsToAndLeavesTheOthers(bool envelope)
    {
        string[] others = [Notifications.Test, Notifications.Success("id-2"), "no json", Notifications.InEnvelope(Notifications.Failure("id-3"))];
        foreach (var other in others)
            queue.Send(other);
        queue.Send(
            envelope ? Notifications.InEnvelope(Notifications.Success("id-1")) : Notifications.Success("id-1"), TimeSpan.FromSeconds(50));
        s3.Put("results/out/prediction.out", "virginica");

        var success = Assert.IsType<AsyncSuccess>(await WaitForNotificationAsync());

        Assert.Equal(
            ("s3://results/out/prediction.out", "text/csv; charset=utf-8", "virginica"),
            (success.OutputLocation.ToString(), success.ContentType, Encoding.UTF8.GetString(success.Content.Span)));
        Assert.Equal(others, queue.Visible);
        Assert.All(queue.Receives, times => Assert.Equal(1, times));
        Assert.Single(queue.Recording.Requests<DeleteMessageRequest>());
    }

    [Theory]
    [InlineData(true, true, "s3://results/failed/a-error.out", "bad row")]
    [InlineData(false, true, "s3://results/failed/0b1c-error.out", null)]
    [InlineData(false, false, null, null)]
    public async Task WaitForNotificationAsync_Failure_GivesReasonAndTheModelsError(
        bool inMessage, bool inTicket, string? place, string? content)
    {
        queue.Send(Notifications.Failure("id-1", inMessage));
        s3.Put("results/failed/a-error.out", "bad row");

        var failure = Assert.IsType<AsyncFailure>(await WaitForNotificationAsync(inTicket ? Ticket : Ticket with { FailureLocation = null }));

        Assert.Equal(
            ("ClientError: Received server error (500) from model.", place, content),
            (failure.Reason, failure.FailureLocation?.ToString(), failure.Content));
    }

    [Fact]
    public async Task WaitForNotificationAsync_TimeIsUp_ReleasesWhatItHeld()
    {
        queue.Send(Notifications.Success("id-2"));

        var error = await Assert.ThrowsAsync<OperationException>(() => WaitForNotificationAsync());

        Assert.Equal($"No notification of invocation \"id-1\" came to \"{InMemoryQueue.Url}\" within 60 s.", error.Problems[0].What);
        Assert.Equal([Notifications.Success("id-2")], queue.Visible);
    }

    [Fact]
    public async Task WaitForNotificationAsync_OutputGone_SaysSoAndKeepsTheNotification()
    {
        queue.Send(Notifications.Success("id-1"));

        var error = await Assert.ThrowsAsync<OperationException>(() => WaitForNotificationAsync());

        Assert.Equal(
            "INFRA141: Invocation \"id-1\" completed, but its output \"s3://results/out/prediction.out\" is not there. Check the bucket's lifecycle rules.",
            error.Message);
        Assert.Empty(queue.Recording.Requests<DeleteMessageRequest>());
    }

    [Fact]
    public async Task WaitForNotificationAsync_Cancelled_ReleasesWhatItHeld()
    {
        queue.Send(Notifications.Success("id-2"));
        using var cancellation = new CancellationTokenSource();
        log.Then = _ => cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitForNotificationAsync(cancellation: cancellation.Token));

        Assert.Equal([Notifications.Success("id-2")], queue.Visible);
    }

    private static AsyncWaitOptions Options => new() { Timeout = TimeSpan.FromSeconds(60) };

    private AsyncResults Results => new(s3.Client, queue.Recording.Client, clock);

    private Task<AsyncResult> WaitInS3Async(AsyncTicket? ticket = null) => Results.WaitInS3Async(ticket ?? Ticket, Options, log, CancellationToken.None);

    private Task<AsyncResult> WaitForNotificationAsync(AsyncTicket? ticket = null, CancellationToken cancellation = default) =>
        Results.WaitForNotificationAsync(ticket ?? Ticket, InMemoryQueue.Url, Options, log, cancellation);

    private void PutAfter(TimeSpan delay, string place, string content)
    {
        var due = clock.GetUtcNow() + delay;
        s3.Recording.Interfere = (_, _) =>
        {
            if (clock.GetUtcNow() >= due)
                s3.Put(place, content);
        };
    }
}
