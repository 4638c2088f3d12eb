using Infra.Components.Shared;

namespace Infra.Components.Tests.Shared;

public sealed class EcrImageTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com/iris:1.0", "arn:aws:ecr:us-east-1:123456789012:repository/iris")]
    [InlineData("246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-sklearn-automl:2.5-1-cpu-py3", "arn:aws:ecr:us-west-2:246618743249:repository/sagemaker-sklearn-automl")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/iris_x.y@" + Digest, "arn:aws:ecr:eu-west-1:123456789012:repository/team/iris_x.y")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/iris:1@" + Digest, "arn:aws:ecr:eu-west-1:123456789012:repository/iris")]
    public void RepositoryArn_OfImage_NamesItsAccountAndRegion(string image, string expected) =>
        Assert.Equal(expected, EcrImage.TryParse(image)!.RepositoryArn("aws"));

    [Fact]
    public void TryParse_OfImageInChina_KeepsTheSuffix() =>
        Assert.Equal("amazonaws.com.cn", EcrImage.TryParse("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/iris:1")!.DnsSuffix);

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com/iris")]
    [InlineData("12345678901.dkr.ecr.us-east-1.amazonaws.com/iris:1")]
    [InlineData("docker.io/iris:1")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com/Iris:1")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com/iris:1 ")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com/iris@sha256:0123")]
    public void TryParse_OfSomethingElse_IsNull(string image) => Assert.Null(EcrImage.TryParse(image));
}
