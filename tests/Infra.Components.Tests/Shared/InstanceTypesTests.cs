using Infra.Components.Shared;

namespace Infra.Components.Tests.Shared;

public sealed class InstanceTypesTests
{
    [Fact]
    public void Table_OfTheServiceModel_Has271HostingAnd108TransformTypes()
    {
        Assert.Equal(271, InstanceTypes.Hosting.Count);
        Assert.Equal(108, InstanceTypes.Transform.Count);
        Assert.Empty(InstanceTypes.Transform.Except(InstanceTypes.Hosting));
    }

    [Theory]
    [InlineData("ml.m5.xlarge", true, true)]
    [InlineData("ml.c5.large", true, false)]
    [InlineData("ml.t2.medium", true, false)]
    [InlineData("ml.c7g.large", true, false)]
    [InlineData("ml.p5.48xlarge", true, false)]
    [InlineData("ml.t3.medium", false, false)]
    [InlineData("ml.m5.8xlarge", false, false)]
    [InlineData("m5.xlarge", false, false)]
    [InlineData("", false, false)]
    public void IsHostingAndIsTransform_OfType_FollowTheirOwnLists(string type, bool hosting, bool transform) =>
        Assert.Equal((hosting, transform), (InstanceTypes.IsHosting(type), InstanceTypes.IsTransform(type)));

    [Theory]
    [InlineData("ml.m5.xlarge", false)]
    [InlineData("ml.m5d.xlarge", true)]
    [InlineData("ml.r7gd.large", true)]
    [InlineData("ml.g4dn.xlarge", true)]
    [InlineData("ml.g5.xlarge", true)]
    [InlineData("ml.inf2.xlarge", false)]
    [InlineData("ml.c6gn.large", false)]
    public void HasLocalStorage_OfType_IsThatOfItsFamily(string type, bool expected) => Assert.Equal(expected, InstanceTypes.HasLocalStorage(type));

    [Fact]
    public void Hosting_OfUnknownSize_NamesTheFamily() => Assert.Equal(
        "\"ml.inf2.4xlarge\" is not a hosting instance type; of its family there are ml.inf2.24xlarge, ml.inf2.48xlarge, ml.inf2.8xlarge, ml.inf2.xlarge.",
        InstanceTypeRules.Hosting.Find("ml.inf2.4xlarge"));

    [Fact]
    public void Transform_OfUnknownFamily_NamesNone() =>
        Assert.Equal("\"ml.x.large\" is not a transform instance type.", InstanceTypeRules.Transform.Find("ml.x.large"));
}
