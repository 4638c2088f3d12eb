using Infra.Operations.Recommendation.Reports;
using Infra.Operations.Recommendation.Reports.Page;

namespace Infra.Operations.Tests.Recommendation.Reports.Page;

public sealed class ChartLabelsTests
{
    [Fact]
    public void Place_RoomBesideTheMark_IsOnItsRight() =>
        Assert.Equal([(1, "start")], Place(Mark(1, 100, 100)));

    [Fact]
    public void Place_AtTheRightEdge_IsOnItsLeft() => Assert.Equal([(1, "end")], Place(Mark(1, 480, 100)));

    [Fact]
    public void Place_MarksOnBothSides_IsAbove() => Assert.Equal([(1, "middle")], Place(Mark(1, 250, 100), Mark(2, 300, 100), Mark(3, 200, 100)).Take(1));

    [Fact]
    public void Place_OnTheFront_IsOnTheLeftOfItsLine()
    {
        var mark = Mark(1, 250, 100);

        Assert.Equal([(1, "end")], Place(mark with { Run = mark.Run with { IsParetoOptimal = true } }));
    }

    [Fact]
    public void Place_NoRoomAnywhere_LeavesTheNameToTheTable()
    {
        var heap = Enumerable.Range(0, 60).Select(at => Mark(at + 1, 20 + (8 * at), 100)).ToArray();

        Assert.InRange(Place(heap).Count, 1, 20);
    }

    private static IReadOnlyList<(int Id, string Anchor)> Place(params ChartMark[] marks) =>
        [.. ChartLabels.Place(marks, 0, 500, 0, 200).Select(label => (label.Mark.Id, label.Anchor))];

    private static ChartMark Mark(int id, double x, double y) => new(new ReportRun { Name = "ml.c5.2xlarge", State = RunState.Ranked }, id, x, y, 10);
}
