using System.Runtime.InteropServices;

namespace Infra.Operations.StackConfiguration;

/// <summary>Old lines that are replaced by new ones; ends are exclusive, and either range may be empty.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineChange(int OldStart, int OldEnd, int NewStart, int NewEnd);

/// <summary>Finds a shortest edit script by Myers' greedy algorithm ("An O(ND) difference algorithm", 1986).</summary>
internal static class LineChanges
{
    /// <summary>Beyond this many differing lines the middle is shown as one change; bounds time and memory.</summary>
    private const int MaxDifferences = 1500;

    public static List<LineChange> Find(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var prefix = 0;
        while (prefix < before.Count && prefix < after.Count && before[prefix] == after[prefix])
            prefix++;

        var suffix = 0;
        while (suffix < before.Count - prefix && suffix < after.Count - prefix && before[^(suffix + 1)] == after[^(suffix + 1)])
            suffix++;

        var old = before.Skip(prefix).Take(before.Count - prefix - suffix).ToArray();
        var @new = after.Skip(prefix).Take(after.Count - prefix - suffix).ToArray();
        var changes = Trace(old, @new) is { } trace
            ? Backtrack(trace, old.Length, @new.Length)
            : [new LineChange(0, old.Length, 0, @new.Length)];
        return [.. changes.Select(change => new LineChange(change.OldStart + prefix, change.OldEnd + prefix, change.NewStart + prefix, change.NewEnd + prefix))];
    }

    /// <summary>The furthest points reached on each diagonal, for every number of differences; null when there are too many.</summary>
    private static List<int[]>? Trace(string[] before, string[] after)
    {
        var max = Math.Min(before.Length + after.Length, MaxDifferences);
        var furthest = new int[(2 * max) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= max; d++)
        {
            trace.Add([.. furthest[(max - d)..(max + d + 3)]]);
            for (var k = -d; k <= d; k += 2)
            {
                var down = k == -d || (k != d && furthest[max + k] < furthest[max + k + 2]);
                var x = down ? furthest[max + k + 2] : furthest[max + k] + 1;
                while (x < before.Length && x - k < after.Length && before[x] == after[x - k])
                    x++;

                furthest[max + k + 1] = x;
                if (x >= before.Length && x - k >= after.Length)
                    return trace;
            }
        }

        return null;
    }

    private static List<LineChange> Backtrack(List<int[]> trace, int x, int y)
    {
        var changes = new List<LineChange>();
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var furthest = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && furthest[d + k] < furthest[d + k + 2]);
            var previousX = down ? furthest[d + k + 2] : furthest[d + k];
            var previousY = previousX - (down ? k + 1 : k - 1);
            Prepend(changes, new LineChange(previousX, down ? previousX : previousX + 1, previousY, down ? previousY + 1 : previousY));
            (x, y) = (previousX, previousY);
        }

        changes.Reverse();
        return changes;
    }

    /// <summary>Adds a change before the last one, or widens that one when they touch.</summary>
    private static void Prepend(List<LineChange> changes, LineChange change)
    {
        if (changes.Count > 0 && changes[^1].OldStart == change.OldEnd && changes[^1].NewStart == change.NewEnd)
            changes[^1] = new LineChange(change.OldStart, changes[^1].OldEnd, change.NewStart, changes[^1].NewEnd);
        else
            changes.Add(change);
    }
}
