using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;

namespace Infra.Operations.Tests.Recommendation.Jobs;

public sealed class RecommendationFaultTests
{
    [Fact]
    public async Task RunAsync_CutOffWhileStarting_KeepsTheModelOfAJobThatWasStartedAllTheSame()
    {
        using var fixture = new StepFixture();
        using var cancellation = new CancellationTokenSource();
        fixture.Log.Then = e =>
        {
            if (e is JobStarted)
                cancellation.Cancel();
        };
        fixture.Account.Script = ["IN_PROGRESS"];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.RunAsync(cancellation: cancellation.Token));

        Assert.Single(fixture.Account.TemporaryModels);
        Assert.Single(fixture.Log.Events.OfType<JobLeftRunning>());
    }

    /// <summary>
    /// 40 sequences of faults over 400 looks at the job: 30 % of all calls are throttled, answered with 503, or carried out with their answer lost.
    /// The SDK's own attempts, which come before, are not there.
    /// </summary>
    [Fact]
    public async Task RunAsync_ThirtyPercentOfTheCallsFail_CompletesAndWritesOnceInEverySequence()
    {
        var (faults, calls) = (0, 0);
        for (var seed = 0u; seed < 40; seed++)
        {
            using var fixture = new StepFixture();
            var state = seed;
            var fault = Fault.None;
            fixture.Account.Recording.Interfere = (_, _) =>
            {
                state = (state * 1_664_525u) + 1_013_904_223u;
                fault = state >> 24 >= 77 ? Fault.None : (Fault)(1 + ((state >> 16) % 3));
                faults += fault is Fault.None ? 0 : 1;
                if (fault is Fault.Throttled or Fault.Unavailable)
                    throw fault is Fault.Throttled ? AwsFaults.Throttled() : AwsFaults.Unavailable();
            };
            fixture.Account.Recording.AfterAnswer = _ =>
            {
                if (fault is Fault.AnswerLost)
                    throw AwsFaults.Of("InternalFailure", System.Net.HttpStatusCode.InternalServerError, "try again");
            };
            fixture.Account.Script = [.. Enumerable.Repeat("IN_PROGRESS", 400), "COMPLETED"];

            var report = await fixture.RunAsync(r => r with { Timeout = TimeSpan.FromDays(1) });

            Assert.True(report.Written);
            Assert.Single(fixture.Account.Jobs);
            Assert.Empty(fixture.Account.TemporaryModels);
            Assert.Equal((1, 17), Changed(report.Diff));
            calls += fixture.Account.Recording.Calls.Count;
        }

        Assert.InRange((double)faults / calls, 0.28, 0.32);
        Assert.InRange(calls, 25_000, 80_000);
    }

    [Fact]
    public async Task RunAsync_AwsOutOfReachForAnHour_GoesOnWaiting()
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = ["IN_PROGRESS", "COMPLETED"];
        var outage = (From: fixture.Clock.GetUtcNow() + TimeSpan.FromSeconds(10), To: fixture.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        fixture.Account.Recording.Interfere = (_, _) =>
        {
            if (fixture.Clock.GetUtcNow() is var now && now > outage.From && now < outage.To)
                throw AwsFaults.Unavailable();
        };

        var report = await fixture.RunAsync();

        Assert.True(report.Written);
        Assert.InRange(fixture.Log.Events.OfType<JobLookFailed>().Count(), 20, 60);
    }

    [Fact]
    public async Task RunAsync_AwsOutOfReachUntilTheTimeIsUp_FailsAndLeavesTheJob()
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = ["IN_PROGRESS"];
        fixture.Log.Then = e =>
        {
            if (e is JobStarted)
                fixture.Account.Recording.Interfere = (_, _) => throw AwsFaults.Unavailable();
        };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { Timeout = TimeSpan.FromMinutes(30) }));

        Assert.Equal((OperationFault.Failed, "INFRA121"), (error.Fault, error.Problems[0].Id));
        Assert.Single(fixture.Log.Events.OfType<JobLeftRunning>());
        Assert.Single(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_QuotaUsedUp_NamesTheQuotaAndHowToAskForMore()
    {
        const string reason = "The account-level service limit 'ml.c5.large for endpoint usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances.";
        using var fixture = new StepFixture();
        (fixture.Account.Script, fixture.Account.FailureReason) = (["FAILED"], $"ResourceLimitExceeded: {reason}");

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal(
            "Ask for more of the quota \"ml.c5.large for endpoint usage\" of Amazon SageMaker: aws service-quotas list-service-quotas --service-code sagemaker "
            + "--query \"Quotas[?QuotaName=='ml.c5.large for endpoint usage']\" shows its code and value, aws service-quotas request-service-quota-increase "
            + "--service-code sagemaker --quota-code CODE --desired-value N asks. Until then, lower the demand.",
            error.Problems[0].Remedy);
    }

    [Fact]
    public async Task RunAsync_CreateAnsweredWith503AfterAll_FindsTheJobItStarted()
    {
        using var fixture = new StepFixture();
        var created = 0;
        var account = fixture.Account;
        account.Recording.Interfere = (operation, _) =>
        {
            if (operation != "CreateInferenceRecommendationsJobAsync" || created++ > 0)
                return;
            account.Recording.Interfere = (_, _) => { };
            var first = account.Client.CreateInferenceRecommendationsJobAsync(
                account.Recording.Requests<CreateInferenceRecommendationsJobRequest>().Last(), CancellationToken.None);
            Assert.True(first.IsCompletedSuccessfully);
            throw AwsFaults.Unavailable();
        };

        var report = await fixture.RunAsync();

        Assert.True(report.Written);
        Assert.Single(account.Jobs);
        Assert.Single(fixture.Log.Events.OfType<JobResumed>());
    }

    /// <summary>A process that is killed makes no further call, not even to clear up.</summary>
    [Fact]
    public async Task RunAsync_KilledAtAnyCallAndRunAgain_HasOneJobOneChangeAndNoLeftover()
    {
        var kills = 0;
        for (var at = 1; ; at++)
        {
            using var fixture = new StepFixture();
            fixture.Account.Recording.Interfere = (_, number) =>
            {
                if (number >= at)
                    throw new InvalidOperationException("killed");
            };
            if (await Record.ExceptionAsync(() => fixture.RunAsync()) is null)
                break;

            kills++;
            Assert.Equal(StepFixture.StackText, fixture.Text);
            fixture.Account.Recording.Interfere = (_, _) => { };
            var report = await fixture.RunAsync();

            Assert.Single(fixture.Account.Jobs);
            Assert.Empty(fixture.Account.TemporaryModels);
            Assert.True(report.Written);
            Assert.Equal((1, 17), Changed(report.Diff));
        }

        // ListModels, three looks for a job and its model, its start, three looks with steps, the removal, the last steps.
        Assert.InRange(kills, 10, 20);
    }

    private static (int Removed, int Added) Changed(string diff) =>
        (diff.Split('\n').Skip(2).Count(l => l.StartsWith('-')), diff.Split('\n').Skip(2).Count(l => l.StartsWith('+')));

    private enum Fault
    {
        None,
        Throttled,
        Unavailable,
        AnswerLost,
    }
}
