namespace Infra.Components.Tests.Policies;

/// <summary>IAM's patterns: "*" is any number of characters, "?" is one.</summary>
internal static class Globs
{
    public static bool Matches(string pattern, string text) => Overlap(pattern, text, isText: true);

    /// <summary>Whether some text matches both patterns.</summary>
    public static bool Overlap(string first, string second) => Overlap(first, second, isText: false);

    /// <summary>Walks both patterns at once; <c>reached[j]</c> says whether the first i and the second j characters can be the same text.</summary>
    private static bool Overlap(string first, string second, bool isText)
    {
        var reached = new bool[second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            var before = (bool[])reached.Clone();
            for (var j = 0; j <= second.Length; j++)
            {
                var same = i > 0 && j > 0 && before[j - 1] && One(first[i - 1], second[j - 1], isText);
                var ofFirst = i > 0 && ((first[i - 1] == '*' && before[j]) || (j > 0 && first[i - 1] == '*' && reached[j - 1]));
                var ofSecond = j > 0 && !isText && second[j - 1] == '*' && (reached[j - 1] || (i > 0 && before[j]));
                reached[j] = (i == 0 && j == 0) || same || ofFirst || ofSecond;
            }
        }

        return reached[second.Length];
    }

    private static bool One(char first, char second, bool isText) =>
        first == second || first is '*' or '?' || (!isText && second is '*' or '?');
}
