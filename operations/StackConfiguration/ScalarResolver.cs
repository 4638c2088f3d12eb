using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Operations.StackConfiguration;

/// <summary>
/// The type of a plain scalar as yaml.v3, which Pulumi reads stack files with, decides it: YAML 1.2 with the integer
/// spellings of Go, so <c>0123</c> is 83, <c>1_000</c> is 1000, and a date is a timestamp.
/// </summary>
internal static partial class ScalarResolver
{
    private static readonly HashSet<string> OldWords = new(StringComparer.Ordinal)
    {
        "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "=", "<<",
    };

    private static readonly string[] TimestampFormats =
    [
        "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d't'H:m:s.FFFFFFFK", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d",
    ];

    /// <summary>The value of a plain scalar.</summary>
    public static JsonNode? Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ => Number(text) ?? Timestamp(text) ?? JsonValue.Create(text),
    };

    /// <summary>Whether a string needs quotes, because some YAML reader takes it for another type when it stands plain.</summary>
    public static bool IsAmbiguous(string text) =>
        OldWords.Contains(text) || Special(text) || Sexagesimal().IsMatch(text) || Timestamp(text) is not null
        || Resolve(text) is not JsonValue value || !value.TryGetValue<string>(out var same) || same != text;

    private static bool Special(string text) =>
        text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    private static JsonValue? Number(string text)
    {
        if (!(char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.'))
            return null;

        var plain = text.Replace("_", "");
        if (Integer(plain) is { } integer)
            return integer;

        return Float().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : null;
    }

    private static JsonValue? Integer(string plain)
    {
        var match = GoInteger().Match(plain);
        if (!match.Success)
            return null;

        var radix = match.Groups["prefix"].ValueSpan is [_, var letter] ? char.ToLowerInvariant(letter) switch { 'x' => 16, 'b' => 2, _ => 8 } : 0;
        var digits = match.Groups["digits"].Value;
        if (radix == 0)
            radix = digits.Length > 1 && digits[0] == '0' ? 8 : 10;

        var value = UInt128.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiDigit(digit) ? digit - '0' : char.ToLowerInvariant(digit) - 'a' + 10;
            if (worth >= radix || value > ulong.MaxValue)
                return null;

            value = (value * (uint)radix) + (uint)worth;
        }

        return Signed(match.Groups["sign"].Value, value);
    }

    private static JsonValue? Signed(string sign, UInt128 value)
    {
        if (sign == "-")
            return value <= (UInt128)long.MaxValue + 1 ? JsonValue.Create((long)-(Int128)value) : null;
        if (value <= long.MaxValue)
            return JsonValue.Create((long)value);

        return sign.Length == 0 && value <= ulong.MaxValue ? JsonValue.Create((ulong)value) : null;
    }

    private static JsonValue? Timestamp(string text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowTrailingWhite;
        if (!TimestampStart().IsMatch(text) || !DateTimeOffset.TryParseExact(text, TimestampFormats, CultureInfo.InvariantCulture, styles, out var time))
            return null;

        return JsonValue.Create(time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(?<sign>[-+]?)(?<prefix>0[xXbBoO])?(?<digits>[0-9a-fA-F]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex GoInteger();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Float();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex("^[0-9]{4}-", RegexOptions.ExplicitCapture)]
    private static partial Regex TimestampStart();
}
