using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Endpoints.Scaling;

namespace Infra.Components.Tests.Endpoints.Scaling;

public sealed class ScaledCapacityTests
{
    private static readonly ScaledCapacity OfficeHours = new(new CapacityBounds(1, 3), [new CapacityBounds(5, 10), new CapacityBounds(0, 1)]);

    [Fact]
    public void Widest_OfSchedules_HoldsAllOfThem() => Assert.Equal(new CapacityBounds(0, 10), OfficeHours.Widest);

    [Fact]
    public void Widest_WithoutSchedules_IsWhatIsRegistered() =>
        Assert.Equal(new CapacityBounds(1, 3), ScaledCapacity.Of(1, 3, []).Widest);

    [Theory]
    [InlineData(8, false, 8)]
    [InlineData(0, false, 0)]
    [InlineData(11, false, 10)]
    [InlineData(8, true, 3)]
    [InlineData(0, true, 1)]
    [InlineData(2, true, 2)]
    public void Restored_OfCount_StaysWithinWhatMayHold(int count, bool isDeregistered, int expected) =>
        Assert.Equal(expected, OfficeHours.Restored(count, isDeregistered));

    [Fact]
    public void Restored_OfCountThatSomeBoundsAllow_IsThatCount() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 20).Two().ArrayOf(4).ToArbitrary(),
        Gen.Choose(0, 20).ToArbitrary(),
        (pairs, count) =>
        {
            List<CapacityBounds> bounds = [.. pairs.Select(pair => new CapacityBounds(Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))];
            var restored = new ScaledCapacity(bounds[0], bounds[1..]).Restored(count, isDeregistered: false);
            return !bounds.Exists(each => each.Minimum <= count && count <= each.Maximum) || restored == count;
        }));
}
