using System.Net;
using Infra.Operations.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.Shared;

public sealed class AwsCallsTests
{
    private readonly ManualTimeProvider clock = new() { AutoAdvance = true };
    private int calls;

    public static TheoryData<Exception> Transient =>
    [
        AwsFaults.Throttled(), AwsFaults.Unavailable(), AwsFaults.Of(
            "SlowDown", HttpStatusCode.ServiceUnavailable, "Please reduce your request rate."),
        AwsFaults.Of("Other", HttpStatusCode.TooManyRequests, "x"), new HttpRequestException("connection reset"),
    ];

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task RunAsync_TransientErrors_RepeatsWithGrowingPauses(Exception error)
    {
        var start = clock.GetUtcNow();

        Assert.Equal("done", await RunAsync(() => calls < 4 ? throw error : "done"));

        Assert.Equal((4, TimeSpan.FromSeconds(0.5 + 1 + 2)), (calls, clock.GetUtcNow() - start));
    }

    [Fact]
    public async Task RunAsync_TransientToTheEnd_GivesUpAndSaysThatARerunResumes()
    {
        var error = await Assert.ThrowsAsync<OperationException>(() => RunAsync(() => throw AwsFaults.Throttled()));

        Assert.Equal(7, calls);
        Assert.Equal(
            "INFRA121: DescribeModel of \"pipe\" failed 7 times: ThrottlingException: Rate exceeded Run the command again: it resumes where it stopped.",
            error.Message);
    }

    [Fact]
    public async Task RunAsync_Refused_FailsAtOnceWithTheRemedy()
    {
        var denied = await Assert.ThrowsAsync<OperationException>(() => RunAsync(() => throw AwsFaults.Denied()));
        var quota = await Assert.ThrowsAsync<OperationException>(() => RunAsync(() => throw AwsFaults.Of(
            "ResourceLimitExceeded", HttpStatusCode.BadRequest, "limit is 0")));

        Assert.Equal(2, calls);
        Assert.Equal(
            ("INFRA120", "Allow the caller the action behind DescribeModel on this resource."),
            (denied.Problems[0].Id, denied.Problems[0].Remedy));
        Assert.Equal("Ask for a higher quota in Service Quotas (Amazon SageMaker), or lower the demand.", quota.Problems[0].Remedy);
    }

    [Fact]
    public async Task RunAsync_Cancelled_EndsThePause()
    {
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new AwsCalls(new ManualTimeProvider()).RunAsync<string>(
            "DescribeModel",
            "pipe",
            _ =>
            {
                calls++;
                cancellation.Cancel();
                throw AwsFaults.Throttled();
            },
            cancellation.Token));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task FindAsync_Missing_IsNullAndAnythingElseIsNot()
    {
        Assert.Null(await FindAsync(AwsFaults.Missing("model \"pipe\"")));
        Assert.Null(await FindAsync(AwsFaults.Of("ResourceNotFound", HttpStatusCode.BadRequest, "x")));
        await Assert.ThrowsAsync<OperationException>(() => FindAsync(AwsFaults.Validation("1 validation error detected")));
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(6, 16)]
    [InlineData(7, 20)]
    [InlineData(40, 20)]
    public void PauseAfter_Attempt_DoublesUpToTwentySeconds(int attempt, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), AwsCalls.PauseAfter(attempt));

    private Task<string?> FindAsync(Exception error) =>
        new AwsCalls(clock).FindAsync<string>("DescribeModel", "pipe", _ => throw error, AwsErrors.IsMissing, CancellationToken.None);

    private Task<string> RunAsync(Func<string> answer) => new AwsCalls(clock).RunAsync(
        "DescribeModel",
        "pipe",
        _ =>
        {
            calls++;
            return Task.FromResult(answer());
        },
        CancellationToken.None);
}
