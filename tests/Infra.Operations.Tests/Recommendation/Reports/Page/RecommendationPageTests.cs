using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.Recommendation.Reports.Page;

namespace Infra.Operations.Tests.Recommendation.Reports.Page;

/// <summary>The page as text; tests/Infra.Browser.Tests looks at it in a browser.</summary>
public sealed class RecommendationPageTests
{
    private static readonly string Html = RecommendationOverview.Of(Overviews.Page(), Overviews.Dev).ToHtml();

    [Fact]
    public void ToHtml_SameReport_IsTheSamePage() => Assert.Equal(Html, RecommendationOverview.Of(Overviews.Page(), Overviews.Dev).ToHtml());

    [Fact]
    public void ToHtml_Addresses_AreLinksToFollowAndNothingThatLoads()
    {
        Assert.Equal(["https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1"], Regex.Matches(Html, "https?://[^\"'<\\s]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value));
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base|form)\\b", Html);
        Assert.DoesNotMatch("\\s(src|style|on[a-z]+)=", Html);
        Assert.DoesNotContain("url(", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Policy_AllowsThePagesOwnStyleAndScriptByTheirHashes()
    {
        string[] parts = [Part("style"), Part("script")];

        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(parts[0])}'; script-src '{Hash(parts[1])}'; base-uri 'none'; form-action 'none'",
            Html.Split("Content-Security-Policy\" content=\"")[1].Split('"')[0]);
    }

    [Fact]
    public void ToHtml_NoRunHasFigures_SaysSoInsteadOfAnEmptyChart()
    {
        var html = RecommendationOverview.Of(Overviews.Of([], "ml.m5.xlarge"), Overviews.Dev).ToHtml();

        Assert.Contains("No run has both a cost and a latency, so there is nothing to draw.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_OneRunOfCostZero_IsDrawn()
    {
        var html = RecommendationOverview.Of(Overviews.Of([Overviews.Row("ml.c5.large", 0, 100, 0)], "ml.m5.xlarge"), Overviews.Dev).ToHtml();

        Assert.Single(Regex.Matches(html, "class=\"mark ", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("NaN", html.Split("<svg")[1].Split("</svg>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TextFromOutside_IsEncodedInTextAndInAttributes()
    {
        const string text = "\"><script>'&\n\u202e";

        Assert.Equal(
            "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\\n\\u202e\">&quot;&gt;&lt;script&gt;&#39;&amp;\\n\\u202e</p>",
            HtmlText.Of($"<p title=\"{text}\">{text}</p>").ToString());
    }

    [Fact]
    public void Of_HtmlInsideHtml_IsEncodedOnce() =>
        Assert.Equal("<b>&lt;i&gt;</b>1 0.0000001", HtmlText.Of($"<b>{HtmlText.Of($"{"<i>"}")}</b>{1} {0.0000001}").ToString());

    private static string Part(string element) => Html.Split($"<{element}>")[1].Split($"</{element}>")[0];

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
