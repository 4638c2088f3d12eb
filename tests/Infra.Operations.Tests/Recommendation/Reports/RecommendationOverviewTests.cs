using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Operations.Tests.Recommendation.Reports;

public sealed class RecommendationOverviewTests
{
    [Fact]
    public void Of_AllKindsOfRuns_AreInOneOrderWithTheirFigures()
    {
        var overview = RecommendationOverview.Of(Overviews.Page(), Overviews.Dev);

        Assert.Equal(
            [
                "1 ml.c5.2xlarge Ranked pareto | 14 | 5,600 | 0.408 | 0.00121 | 0 to 595.68 | 0.894",
                "2 ml.c5.xlarge Ranked pareto | 22 | 3,000 | 0.204 | 0.00113 | 0 to 297.84 | 0.766",
                "3 ml.m5.xlarge Ranked current | 26 | 2,600 | 0.230 | 0.00147 | 0 to 335.80 | 0.250",
                "4 ml.c5.large Ranked | 40 | 1,200 | 0.102 | 0.00142 | 0 to 148.92 | 0.075",
                "- ml.g4dn.xlarge LeftOut | 8 | 9,000 | 0.736 | 0.00136 | 0 to 1,074.56 | –",
                "- serverless 2048 MB, concurrency 4 LeftOut | 35 | 4,000 | 0.050 | 0.00210 | by use | –",
                "- ml.c6g.xlarge Failed | – | – | – | – | – | –",
            ],
            overview.Runs.Select(Shown));
        Assert.Equal(
            [
                "0.736 USD/h is above the limit of 0.5 USD/h", "serverless endpoints cannot host inference pipelines",
                "INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code.",
            ],
            overview.Runs.Skip(4).Select(run => run.Reason));
    }

    [Fact]
    public void Of_Change_ComparesTheCurrentTypeWithTheWinner()
    {
        var overview = RecommendationOverview.Of(Overviews.Page(), Overviews.Dev);

        Assert.True(overview.IsChange);
        Assert.Equal(("before", "after"), (overview.BeforeTitle, overview.AfterTitle));
        Assert.Equal(
            [
                new ComparedFigure("instance type", "ml.m5.xlarge", "ml.c5.2xlarge"),
                new ComparedFigure("USD per month, 0 to 2 instances", "0 to 335.80", "0 to 595.68", "+77.4 %", IsBetter: false),
                new ComparedFigure("USD per hour", "0.230", "0.408", "+77.4 %", IsBetter: false),
                new ComparedFigure("USD per thousand inferences", "0.00147", "0.00121", "−17.6 %", IsBetter: true),
                new ComparedFigure("model latency, ms", "26", "14", "−46.2 %", IsBetter: true),
                new ComparedFigure("invocations per minute", "2,600", "5,600", "+115.4 %", IsBetter: true),
            ],
            overview.Comparison);
    }

    [Fact]
    public void Of_TargetThroughput_AddsTheInstancesItTakes()
    {
        var report = Overviews.Page();
        var options = report.Options with { TargetInvocationsPerMinute = 10000 };
        var ranking = CandidateRanking.Rank(report.Ranking.Ranked.Select(ranked => ranked.Candidate), options);

        var overview = RecommendationOverview.Of(report with { Options = options, Ranking = ranking }, Overviews.Dev);

        Assert.Equal(
            [
                new ComparedFigure("instances for 10,000 per minute", "4", "2", "−50 %", IsBetter: true),
                new ComparedFigure("USD per hour for 10,000 per minute", "0.920", "0.816", "−11.3 %", IsBetter: true),
            ],
            overview.Comparison.Skip(6));
    }

    [Fact]
    public void Of_AlreadyBest_ShowsTheFiguresOfNowAlone()
    {
        var overview = RecommendationOverview.Of(Overviews.Page("ml.c5.2xlarge"), Overviews.Dev);

        Assert.Null(overview.After);
        Assert.Equal("now", overview.BeforeTitle);
        Assert.Equal(new ComparedFigure("model latency, ms", "14", After: null), overview.Comparison[4]);
        Assert.All(overview.Comparison, figure => Assert.Equal((null, "", null), (figure.After, figure.Change, figure.IsBetter)));
    }

    [Fact]
    public void Of_GainTooSmall_SetsWhatRanksFirstBesideWhatStays()
    {
        var overview = RecommendationOverview.Of(Overviews.Of([Rows.B, Rows.C], "ml.c5.xlarge", minimumGainPercent: 90), Overviews.Dev);

        Assert.Equal(RecommendationVerdict.GainTooSmall, overview.Report.Decision.Verdict);
        Assert.Equal(("now", "ranked first", "ml.c5.2xlarge"), (overview.BeforeTitle, overview.AfterTitle, overview.After!.Name));
    }

    [Fact]
    public void Of_CurrentTypeNotBenchmarked_HasNoFiguresAndClaimsNoChange()
    {
        var overview = RecommendationOverview.Of(Overviews.Page("ml.p3.2xlarge"), Overviews.Dev);

        Assert.Equal(new ComparedFigure("instance type", "ml.p3.2xlarge", "ml.c5.2xlarge"), overview.Comparison[0]);
        Assert.Equal(new ComparedFigure("USD per month, 0 to 2 instances", "–", "0 to 595.68"), overview.Comparison[1]);
        Assert.DoesNotContain(overview.Runs, run => run.IsCurrent);
    }

    [Fact]
    public void Of_NoTypeYet_ShowsTheRecommendedOne()
    {
        var overview = RecommendationOverview.Of(Overviews.Page(current: null), Overviews.Dev);

        Assert.Null(overview.Before);
        Assert.Equal(new ComparedFigure("instance type", "–", "ml.c5.2xlarge"), overview.Comparison[0]);
    }

    [Fact]
    public void Of_NoCandidateAndNoType_HasNothingToCompare()
    {
        var overview = RecommendationOverview.Of(Overviews.Of([], current: null), Overviews.Dev);

        Assert.Empty(overview.Runs);
        Assert.Empty(overview.Comparison);
    }

    [Fact]
    public void Of_CapacityUnknown_ShowsNoCostPerMonth()
    {
        var overview = RecommendationOverview.Of(Overviews.Page() with { Capacity = null }, Overviews.Dev);

        Assert.DoesNotContain(overview.Comparison, figure => figure.Label.Contains("month", StringComparison.Ordinal));
        Assert.All(overview.Runs.Where(run => run.InstanceType is not null), run => Assert.Equal("–", run.Figures.MonthlyCost));
    }

    [Fact]
    public void Of_SeveralInstancesBenchmarked_AreNamedAndCostPerMonthIsOfOne()
    {
        var overview = RecommendationOverview.Of(Overviews.Of([Rows.B with { InstanceCount = 2 }], current: null), Overviews.Dev);

        Assert.Equal(("2 × ml.c5.xlarge", "0.200", "0 to 146.00"), (overview.Runs[0].Name, overview.Runs[0].Figures.CostPerHour, overview.Runs[0].Figures.MonthlyCost));
    }

    [Theory]
    [InlineData("arn:aws:sagemaker:eu-west-1:111111111111:inference-recommendations-job/x", "eu-west-1", "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1")]
    [InlineData("arn:aws-cn:sagemaker:cn-north-1:111111111111:inference-recommendations-job/x", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/sagemaker/home?region=cn-north-1")]
    [InlineData("arn:aws-us-gov:sagemaker:us-gov-west-1:111111111111:inference-recommendations-job/x", "us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/sagemaker/home?region=us-gov-west-1")]
    [InlineData("arn:aws-iso:sagemaker:us-iso-east-1:111111111111:inference-recommendations-job/x", "us-iso-east-1", null)]
    [InlineData("arn:aws:sagemaker:region:account-id:inference-recommendations-job/resource-id", "region", "https://region.console.aws.amazon.com/sagemaker/home?region=region")]
    [InlineData("arn:aws:sagemaker:eu\"><script>:1:x", null, null)]
    [InlineData("", null, null)]
    public void ConsoleUrl_ArnOfAPartition_IsThatPartitionsConsoleInTheRegion(string arn, string? region, string? url)
    {
        var report = Overviews.Page();
        var overview = RecommendationOverview.Of(report with { Job = report.Job with { Arn = arn } }, Overviews.Dev);

        Assert.Equal((region, url), (overview.Region, overview.ConsoleUrl));
    }

    [Fact]
    public void ConsoleUrl_Simulated_IsNone()
    {
        var overview = RecommendationOverview.Of(Overviews.Page(), new ReportSubject("sandbox", Simulated: true));

        Assert.Equal((null, null, "./infra recommend --stack sandbox"), (overview.ConsoleUrl, overview.DescribeCommand, overview.Subject.Command));
    }

    [Fact]
    public void Command_ConfigThroughThePulumiCli_SaysSo() =>
        Assert.Equal("./infra recommend --stack dev --via pulumi", (Overviews.Dev with { Via = "pulumi" }).Command);

    private static string Shown(ReportRun run)
    {
        var (figures, words) = (run.Figures, new[] { run.Rank?.ToString() ?? "-", run.Name, run.State.ToString(), run.IsParetoOptimal ? "pareto" : "", run.IsCurrent ? "current" : "" });
        return string.Join(' ', words.Where(word => word.Length > 0))
            + $" | {figures.Latency} | {figures.InvocationsPerMinute} | {figures.CostPerHour} | {figures.CostPerThousandInferences} | {figures.MonthlyCost} | {figures.Score}";
    }
}
