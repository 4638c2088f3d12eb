using System.Text;

namespace Infra.Operations.Shared;

/// <summary>A text that never grows beyond its bound, and counts what had to be left out.</summary>
/// <param name="maxLength">The length in UTF-16 units; at least the room for the note on what was left out.</param>
/// <param name="whereTheRestIs">A sentence for that note, such as where to find the whole.</param>
internal sealed class BoundedMarkdown(int maxLength, string whereTheRestIs)
{
    /// <summary>Room for the note on what was left out.</summary>
    private const int Reserve = 400;

    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> leftOut = new(StringComparer.Ordinal);

    /// <summary>Adds a heading and as many of the items as fit.</summary>
    public void Section(string head, IEnumerable<string> items, string tail, string what)
    {
        var pending = items.ToList();
        if (pending.Count == 0)
            return;

        if (text.Length + head.Length + pending[0].Length + tail.Length > maxLength - Reserve)
        {
            LeaveOut(what, pending.Count);
            return;
        }

        text.Append(head);
        var taken = 0;
        while (taken < pending.Count && text.Length + pending[taken].Length + tail.Length <= maxLength - Reserve)
            text.Append(pending[taken++]);

        text.Append(tail);
        LeaveOut(what, pending.Count - taken);
    }

    public override string ToString() => leftOut.Count == 0
        ? text.ToString()
        : text + $"\n_Left out, to stay within {maxLength:N0} characters: {string.Join(", ", leftOut.Select(one => $"{one.Value} {one.Key}"))}. {whereTheRestIs}_\n";

    private void LeaveOut(string what, int count)
    {
        if (count > 0)
            leftOut[what] = leftOut.GetValueOrDefault(what) + count;
    }
}
