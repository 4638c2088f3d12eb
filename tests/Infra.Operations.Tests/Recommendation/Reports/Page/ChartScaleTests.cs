using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.Recommendation.Reports.Page;

namespace Infra.Operations.Tests.Recommendation.Reports.Page;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(new[] { 8d, 47d }, new[] { "10", "20", "30", "40", "50" })]
    [InlineData(new[] { 9d, 10d }, new[] { "9.00", "9.25", "9.50", "9.75", "10.00" })]
    [InlineData(new[] { 5d }, new[] { "3", "4", "5", "6", "7" })]
    [InlineData(new[] { 0d }, new[] { "0.0", "0.1", "0.2", "0.3", "0.4", "0.5" })]
    [InlineData(new[] { 1d, 40d }, new[] { "1", "2", "5", "10", "20", "50" })]
    [InlineData(new[] { 0.01, 1000d }, new[] { "0.01", "0.1", "1", "10", "100", "1,000" })]
    public void Ticks_Values_AreRoundAndCoverThem(double[] values, string[] expected) =>
        Assert.Equal(expected, new ChartScale(values, 0, 100).Ticks.Select(tick => tick.Label));

    [Fact]
    public void At_Values_KeepTheirOrderAndLieInsideTheAxis()
    {
        var values = Gen.Choose(0, 1_000_000).Select(n => n / 1000d).NonEmptyListOf().Select(list => list.ToArray());
        Check.QuickThrowOnFailure(Prop.ForAll(values.ToArbitrary(), all =>
        {
            var scale = new ChartScale(all, 50, 450);
            var pixels = all.Order().Select(scale.At).ToArray();

            Assert.All(pixels, pixel => Assert.InRange(pixel, 50, 450));
            Assert.Equal(pixels.Order(), pixels);
            Assert.InRange(scale.Ticks.Count, 1, 12);
            Assert.All(scale.Ticks, tick => Assert.InRange(tick.At, 50 - 1e-6, 450 + 1e-6));
        }));
    }

    [Fact]
    public void At_AxisUpwards_PutsMoreHigher()
    {
        var scale = new ChartScale([10, 20], start: 400, end: 0);

        Assert.True(scale.At(20) < scale.At(10));
    }

    [Theory]
    [InlineData(new[] { 1d, 30d }, false)]
    [InlineData(new[] { 1d, 31d }, true)]
    [InlineData(new[] { 0d, 31d }, false)]
    public void IsLogarithmic_ValuesOfDifferentMagnitudes_SpreadsThem(double[] values, bool expected) =>
        Assert.Equal(expected, new ChartScale(values, 0, 100).IsLogarithmic);
}
