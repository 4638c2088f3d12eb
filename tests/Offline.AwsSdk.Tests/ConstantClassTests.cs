using Amazon.ApplicationAutoScaling;
using Amazon.Runtime;
using Amazon.SageMaker;
using Offline.AwsSdk.Tests.Models;

namespace Offline.AwsSdk.Tests;

public sealed class ConstantClassTests
{
    [Fact]
    public void Conversion_KnownText_IsTheConstantItself()
    {
        EndpointStatus status = "InService";

        Assert.Same(EndpointStatus.InService, status);
        Assert.True(status == "InService");
        Assert.True(status != EndpointStatus.Failed);
        Assert.Equal("InService", (string)status);
    }

    [Fact]
    public void Conversion_UnknownText_KeepsItsValue()
    {
        ProductionVariantInstanceType type = "ml.m99.xlarge";

        Assert.Equal("ml.m99.xlarge", type.Value);
        Assert.Equal(new ProductionVariantInstanceType("ml.m99.xlarge"), type);
        Assert.NotEqual(ProductionVariantInstanceType.MlM5Xlarge, type);
    }

    [Fact]
    public void Names_OfValues_FollowAwssdk()
    {
        Assert.Equal("ml.g5.4xlarge", ProductionVariantInstanceType.MlG54xlarge.Value);
        Assert.Equal("IN_PROGRESS", RecommendationJobStatus.IN_PROGRESS.Value);
        Assert.Equal("sagemaker:variant:DesiredInstanceCount", ScalableDimension.SagemakerVariantDesiredInstanceCount.Value);
        Assert.Equal("al2-ami-sagemaker-inference-gpu-2", ProductionVariantInferenceAmiVersion.Al2AmiSagemakerInferenceGpu2.Value);
        Assert.Equal("sagemaker", ServiceNamespace.Sagemaker.Value);
    }

    [Fact]
    public void Constants_OfEveryEnum_AreTheModelsValues()
    {
        foreach (var service in ServiceUnderTest.Names.Select(name => new ServiceUnderTest(name)))
        {
            foreach (var (name, _) in service.Model.Shapes.Where(shape => service.Model.Enum(shape.Key).Length > 0))
            {
                var type = service.Assembly.GetType($"Amazon.{service.Name}.{name}", throwOnError: true)!;
                var values = type.GetFields().Select(field => ((ConstantClass)field.GetValue(null)!).Value);
                Assert.Equal(service.Model.Enum(name).Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));
            }
        }
    }
}
