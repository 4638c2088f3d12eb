namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>Names beside the marks, where they cover neither a mark nor another name; the table has those that found no room.</summary>
internal static class ChartLabels
{
    private const double CharacterWidth = 7.4;
    private const double Height = 16;
    private const double Gap = 5;

    /// <param name="marks">All marks, those whose names matter most first.</param>
    /// <param name="right">The pixel where the plot ends.</param>
    /// <param name="left">The pixel where it begins.</param>
    /// <param name="top">Its upper end.</param>
    /// <param name="bottom">Its lower end.</param>
    public static IReadOnlyList<ChartLabel> Place(IReadOnlyList<ChartMark> marks, double left, double right, double top, double bottom)
    {
        List<Box> taken = [.. marks.Select(mark => new Box(mark.X - mark.Radius, mark.Y - mark.Radius, 2 * mark.Radius, 2 * mark.Radius))];
        List<ChartLabel> labels = [];
        foreach (var mark in marks)
        {
            foreach (var label in Places(mark))
            {
                var box = BoxOf(label);
                if (box.Left < left || box.Left + box.Width > right || box.Top < top || box.Top + Height > bottom || taken.Exists(box.Overlaps))
                    continue;

                taken.Add(box);
                labels.Add(label);
                break;
            }
        }

        return labels;
    }

    /// <summary>The line of the front leaves its marks to the right and upwards: their names stand elsewhere first.</summary>
    private static IEnumerable<ChartLabel> Places(ChartMark mark)
    {
        var beside = mark.Radius + Gap + (mark.Run.IsCurrent ? ChartMark.RingWidth : 0);
        var right = new ChartLabel(mark, mark.X + beside, mark.Y + 4, "start");
        var left = new ChartLabel(mark, mark.X - beside, mark.Y + 4, "end");
        var above = new ChartLabel(mark, mark.X, mark.Y - beside - 2, "middle");
        var below = new ChartLabel(mark, mark.X, mark.Y + beside + 11, "middle");
        return mark.Run.IsParetoOptimal ? [left, below, right, above] : [right, left, above, below];
    }

    private static Box BoxOf(ChartLabel label)
    {
        var width = label.Mark.Run.Name.Length * CharacterWidth;
        var left = label.Anchor switch { "start" => label.X, "end" => label.X - width, _ => label.X - (width / 2) };
        return new Box(left, label.Y - 12, width, Height);
    }

    private sealed record Box(double Left, double Top, double Width, double Height)
    {
        public bool Overlaps(Box other) =>
            Left < other.Left + other.Width && other.Left < Left + Width && Top < other.Top + other.Height && other.Top < Top + Height;
    }
}

/// <summary>The name of a mark, and where it stands.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="X">The pixel it is anchored at.</param>
/// <param name="Y">The pixel of its base line.</param>
/// <param name="Anchor">SVG's text-anchor.</param>
internal sealed record ChartLabel(ChartMark Mark, double X, double Y, string Anchor);
