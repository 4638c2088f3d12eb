using Infra.Operations.Recommendation.Reports;

namespace Infra.Operations.Tests.Recommendation.Reports;

public sealed class MonthlyCostTests
{
    [Theory]
    [InlineData(0.204, 1, 0, 2, 0, 297.84)]
    [InlineData(0.204, 1, 1, 1, 148.92, 148.92)]
    [InlineData(0.69, 3, 1, 8, 167.9, 1343.2)]
    [InlineData(0.1234567, 1, 1, 2, 90.12, 180.25)]
    public void Of_Instances_Is730HoursOfTheBandAtThePriceOfOne(double perHour, int count, int least, int most, double minimum, double maximum)
    {
        var candidate = Overviews.Row("ml.c5d.xlarge", perHour, 1000, 10) with { InstanceCount = count };

        Assert.Equal(new MonthlyCost(minimum, maximum), MonthlyCost.Of(candidate, new EndpointCapacity(least, most)));
    }

    [Fact]
    public void Of_ServerlessOrNoPriceOrNoBand_IsUnknown()
    {
        var band = new EndpointCapacity(0, 2);

        Assert.Null(MonthlyCost.Of(Rows.Serverless(2048, 1, 1, 1, 1), band));
        Assert.Null(MonthlyCost.Of(Overviews.Row("ml.c5.large", null, 100, 10), band));
        Assert.Null(MonthlyCost.Of(Rows.A, capacity: null));
    }
}
