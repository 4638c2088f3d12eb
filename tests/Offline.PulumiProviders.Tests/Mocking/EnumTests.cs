using System.Reflection;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;
using Pulumi.AwsNative.SageMaker;

namespace Offline.PulumiProviders.Tests.Mocking;

public sealed class EnumTests
{
    [Fact]
    public void Values_EveryEnum_AreThoseOfTheFacts()
    {
        foreach (var package in Package.All)
        {
            foreach (var enumeration in package.Enums.EnumerateObject())
            {
                var parts = enumeration.Name.Split('.');
                var type = package.TypeOf($"{package.NamespaceOf(parts[0])}.{parts[1]}");

                var values = type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (property.Name, property.GetValue(null)!.ToString()!));

                Assert.NotNull(type.GetCustomAttribute<EnumTypeAttribute>());
                Assert.Equal(enumeration.Value.EnumerateObject().Select(value => (value.Name, value.Value.GetString()!)), values);
            }
        }
    }

    [Fact]
    public void Conversion_ToString_GivesTheValueOnTheWire()
    {
        Assert.Equal("TFRecord", (string)ModelPackageTransformInputSplitType.TfRecord);
        Assert.Equal("TFRecord", ModelPackageTransformInputSplitType.TfRecord.ToString());
    }

    [Fact]
    public void Equality_SameAndOtherValue_IsByValue()
    {
        var approved = ModelPackageModelApprovalStatus.Approved;

        Assert.True(approved == ModelPackageModelApprovalStatus.Approved);
        Assert.True(approved != ModelPackageModelApprovalStatus.Rejected);
        Assert.True(approved.Equals((object)ModelPackageModelApprovalStatus.Approved));
        Assert.False(approved.Equals("Approved"));
        Assert.Equal(approved.GetHashCode(), ModelPackageModelApprovalStatus.Approved.GetHashCode());
    }
}
