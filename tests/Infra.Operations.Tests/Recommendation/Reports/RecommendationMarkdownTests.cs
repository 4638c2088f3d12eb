using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Recommendation.Jobs;
using Infra.Operations.Tests.Review;

namespace Infra.Operations.Tests.Recommendation.Reports;

public sealed partial class RecommendationMarkdownTests
{
    [Fact]
    public void ToMarkdown_Change_ReadsAsInTheSnapshot() => Snapshot.Matches(RecommendationOverview.Of(Overviews.Page(), Overviews.Dev).ToMarkdown(), "Change");

    [Fact]
    public void ToMarkdown_AlreadyBestAndSimulated_ReadsAsInTheSnapshot() =>
        Snapshot.Matches(RecommendationOverview.Of(Overviews.Page("ml.c5.2xlarge"), new ReportSubject("sandbox", Simulated: true)).ToMarkdown(), "AlreadyBest");

    [Fact]
    public void ToMarkdown_NoCandidate_ReadsAsInTheSnapshot() =>
        Snapshot.Matches(
            RecommendationOverview.Of(Overviews.Of([Overviews.Row("ml.g4dn.xlarge", 0.736, 9000, 8), Overviews.Row("ml.c5.large", null, double.NaN, 40)], "ml.m5.xlarge"), Overviews.Dev).ToMarkdown(),
            "NoCandidate");

    [Fact]
    public void ToMarkdown_SampleOf2021_ReadsAsInTheSnapshot() => Snapshot.Matches(OfDocument(RecommendationDocumentTests.Sample2021).ToMarkdown(), "Sample2021");

    [Fact]
    public void ToMarkdown_ServerlessSample_ReadsAsInTheSnapshot() => Snapshot.Matches(OfDocument(RecommendationDocumentTests.Serverless).ToMarkdown(), "ServerlessSample");

    [Theory]
    [InlineData("ml.c5.2xlarge", "`dev`: `ml.c5.2xlarge` stays, it ranks first")]
    [InlineData("ml.m5.xlarge", "`dev`: `ml.m5.xlarge` → `ml.c5.2xlarge`")]
    [InlineData(null, "`dev`: `ml.c5.2xlarge` recommended")]
    public void ToMarkdown_Verdict_IsTheHeadline(string? current, string headline) =>
        Assert.Equal($"### {headline}", RecommendationOverview.Of(Overviews.Page(current), Overviews.Dev).ToMarkdown().Split('\n')[1]);

    [Fact]
    public void ToMarkdown_ExistingEndpointWasLoaded_SaysWhatItTook()
    {
        var report = Overviews.Page() with { Endpoint = new MeasuredEndpoint("iris-test", 2400, ModelLatencyMilliseconds: null) };

        Assert.Contains(
            "\nThe existing endpoint iris-test under the same load: – ms, 2,400 invocations per minute.\n",
            RecommendationOverview.Of(report, Overviews.Dev).ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_OrderOfTheRows_DoesNotMatter()
    {
        Candidate[] rows = [.. Rows.All, Overviews.Row("ml.g4dn.xlarge", 0.736, 9000, 8), Overviews.Row("ml.p3.2xlarge", 3.8, 9000, 8)];

        Assert.Equal(
            RecommendationOverview.Of(Overviews.Of(rows, "ml.m5.xlarge"), Overviews.Dev).ToMarkdown(),
            RecommendationOverview.Of(Overviews.Of([.. rows.Reverse()], "ml.m5.xlarge"), Overviews.Dev).ToMarkdown());
    }

    [Fact]
    public void ToMarkdown_TwoThousandRuns_StaysWithinTheBoundAndCountsTheRest()
    {
        var few = Overviews.Of([Rows.B], "ml.c5.xlarge");
        var rows = Enumerable.Range(0, 2000).Select(i => Rows.B with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["N"] = $"{i:0000}" } });
        var report = few with
        {
            Ranking = few.Ranking with { Ranked = [.. rows.Select((row, at) => few.Ranking.Winner! with { Candidate = row, Rank = at + 1 })] },
            FailedBenchmarks = [.. Enumerable.Range(0, 500).Select(i => new RecommendationBenchmark($"ml.x{i}.large", "FAILED", new string('x', 1024)))],
        };

        var markdown = RecommendationOverview.Of(report, Overviews.Dev).ToMarkdown();

        Assert.InRange(markdown.Length, 50_000, 60_000);
        var left = LeftOut().Match(markdown);
        var shown = markdown.Split('\n').Count(line => line.Contains("N=", StringComparison.Ordinal) && line.EndsWith("1.000 |", StringComparison.Ordinal));
        Assert.Equal((2000 - shown, 500), (int.Parse(left.Groups["runs"].Value), int.Parse(left.Groups["failed"].Value)));
        Assert.EndsWith("All of it is in the output of the command with --json._\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_MarkupFromOutside_CannotBreakTheTableOrBecomeMarkup()
    {
        const string attack = "a|b`c``<img src=x>\n# @team #1 [x](https://evil.example) *b*";
        var report = Overviews.Of([Rows.A with { InstanceType = attack }, Rows.B], attack) with
        {
            Container = attack,
            Explanation = attack,
            FailedBenchmarks = [new RecommendationBenchmark(attack, "FAILED", $"```\n{attack}\n```")],
        };

        var markdown = RecommendationOverview.Of(report with { Decision = report.Decision with { Reason = attack } }, new ReportSubject(attack, Simulated: false)).ToMarkdown();
        var outside = CodeOrBlock().Replace(markdown, "");

        Assert.DoesNotContain("<img", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("@team", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# ", outside, StringComparison.Ordinal);
        Assert.All(
            outside.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)),
            line => Assert.Contains(line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'), new[] { 5, 9 }));
    }

    [Fact]
    public void Plain_AnyText_HasNoMarkupLeft()
    {
        var texts = Gen.Elements("`", "|", "\\", "<b>", "&", "@a", "#1", "[x](y)", "*", "_", "~", "$", "\n", "\u202e", "://", "www.", "a", " ").ListOf().Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var plain = MarkdownText.Plain(text);

            Assert.Equal(-1, plain.AsSpan().IndexOfAny("<>\n\u202e"));
            Assert.Empty(Unescaped().Matches(plain));
        }));
    }

    [Fact]
    public void Plain_Sentence_ReadsAsItIsWritten() =>
        Assert.Equal(
            "\"ml.c5.large\" is 5 % better \\| 1 &lt; 2 &amp; snake\\_case, @&#8203;team, https:&#8203;//x.example",
            MarkdownText.Plain("\"ml.c5.large\" is 5 % better | 1 < 2 & snake_case, @team, https://x.example"));

    private static RecommendationOverview OfDocument(string json)
    {
        var document = RecommendationDocument.Read(json);
        var report = Overviews.Of(document.Candidates, "ml.m5.large");
        return RecommendationOverview.Of(
            report with { Job = report.Job with { Name = document.JobName is { Length: > 0 } name ? name : "job", Arn = document.JobArn } }, Overviews.Dev);
    }

    [GeneratedRegex(@"_Left out, to stay within 60,000 characters: (?<runs>\d+) runs, (?<failed>\d+) failed benchmarks\. ", RegexOptions.ExplicitCapture)]
    private static partial Regex LeftOut();

    [GeneratedRegex("(?<fence>`{3,})text\n.*?\n\\k<fence>\n|(?<![\\\\`])(?<tick>`+)(?!`).*?(?<!`)\\k<tick>(?!`)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeOrBlock();

    [GeneratedRegex(@"(?<!\\)(\\\\)*[`*_\[\]|~$]|[@#](?!&#8203;)(?<!&#)")]
    private static partial Regex Unescaped();
}
