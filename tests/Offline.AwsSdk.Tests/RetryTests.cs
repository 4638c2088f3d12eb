using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Offline.AwsSdk.Tests.Http;

namespace Offline.AwsSdk.Tests;

/// <summary>Retries, cancellation and the end of retries, as AWSSDK.Core does them.</summary>
public sealed class RetryTests
{
    private static readonly Reply Found = Reply.Json("""{"EndpointName":"iris","EndpointStatus":"InService"}""");

    [Fact]
    public async Task DescribeEndpoint_ServerErrorThenFound_Retries()
    {
        var http = new RecordedService(Reply.Error("InternalFailure", "Try again.", HttpStatusCode.InternalServerError), Found);
        using var client = new PatientlessClient(http, maxErrorRetry: 2);

        var response = await client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "iris" });

        Assert.Equal(EndpointStatus.InService, response.EndpointStatus);
        Assert.Equal(2, http.Requests.Count);
        Assert.Equal("""{"EndpointName":"iris"}""", http.Requests[1].Json!.ToJsonString());
    }

    [Fact]
    public async Task DescribeEndpoint_ThrottledThenFound_Retries()
    {
        var http = new RecordedService(Reply.Error("ThrottlingException", "Rate exceeded"), Found);
        using var client = new PatientlessClient(http, maxErrorRetry: 2);

        await client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "iris" });

        Assert.Equal(2, http.Requests.Count);
    }

    [Fact]
    public async Task DescribeEndpoint_ThrottledForever_GivesUpWithTheErrorsCode()
    {
        var http = new RecordedService(Reply.Error("ThrottlingException", "Rate exceeded"));
        using var client = new PatientlessClient(http, maxErrorRetry: 2);

        var thrown = await Assert.ThrowsAsync<AmazonSageMakerException>(
            () => client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "iris" }));

        Assert.Equal("ThrottlingException", thrown.ErrorCode);
        Assert.Equal(3, http.Requests.Count);
    }

    [Fact]
    public async Task DescribeEndpoint_ValidationError_IsNotRetried()
    {
        var http = new RecordedService(Reply.Error("ValidationException", "Could not find endpoint"));
        using var client = new PatientlessClient(http, maxErrorRetry: 2);

        await Assert.ThrowsAsync<AmazonSageMakerException>(() => client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "iris" }));

        Assert.Single(http.Requests);
    }

    [Fact]
    public async Task DescribeEndpoint_Cancelled_SendsNothing()
    {
        var http = new RecordedService(Found);
        using var client = new PatientlessClient(http, maxErrorRetry: 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "iris" }, new CancellationToken(canceled: true)));

        Assert.Empty(http.Requests);
    }

    /// <summary>A client as users derive theirs, which does not wait between attempts.</summary>
    private sealed class PatientlessClient(RecordedService http, int maxErrorRetry)
        : AmazonSageMakerClient(new BasicAWSCredentials("key", "secret"), Patientless(http, maxErrorRetry))
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            var policy = (StandardRetryPolicy)pipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy;
            policy.MaxBackoffInMilliseconds = 1;
        }

        private static AmazonSageMakerConfig Patientless(RecordedService http, int maxErrorRetry) =>
            new() { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = http, MaxErrorRetry = maxErrorRetry };
    }
}
