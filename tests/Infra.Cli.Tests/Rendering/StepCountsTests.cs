using Infra.Cli.Rendering;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Tests.Rendering;

public sealed class StepCountsTests
{
    private static readonly PlannedStep[] Mixed =
    [
        Steps.Stack(StepOperation.Same),
        Steps.Component(StepOperation.Update),
        Steps.Configuration(StepOperation.Replace),
        Steps.Endpoint(StepOperation.Create),
        Steps.Endpoint(StepOperation.Create),
        Steps.Endpoint(StepOperation.Delete),
        Steps.Endpoint(StepOperation.Read),
    ];

    [Fact]
    public void Markup_MixedSteps_NamesEachKindOnce() =>
        Assert.Equal(
            "[green]2 created[/], [yellow]1 updated[/], [magenta]1 replaced[/], [red]1 deleted[/], [grey]1 unchanged[/]", StepCounts.Markup(Mixed));

    [Fact]
    public void Facts_MixedSteps_HasEachKindAlsoWhenThereIsNone()
    {
        var facts = StepCounts.Facts(Mixed[..1]);

        Assert.Equal(["created", "updated", "replaced", "deleted", "unchanged"], facts.Keys);
        Assert.Equal([0, 0, 0, 0, 1], facts.Values);
    }

    [Theory]
    [InlineData(StepOperation.Create, "[green]+[/]")]
    [InlineData(StepOperation.Update, "[yellow]~[/]")]
    [InlineData(StepOperation.Replace, "[magenta]±[/]")]
    [InlineData(StepOperation.Delete, "[red]-[/]")]
    [InlineData(StepOperation.Same, "[grey] [/]")]
    [InlineData(StepOperation.Read, "[grey] [/]")]
    public void Symbol_EachOperation_HasItsOwn(StepOperation operation, string expected) => Assert.Equal(expected, StepCounts.Symbol(operation));
}
