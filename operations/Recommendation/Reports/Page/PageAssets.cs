using System.Security.Cryptography;
using System.Text;

namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>The page's style and script, and the hashes by which its policy allows them and nothing else.</summary>
internal static class PageAssets
{
    public static PageAsset Style { get; } = Read("report.css");

    public static PageAsset Script { get; } = Read("report.js");

    private static PageAsset Read(string file)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Browsers read line ends as \n before they hash: a checkout with others would not fit its own policy.
        var text = "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
        return new PageAsset(HtmlText.Own(text), "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}

/// <summary>A part of the page that a browser reads as code.</summary>
/// <param name="Text">The code.</param>
/// <param name="Hash">Its hash, as a Content-Security-Policy names it.</param>
internal sealed record PageAsset(HtmlText Text, string Hash);
