using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.Review;

using Infra.Operations.Shared;
namespace Infra.Operations.Tests.Review;

public sealed partial class ReviewMarkdownTests
{
    [Theory]
    [InlineData("instance-type.json", "InstanceType")]
    [InlineData("risky.json", "Risky")]
    [InlineData("events.jsonl", "Events")]
    [InlineData("to-serverless.json", "ToServerless")]
    public void ToMarkdown_Preview_ReadsAsVerified(string input, string snapshot) =>
        Snapshot.Matches(PreviewReview.Parse(Snapshot.Input(input)).ToMarkdown(new ReviewOptions { Title = "dev" }), snapshot);

    [Fact]
    public void ToMarkdown_NoChanges_IsOneShortLine()
    {
        var review = PreviewReview.Parse("""{"steps":[{"op":"same","urn":"urn:pulumi:dev::infra::pulumi:pulumi:Stack::infra-dev"}],"changeSummary":{"same":14}}""");

        Assert.Equal("<!-- infra review -->\n`dev`: no changes, 14 resources stay as they are.\n", review.ToMarkdown());
    }

    [Fact]
    public void ToMarkdown_FailedPreview_SaysSoFirst()
    {
        var markdown = PreviewReview.Parse("""{"steps":[],"diagnostics":[{"message":"boom","severity":"error"}]}""").ToMarkdown();

        Assert.Equal("<!-- infra review -->\n### `stack`: the preview failed\n\n#### Messages\n\n**error**\n\n```text\nboom\n```\n", markdown);
    }

    [Theory]
    [InlineData("dev-eu", "<!-- infra review: dev-eu -->")]
    [InlineData("x --> <script>", "<!-- infra review: x - script -->")]
    [InlineData("---", "<!-- infra review -->")]
    public void ToMarkdown_Title_CannotEndTheMarker(string title, string marker) =>
        Assert.Equal(marker, PreviewReview.Parse("""{"steps":[]}""").ToMarkdown(new ReviewOptions { Title = title }).Split('\n')[0]);

    [Theory]
    [InlineData(60_000)]
    [InlineData(5_000)]
    [InlineData(0)]
    public void ToMarkdown_LargePreview_StaysWithinItsBoundAndSaysWhatIsMissing(int maxLength)
    {
        var markdown = PreviewReview.Parse(Snapshot.Input("large.json")).ToMarkdown(new ReviewOptions { MaxLength = maxLength });

        Assert.InRange(markdown.Length, 500, Math.Max(maxLength, 2000));
        var left = int.Parse(LeftOut().Match(markdown).Groups["count"].Value);
        Assert.Equal(400, left + markdown.Split("\n**updated** ").Length - 1);
        Assert.Equal(markdown.Split("<details>").Length, markdown.Split("</details>").Length);
    }

    [Fact]
    public void ToMarkdown_SecretsAndUnknowns_AreNeverShown()
    {
        var markdown = PreviewReview.Parse(Snapshot.Input("risky.json")).ToMarkdown();

        Assert.DoesNotContain(ShownValues.UnknownSentinel, markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("v1:zzz", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("1b47061264138c4ac30d75fd1eb44270", markdown, StringComparison.Ordinal);
        Assert.Contains("(known after apply)", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_ComponentName_CannotBreakTheSummary()
    {
        var markdown = PreviewReview.Parse("""
            {"steps":[{"op":"create","urn":"urn:pulumi:dev::infra::a:b:C$d:e:F::x","newState":{"parent":"urn:pulumi:dev::infra::a:b:C::</summary><img src=x>&\n"}}]}
            """).ToMarkdown();

        Assert.Contains("<details><summary><code>C &lt;/summary&gt;&lt;img src=x&gt;&amp;\\n</code>: 1 created</summary>\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_ManyReasons_AreCounted()
    {
        var paths = string.Join(", ", Enumerable.Range(0, 12).Select(i => $"\"p{i:00}\": {{\"kind\": \"update-replace\"}}"));

        var markdown = PreviewReview.Parse($$$"""{"steps":[{"op":"replace","urn":"u","detailedDiff":{{{{paths}}}}}]}""").ToMarkdown();

        Assert.Contains("`p08`, `p09`, _and 2 more_ |\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_StepOrder_DoesNotMatter()
    {
        var digest = JsonNode.Parse(Snapshot.Input("risky.json"))!;
        var shuffled = digest.DeepClone();
        shuffled["steps"] = new JsonArray([.. digest["steps"]!.AsArray().Reverse().Select(step => step!.DeepClone())]);

        Assert.Equal(PreviewReview.Parse(digest.ToJsonString()).ToMarkdown(), PreviewReview.Parse(shuffled.ToJsonString()).ToMarkdown());
    }

    [Fact]
    public void Code_AnyText_StaysOneCellOfCode()
    {
        var texts = Gen.Elements("`", "``", "|", "\\", "<!--", "-->", "</details>", "\n", "\r\n", "\u2028", "\u202e", " ", "a", "é", "😀", "@team", "[x](y)", "\ud800", "_", "*")
            .ListOf().Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var cell = MarkdownText.Code(text, inTable: true);

            Assert.Equal(-1, cell.AsSpan().IndexOfAny("\n\r\u2028\u202e"));
            Assert.Equal(-1, cell.Replace("\\|", "", StringComparison.Ordinal).IndexOf('|'));
            if (text.Length > 0)
                AssertOneCodeSpan(cell);
        }));
    }

    /// <summary>A code span ends at the first run of backticks as long as its opening: that must be the closing one.</summary>
    private static void AssertOneCodeSpan(string span)
    {
        var runs = Backticks().Matches(span);
        var fence = runs[0].Value;

        Assert.Equal((0, span.Length - fence.Length), (runs[0].Index, runs[^1].Index));
        Assert.Equal(2, runs.Count(run => run.Value == fence));
    }

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"_Left out, to stay within [\d,]+ characters: (?<count>\d+) changed resources", RegexOptions.ExplicitCapture)]
    private static partial Regex LeftOut();
}
