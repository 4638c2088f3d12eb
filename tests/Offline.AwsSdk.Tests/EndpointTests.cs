using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SQS;
using Offline.AwsSdk.Tests.Http;
using Offline.AwsSdk.Tests.Models;

namespace Offline.AwsSdk.Tests;

/// <summary>Where requests go.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("SageMaker", "eu-central-1", false, false, "https://api.sagemaker.eu-central-1.amazonaws.com")]
    [InlineData("SageMaker", "cn-north-1", false, false, "https://api.sagemaker.cn-north-1.amazonaws.com.cn")]
    [InlineData("SageMaker", "us-east-1", true, false, "https://api-fips.sagemaker.us-east-1.amazonaws.com")]
    [InlineData("SageMaker", "us-east-1", false, true, "https://api.sagemaker.us-east-1.api.aws")]
    [InlineData("SageMaker", "us-east-1", true, true, "https://api.sagemaker-fips.us-east-1.api.aws")]
    [InlineData("SageMakerRuntime", "us-west-2", false, false, "https://runtime.sagemaker.us-west-2.amazonaws.com")]
    [InlineData("SageMakerRuntime", "us-west-2", true, false, "https://runtime-fips.sagemaker.us-west-2.amazonaws.com")]
    [InlineData("SageMakerRuntime", "us-gov-west-1", true, false, "https://runtime.sagemaker.us-gov-west-1.amazonaws.com")]
    [InlineData("SQS", "eu-west-1", false, false, "https://sqs.eu-west-1.amazonaws.com")]
    [InlineData("SQS", "eu-west-1", false, true, "https://sqs.eu-west-1.api.aws")]
    [InlineData("ApplicationAutoScaling", "ap-south-1", false, false, "https://application-autoscaling.ap-south-1.amazonaws.com")]
    [InlineData("ApplicationAutoScaling", "us-east-1", true, false, "https://application-autoscaling-fips.us-east-1.amazonaws.com")]
    public void DetermineServiceOperationEndpoint_Region_IsTheServicesHost(string name, string region, bool fips, bool dualStack, string expected)
    {
        var service = new ServiceUnderTest(name);
        var config = service.Config(new RecordedService());
        (config.RegionEndpoint, config.UseFIPSEndpoint, config.UseDualstackEndpoint) = (RegionEndpoint.GetBySystemName(region), fips, dualStack);
        var request = (AmazonWebServiceRequest)Activator.CreateInstance(service.ModelType(service.Model.Operations.First() + "Request"))!;

        var endpoint = config.DetermineServiceOperationEndpoint(new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(request));

        Assert.Equal(expected + "/", endpoint.URL);
    }

    [Fact]
    public async Task Call_ServiceUrl_GoesThereAndSignsForAuthenticationRegion()
    {
        var http = new RecordedService(Reply.Json("{}"));
        var config = new AmazonSageMakerConfig { ServiceURL = "http://127.0.0.1:5005", AuthenticationRegion = "eu-west-3", HttpClientFactory = http };
        using var client = new AmazonSageMakerClient("key", "secret", "session", config);

        await client.ListModelsAsync(new ListModelsRequest());

        Assert.Equal("http://127.0.0.1:5005/", http.Request.Uri.AbsoluteUri);
        Assert.Equal("session", http.Request.Headers["x-amz-security-token"]);
        Assert.Equal(SignatureV4.AuthorizationOf(http.Request, "key", "secret", "eu-west-3", "sagemaker"), http.Request.Headers["authorization"]);
    }

    [Fact]
    public void DetermineServiceOperationEndpoint_ServiceUrlWithFips_IsRefused()
    {
        var config = new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:5005", UseFIPSEndpoint = true };
        using var client = new AmazonSQSClient("key", "secret", config);

        var thrown = Assert.Throws<AmazonClientException>(() => client.DetermineServiceOperationEndpoint(new Amazon.SQS.Model.ListQueuesRequest()));

        Assert.Equal("Invalid Configuration: FIPS and custom endpoint are not supported", thrown.Message);
    }

    [Fact]
    public void Constructor_Region_IsTheClientsRegion()
    {
        using var sageMaker = new AmazonSageMakerClient("key", "secret", RegionEndpoint.EUNorth1);
        using var runtime = new AmazonSageMakerRuntimeClient(new AnonymousAWSCredentials(), RegionEndpoint.EUNorth1);
        using var scaling = new AmazonApplicationAutoScalingClient("key", "secret", "session", RegionEndpoint.EUNorth1);

        Assert.All([sageMaker.Config, runtime.Config, scaling.Config], config => Assert.Equal(RegionEndpoint.EUNorth1, config.RegionEndpoint));
    }

    [Fact]
    public void CreateDefaultServiceClient_ConfigAndCredentials_IsTheServicesClient()
    {
        using var client = (IDisposable)Create<IAmazonSQS>(new BasicAWSCredentials("key", "secret"), RegionEndpoint.USWest1);

        Assert.Equal(RegionEndpoint.USWest1, Assert.IsType<AmazonSQSClient>(client).Config.RegionEndpoint);
    }

    // How dependency injection makes a client out of the interface alone: by the static members of IAmazonService.
    private static object Create<TService>(AWSCredentials credentials, RegionEndpoint region)
    {
        var map = typeof(TService).GetInterface(nameof(IAmazonService))!.GetMethods();
        Assert.Contains(map, method => method is { IsStatic: true, IsAbstract: true });
        var implementations = typeof(TService).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic);
        var config = (ClientConfig)implementations.Single(method => method.Name.EndsWith("CreateDefaultClientConfig", StringComparison.Ordinal)).Invoke(null, [])!;
        config.RegionEndpoint = region;
        return implementations.Single(method => method.Name.EndsWith("CreateDefaultServiceClient", StringComparison.Ordinal)).Invoke(null, [credentials, config])!;
    }
}
