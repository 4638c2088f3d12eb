using System.Globalization;
using System.Text;

namespace Infra.Operations.Shared;

/// <summary>Text from outside with nothing hidden in it, and not too long to be read.</summary>
internal static class VisibleText
{
    private const int MaxLength = 200;

    /// <summary>Control, formatting and line characters (also those that reverse the reading direction) as escapes.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(text[i]).Append(text[++i]);
            else if (IsHidden(text[i]))
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else
                result.Append(text[i]);
        }

        return result.Replace("\\u000a", "\\n").Replace("\\u000d", "\\r").Replace("\\u0009", "\\t").ToString();
    }

    /// <summary>At most so many UTF-16 units, never half a character, with a mark where it was cut.</summary>
    public static string Cut(string text, int maxLength = MaxLength)
    {
        if (text.Length <= maxLength)
            return text;

        var end = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return text[..end] + "…";
    }

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
