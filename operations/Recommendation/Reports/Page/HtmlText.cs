using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>HTML in which whatever was interpolated is encoded, unless it is <see cref="HtmlText"/> itself: nothing from outside becomes markup.</summary>
internal readonly record struct HtmlText
{
    private readonly string? text;

    private HtmlText(string text) => this.text = text;

    /// <summary>Nothing.</summary>
    public static HtmlText Empty => default;

    /// <summary>The literal parts as they are, the interpolated ones encoded; for text and for attributes in double quotes.</summary>
    public static HtmlText Of(Handler html) => new(html.ToString());

    /// <summary>A text of the project's own that is HTML, CSS or JavaScript already.</summary>
    public static HtmlText Own(string text) => new(text);

    /// <summary>The parts one after the other.</summary>
    public static HtmlText Join(IEnumerable<HtmlText> parts) => new(string.Concat(parts));

    public override string ToString() => text ?? "";

    /// <summary>What the compiler makes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder html = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string literal) => html.Append(literal);

        public void AppendFormatted(HtmlText part) => html.Append(part.ToString());

        public void AppendFormatted(string? text) => html.Append(WebUtility.HtmlEncode(VisibleText.Of(text ?? "")));

        public void AppendFormatted(int number) => html.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A machine's number: never in exponents, which CSS and SVG would take but people would not read.</summary>
        public void AppendFormatted(double number) => html.Append(((decimal)Math.Round(number, 10)).ToString(CultureInfo.InvariantCulture));

        public override string ToString() => html.ToString();
    }
}
