using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.Endpoints;

/// <summary>One field of a cron expression.</summary>
/// <param name="Name">For people.</param>
/// <param name="Minimum">Smallest number.</param>
/// <param name="Maximum">Largest number.</param>
/// <param name="Names">Names that may stand for the numbers, from <paramref name="Minimum"/> on.</param>
/// <param name="Special">What else a day may say: L is the last, W the nearest weekday, # the n-th weekday; such a field may also be a ?.</param>
internal sealed partial record CronField(string Name, int Minimum, int Maximum, IReadOnlyList<string>? Names = null, string Special = "")
{
    public bool Allows(string text) => text == "?" ? Special.Length > 0 : text.Split(',').All(AllowsItem);

    private bool AllowsItem(string item)
    {
        var step = item.Split('/');
        return step.Length switch
        {
            1 => AllowsRange(item) || AllowsSpecial(item),
            2 => AllowsRange(step[0]) && Number(step[1]) is >= 1,
            _ => false,
        };
    }

    private bool AllowsRange(string range)
    {
        var ends = range.Split('-');
        return range == "*" || ends.Length switch
        {
            1 => Value(range) is not null,
            2 => Value(ends[0]) is { } first && Value(ends[1]) is { } last && first <= last,
            _ => false,
        };
    }

    private bool AllowsSpecial(string item) => Special switch
    {
        "LW" => item is "L" or "LW" || item.EndsWith('W') && Value(item[..^1]) is not null,
        "L#" => item is "L" || item.EndsWith('L') && Value(item[..^1]) is not null || item.Split('#') is [var day, ['1' or '2' or '3' or '4' or '5']] && Value(day) is not null,
        _ => false,
    };

    private int? Value(string text) => Number(text) is { } number
        ? number >= Minimum && number <= Maximum ? number : null
        : Names?.Index().Where(name => string.Equals(name.Item, text, StringComparison.OrdinalIgnoreCase)).Select(name => (int?)name.Index + Minimum).FirstOrDefault();

    private static int? Number(string text) => NumberPattern().IsMatch(text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^[0-9]{1,4}\\z", RegexOptions.None, 1000)]
    private static partial Regex NumberPattern();
}
