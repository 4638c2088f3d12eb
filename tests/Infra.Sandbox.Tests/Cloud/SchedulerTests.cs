using Infra.Sandbox.Cloud;
using Infra.Testing;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class SchedulerTests
{
    [Fact]
    public void At_SeveralTimes_RunsEachAtItsTimeInOrder()
    {
        var time = new ManualTimeProvider();
        using var scheduler = new Scheduler(time);
        var ran = new List<string>();
        foreach (var seconds in new[] { 3, 1, 2, 1 })
        {
            scheduler.At(time.GetUtcNow().AddSeconds(seconds), () =>
            {
                ran.Add($"{seconds}@{(time.GetUtcNow() - new ManualTimeProvider().GetUtcNow()).TotalSeconds}");
                return Task.CompletedTask;
            });
        }

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["1@1", "1@1", "2@2"], ran);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("3@3", ran[^1]);
    }

    [Fact]
    public async Task SettleAsync_WorkFailed_GivesItsException()
    {
        var time = new ManualTimeProvider();
        using var scheduler = new Scheduler(time);
        scheduler.At(time.GetUtcNow().AddSeconds(1), () => throw new InvalidOperationException("broken"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(scheduler.SettleAsync)).Message);
    }

    [Fact]
    public async Task SettleAsync_WorkStillRunning_WaitsForIt()
    {
        var time = new ManualTimeProvider();
        using var scheduler = new Scheduler(time);
        var gate = new TaskCompletionSource();
        scheduler.At(time.GetUtcNow().AddSeconds(1), () => gate.Task);
        time.Advance(TimeSpan.FromSeconds(1));
        var settling = scheduler.SettleAsync();
        Assert.False(settling.IsCompleted);
        gate.SetResult();
        await settling;
    }
}
