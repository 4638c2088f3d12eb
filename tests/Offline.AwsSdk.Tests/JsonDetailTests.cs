using System.Net;
using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Amazon.SQS;
using Offline.AwsSdk.Tests.Http;

namespace Offline.AwsSdk.Tests;

/// <summary>What callers meet beyond plain values: NaN, instants, absent members, bodies that are no JSON.</summary>
public sealed class JsonDetailTests
{
    [Fact]
    public async Task DescribeRecommendationsJob_NaNMetrics_AreNaN()
    {
        var http = new RecordedService(Reply.Json(
            """{"InferenceRecommendations":[{"Metrics":{"CostPerHour":"NaN","CostPerInference":1.5E-6,"MaxInvocations":120,"CpuUtilization":"Infinity"}}]}"""));
        using var client = new AmazonSageMakerClient("key", "secret", SageMaker(http));

        var response = await client.DescribeInferenceRecommendationsJobAsync(new DescribeInferenceRecommendationsJobRequest { JobName = "job" });

        var metrics = Assert.Single(response.InferenceRecommendations).Metrics;
        Assert.Equal(float.NaN, metrics.CostPerHour);
        Assert.Equal(1.5E-6f, metrics.CostPerInference);
        Assert.Equal(120, metrics.MaxInvocations);
        Assert.Equal(float.PositiveInfinity, metrics.CpuUtilization);
        Assert.Null(metrics.ModelLatency);
    }

    [Fact]
    public async Task PutScalingPolicy_NaNTarget_IsSentAsText()
    {
        var http = new RecordedService(Reply.Json("{}"));
        using var client = new AmazonApplicationAutoScalingClient("key", "secret", new AmazonApplicationAutoScalingConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = http });

        await client.PutScalingPolicyAsync(new PutScalingPolicyRequest
        {
            ScalableDimension = ScalableDimension.SagemakerVariantDesiredInstanceCount,
            TargetTrackingScalingPolicyConfiguration = new Amazon.ApplicationAutoScaling.Model.TargetTrackingScalingPolicyConfiguration { TargetValue = double.NaN },
        });

        Assert.Equal(
            """{"ScalableDimension":"sagemaker:variant:DesiredInstanceCount","TargetTrackingScalingPolicyConfiguration":{"TargetValue":"NaN"}}""",
            http.Request.Json!.ToJsonString());
    }

    [Fact]
    public async Task ListEndpoints_Instants_TravelAsFractionalEpochSeconds()
    {
        var http = new RecordedService(Reply.Json("""{"Endpoints":[{"EndpointName":"iris","CreationTime":1763712000.25}]}"""));
        using var client = new AmazonSageMakerClient("key", "secret", SageMaker(http));
        var after = new DateTime(2025, 11, 21, 8, 0, 0, 250, DateTimeKind.Utc);

        var response = await client.ListEndpointsAsync(new ListEndpointsRequest { CreationTimeAfter = after, LastModifiedTimeAfter = after.AddMilliseconds(-250) });

        Assert.Equal("""{"CreationTimeAfter":1763712000.25,"LastModifiedTimeAfter":1763712000}""", Compact(http.Request));
        Assert.Equal(after, response.Endpoints.Single().CreationTime!.Value.ToUniversalTime());
        Assert.Null(response.Endpoints.Single().LastModifiedTime);
    }

    [Fact]
    public async Task CreateTransformJob_EmptyCollections_AreSent()
    {
        var http = new RecordedService(Reply.Json("{}"));
        using var client = new AmazonSageMakerClient("key", "secret", SageMaker(http));

        await client.CreateTransformJobAsync(new CreateTransformJobRequest { Environment = [], Tags = [] });

        Assert.Equal("""{"Environment":{},"Tags":[]}""", http.Request.Json!.ToJsonString());
    }

    [Fact]
    public async Task ListModels_EmptyAndAbsentLists_AreEmptyAndNull()
    {
        using var client = new AmazonSageMakerClient("key", "secret", SageMaker(new RecordedService(Reply.Json("""{"Models":[]}"""), Reply.Json("{}"))));

        Assert.Empty((await client.ListModelsAsync(new ListModelsRequest())).Models);
        Assert.Null((await client.ListModelsAsync(new ListModelsRequest())).Models);
    }

    [Fact]
    public async Task DeleteEndpoint_EmptyBody_Succeeds()
    {
        using var client = new AmazonSageMakerClient("key", "secret", SageMaker(new RecordedService(new Reply(HttpStatusCode.OK, []))));

        var response = await client.DeleteEndpointAsync(new DeleteEndpointRequest { EndpointName = "iris" });

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task InvokeEndpoint_AnyBody_ComesBackByteForByte()
    {
        var http = new RecordedService(new Reply(HttpStatusCode.OK, [0, 255, 10, 13], ("Content-Type", "text/csv"), ("x-Amzn-Invoked-Production-Variant", "AllTraffic")));
        using var client = new AmazonSageMakerRuntimeClient("key", "secret", Runtime(http));

        var response = await client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "iris", ContentType = "text/csv", Body = new MemoryStream([1, 2, 3]) });

        Assert.Equal([1, 2, 3], http.Request.Body);
        Assert.Equal("text/csv", http.Request.Headers["content-type"]);
        Assert.Equal([0, 255, 10, 13], response.Body.ToArray());
        Assert.Equal("text/csv", response.ContentType);
        Assert.Equal("AllTraffic", response.InvokedProductionVariant);
    }

    [Fact]
    public async Task InvokeEndpointAsync_Accepted_YieldsLocations()
    {
        var http = new RecordedService(Reply.Json(
            """{"InferenceId":"id-1"}""", HttpStatusCode.Accepted,
            ("X-Amzn-SageMaker-OutputLocation", "s3://out/1.out"), ("X-Amzn-SageMaker-FailureLocation", "s3://out/1-error.out")));
        using var client = new AmazonSageMakerRuntimeClient("key", "secret", Runtime(http));

        var response = await client.InvokeEndpointAsyncAsync(new InvokeEndpointAsyncRequest
        {
            EndpointName = "iris",
            InputLocation = "s3://in/1.csv",
            InvocationTimeoutSeconds = 60,
        });

        Assert.Equal("60", http.Request.Headers["x-amzn-sagemaker-invocationtimeoutseconds"]);
        Assert.Equal(HttpStatusCode.Accepted, response.HttpStatusCode);
        Assert.Equal("id-1", response.InferenceId);
        Assert.Equal("s3://out/1.out", response.OutputLocation);
        Assert.Equal("s3://out/1-error.out", response.FailureLocation);
    }

    [Fact]
    public async Task InvokeEndpoint_NoEndpointName_IsRefusedBeforeSending()
    {
        var http = new RecordedService(Reply.Json("{}"));
        using var client = new AmazonSageMakerRuntimeClient("key", "secret", Runtime(http));

        var thrown = await Assert.ThrowsAsync<AmazonSageMakerRuntimeException>(() => client.InvokeEndpointAsync(new InvokeEndpointRequest()));

        Assert.Equal("Request object does not have required field EndpointName set", thrown.Message);
        Assert.Empty(http.Requests);
    }

    [Fact]
    public async Task ReceiveMessage_ShortOverload_SendsQueueUrl()
    {
        var http = new RecordedService(Reply.Json("""{"Messages":[{"MessageId":"1","Body":"{}","Attributes":{"SentTimestamp":"1"}}]}"""));
        using var client = new AmazonSQSClient("key", "secret", new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = http });

        var response = await client.ReceiveMessageAsync("https://sqs.us-east-1.amazonaws.com/123456789012/q");

        Assert.Equal("""{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/q"}""", Compact(http.Request));
        Assert.Equal("true", http.Request.Headers["x-amzn-query-mode"]);
        Assert.Equal("1", Assert.Single(response.Messages).Attributes[MessageSystemAttributeName.SentTimestamp]);
    }

    private static string Compact(RecordedRequest request) => System.Text.Encoding.UTF8.GetString(request.Body);

    private static AmazonSageMakerConfig SageMaker(RecordedService http) => new() { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = http };

    private static AmazonSageMakerRuntimeConfig Runtime(RecordedService http) => new() { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = http };
}
