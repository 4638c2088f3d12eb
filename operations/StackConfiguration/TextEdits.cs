using System.Text;

namespace Infra.Operations.StackConfiguration;

/// <summary>Replaces <paramref name="Start"/> to <paramref name="End"/> (exclusive) by <paramref name="Text"/>.</summary>
internal readonly record struct TextEdit(int Start, int End, string Text);

internal static class TextEdits
{
    /// <summary>Makes edits that do not overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            result.Append(text, position, edit.Start - position).Append(edit.Text);
            position = edit.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }
}
