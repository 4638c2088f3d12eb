using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Staleness;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.Recommendation.Staleness;

public sealed class StalenessCheckTests : IDisposable
{
    private readonly StepFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Check_RightAfterARecommendation_IsFreshAndOnlyReads()
    {
        var job = (await fixture.RunAsync()).Job;
        var text = fixture.Text;
        var before = fixture.Account.Recording.Calls.Count;

        var report = await CheckAsync();

        Assert.False(report.IsStale);
        Assert.Equal((job.Name, 0, 30, "ml.c5.large"), (report.JobName, report.AgeDays, report.MaxAgeDays, report.InstanceType));
        Assert.Equal(text, fixture.Text);
        Assert.All(fixture.Account.Recording.Calls.Skip(before), call => Assert.StartsWith("Describe", call.Operation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_NeverRecommended_IsStale()
    {
        var report = await CheckAsync();

        Assert.Equal(
            [new StalenessReason(StalenessKind.NothingRecorded, "No recommendation is recorded, and no job has measured the stack as it is.")], report.Reasons);
        Assert.Equal((null, null, "ml.m5.xlarge"), (report.JobName, report.AgeDays, report.InstanceType));
        Assert.Empty(fixture.Account.Jobs);
    }

    public static TheoryData<string, StalenessKind, string> Changes => new()
    {
        { "artefact", StalenessKind.ModelChanged, "The model changed since 2026-01-01: its artefact, its environment, or what is said of it." },
        { "environment", StalenessKind.ModelChanged, "The model changed since 2026-01-01: its artefact, its environment, or what is said of it." },
        { "image", StalenessKind.ImageChanged, "The container's image changed since 2026-01-01." },
        { "payload", StalenessKind.PayloadChanged, "The sample payload changed since 2026-01-01." },
        { "traffic", StalenessKind.TrafficChanged, "The load test changed since 2026-01-01." },
        { "candidates", StalenessKind.CandidatesChanged, "The candidates, or where they run, changed since 2026-01-01." },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Check_OneInputChanged_NamesIt(string input, StalenessKind kind, string text)
    {
        await fixture.RunAsync();
        Change(input);

        var report = await CheckAsync();

        Assert.Equal([new StalenessReason(kind, text)], report.Reasons);
    }

    [Fact]
    public async Task Check_SeveralInputsChanged_NamesEach()
    {
        await fixture.RunAsync();
        Change("payload");
        Change("image");

        Assert.Equal([StalenessKind.ImageChanged, StalenessKind.PayloadChanged], (await CheckAsync()).Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public async Task Check_RecordWithoutDigests_CannotTellWhich()
    {
        await fixture.RunAsync();
        Edit(file => file.Remove("infra:recommended.inputs"));
        Assert.False((await CheckAsync()).IsStale);
        fixture.Account.Jobs.Clear();
        Assert.False((await CheckAsync()).IsStale);

        Change("artefact");

        Assert.Equal(
            [new StalenessReason(StalenessKind.InputsChanged, "The job's inputs changed since 2026-01-01; the record is too old to tell which.")],
            (await CheckAsync()).Reasons);
    }

    [Fact]
    public async Task Check_ChangedButMeasuredAgain_IsFreshAlthoughTheFileStayedAsItWas()
    {
        await fixture.RunAsync();
        Change("artefact");
        fixture.Clock.Advance(TimeSpan.FromDays(40));
        var again = await fixture.RunAsync();

        var report = await CheckAsync();

        Assert.Equal((RecommendationVerdict.AlreadyBest, false), (again.Decision.Verdict, again.Written));
        Assert.Equal((false, again.Job.Name, 0), (report.IsStale, report.JobName, report.AgeDays));
    }

    [Fact]
    public async Task Check_MeasuredAgainAndNotYetWritten_SaysWhatItRecommends()
    {
        var first = await fixture.RunAsync();
        var text = fixture.Text;
        Change("artefact");
        fixture.Account.Recommendations.Clear();
        fixture.Account.Recommend("ml.c5.large", 0.102f, 9e-6f, 190, 12);
        fixture.Account.Recommend("ml.c5.xlarge", 0.204f, 2.5e-6f, 1360, 10);
        var second = await fixture.RunAsync();
        await File.WriteAllTextAsync(fixture.StackFile, text);

        var report = await CheckAsync();

        Assert.NotEqual(first.Job.Name, second.Job.Name);
        Assert.Equal(
            [new StalenessReason(
                StalenessKind.DecisionDiffers,
                $"Job \"{second.Job.Name}\" measured the stack as it is, and \"ml.c5.xlarge\" brings a weighted gain of 66.3 % over \"ml.c5.large\" (cost 72.2 %, latency 16.7 %, throughput 86 % better, each relative to the larger figure); 5 % is asked for.")],
            report.Reasons);
    }

    [Fact]
    public async Task Check_AnotherTypeByHand_SaysBoth()
    {
        await fixture.RunAsync();
        Edit(file => file.Set("infra:endpoint.instanceType", "ml.m5.xlarge"));

        var report = await CheckAsync();

        Assert.Equal([StalenessKind.DecisionDiffers, StalenessKind.InstanceTypeDiffers], report.Reasons.Select(reason => reason.Kind));
        Assert.Equal("The config has \"ml.m5.xlarge\"; recommended was \"ml.c5.large\".", report.Reasons[1].Text);
    }

    [Theory]
    [InlineData(30, null, false)]
    [InlineData(31, null, true)]
    [InlineData(8, 7, true)]
    [InlineData(90, 90, false)]
    public async Task Check_OldMeasurement_IsStale(int days, int? maxAge, bool isStale)
    {
        await fixture.RunAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(days));

        var report = await CheckAsync(maxAge);

        Assert.Equal((days, maxAge ?? 30, isStale), (report.AgeDays, report.MaxAgeDays, report.IsStale));
        if (isStale)
            Assert.Equal([new StalenessReason(StalenessKind.TooOld, $"The measurement is {days} days old; {maxAge ?? 30} are allowed.")], report.Reasons);
    }

    [Fact]
    public async Task Check_MaxAgeInTheConfig_IsTakenUnlessAsked()
    {
        await fixture.RunAsync();
        Edit(file => file.Set("infra:recommendation.maxAgeDays", 3));
        fixture.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal((true, 3), ((await CheckAsync()).IsStale, (await CheckAsync()).MaxAgeDays));
        Assert.False((await CheckAsync(5)).IsStale);
    }

    [Fact]
    public async Task Check_JobThatIsGone_RestsOnTheRecord()
    {
        var job = (await fixture.RunAsync()).Job;
        fixture.Account.Jobs.Clear();

        var report = await CheckAsync();

        Assert.Equal((false, job.Name, job.CompletedAt), (report.IsStale, report.JobName, report.Date));
        Edit(file => file.Remove("infra:recommended.date"));
        Assert.Equal([StalenessKind.TooOld], (await CheckAsync()).Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public async Task Check_ShortlistOfPrognoses_AsksForNoneAndComparesTheRest()
    {
        await fixture.RunAsync();
        Edit(file =>
        {
            file.Remove("infra:recommendation.supportedInstanceTypes");
            file.Set("infra:recommendation.shortlist", true);
        });

        Assert.False((await CheckAsync()).IsStale);
        Change("payload");
        Assert.Equal([StalenessKind.PayloadChanged], (await CheckAsync()).Reasons.Select(reason => reason.Kind));
        Assert.DoesNotContain(fixture.Account.Recording.Calls.Skip(20), call => call.Operation.StartsWith("CreateModel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_BadSettings_IsBadInput()
    {
        Edit(file => file.Set("infra:recommendation.maxAgeDays", 0));

        var error = await Assert.ThrowsAsync<OperationException>(() => CheckAsync());

        Assert.Equal((OperationFault.BadInput, "INFRA130: Pulumi.dev.yaml:17: infra:recommendation.maxAgeDays: 0 is out of range. Give a whole number from 1 to 3650."), (error.Fault, error.Message));
    }

    private Task<StalenessReport> CheckAsync(int? maxAge = null) =>
        new StalenessCheck(fixture.Account.Client, fixture.S3.Client, fixture.Clock).RunAsync(fixture.Request, maxAge, CancellationToken.None);

    private void Edit(Action<StackFile> change)
    {
        var file = StackFile.Load(fixture.StackFile);
        change(file);
        file.Save();
    }

    private void Change(string input)
    {
        var container = fixture.Account.Models["pipe-1a2b"].Containers[1];
        switch (input)
        {
            case "artefact":
                fixture.S3.Put("samples/models/softmax.tar.gz", "other weights");
                break;
            case "environment":
                container.Environment["MODE"] = "fast";
                break;
            case "image":
                container.Image += ".1";
                break;
            case "payload":
                fixture.S3.Objects["samples/iris/payload.tar.gz"] = StepFixture.TarGz(("row.csv", "6.1,3.5,1.4,0.2"));
                break;
            case "traffic":
                Edit(file => file.Set("infra:recommendation.jobDurationInSeconds", 3600));
                break;
            default:
                Edit(file => file.Set("infra:recommendation.supportedInstanceTypes[0]", "ml.c6i.large"));
                break;
        }
    }
}
