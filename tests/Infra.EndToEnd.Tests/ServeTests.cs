using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>A stock AWS client pointed at <c>./infra sandbox serve</c>.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ServeTests(DeployedRoot deployed)
{
    private const string Bucket = "infra-samples-123456789012";
    private const string InputKey = "input/mine.csv";

    private static readonly BasicAWSCredentials Anyone = new("any", "thing");

    [Fact]
    public async Task Serve_StockClients_SeeTheEndpointTheJobAndTheNotification()
    {
        using var root = deployed.Root.Copy();
        var run = await ServeAsync(root, async url =>
        {
            using var sageMaker = new AmazonSageMakerClient(Anyone, new AmazonSageMakerConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" });
            var (endpoint, bucket) = await DescribeEndpointAsync(sageMaker);
            await DescribeJobAsync(sageMaker);
            await ExchangeObjectAsync(url, bucket);
            await InvokeAsync(url, endpoint, bucket);
        });

        Assert.Equal(0, run.Exit);
        Assert.Equal("stopped; the sandbox is saved\n", run.Error);
    }

    [Fact]
    public async Task Serve_Cancelled_TheNextServerHasWhatWasPut()
    {
        using var root = new TestRoot();
        await ServeAsync(root, async url =>
        {
            using var s3 = S3(url);
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "kept.txt", ContentBody = "kept" });
        });

        await ServeAsync(root, async url =>
        {
            using var s3 = S3(url);
            Assert.Equal("kept", await ReadAsync(s3, Bucket, "kept.txt"));
        });
    }

    private static async Task<Run> ServeAsync(TestRoot root, Func<string, Task> use)
    {
        using var stop = new CancellationTokenSource();
        await using var output = new WatchedWriter(text => text.EndsWith("}\n", StringComparison.Ordinal));
        var serving = root.RunAsync(output, "", stop.Token, "sandbox", "serve", "--port", "0", "--json");
        Assert.NotSame(serving, await Task.WhenAny(output.Reached, serving));
        var facts = JsonNode.Parse(await output.Reached)!;
        Assert.Equal("us-east-1", facts["region"]!.GetValue<string>());
        Assert.Equal("123456789012", facts["accountId"]!.GetValue<string>());
        try
        {
            await use(facts["endpointUrl"]!.GetValue<string>());
        }
        finally
        {
            await stop.CancelAsync();
            await serving;
        }

        return await serving;
    }

    private static async Task<(string Name, string Bucket)> DescribeEndpointAsync(AmazonSageMakerClient sageMaker)
    {
        var listed = Assert.Single((await sageMaker.ListEndpointsAsync(new ListEndpointsRequest())).Endpoints);
        var endpoint = await sageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = listed.EndpointName });
        Assert.Equal(EndpointStatus.InService, endpoint.EndpointStatus);
        var config = await sageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = endpoint.EndpointConfigName });
        Assert.Equal(ProductionVariantInstanceType.MlC5Xlarge, Assert.Single(config.ProductionVariants).InstanceType);
        return (endpoint.EndpointName, new Uri(config.AsyncInferenceConfig.OutputConfig.S3OutputPath).Host);
    }

    private static async Task DescribeJobAsync(AmazonSageMakerClient sageMaker)
    {
        var listed = Assert.Single(
            (await sageMaker.ListInferenceRecommendationsJobsAsync(new ListInferenceRecommendationsJobsRequest())).InferenceRecommendationsJobs);
        var job = await sageMaker.DescribeInferenceRecommendationsJobAsync(new DescribeInferenceRecommendationsJobRequest { JobName = listed.JobName });
        Assert.Equal(RecommendationJobStatus.COMPLETED, job.Status);
        Assert.Contains(job.InferenceRecommendations, row => row.EndpointConfiguration.InstanceType == ProductionVariantInstanceType.MlC5Xlarge);
    }

    private static async Task ExchangeObjectAsync(string url, string bucket)
    {
        using var s3 = S3(url);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = InputKey, ContentBody = "6.3,3.3,6.0,2.5\n" });
        Assert.Equal("6.3,3.3,6.0,2.5\n", await ReadAsync(s3, bucket, InputKey));
        var listing = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "input/mine" });
        Assert.Equal([InputKey], listing.S3Objects.Select(item => item.Key));
    }

    private static async Task InvokeAsync(string url, string endpoint, string bucket)
    {
        using var runtime = new AmazonSageMakerRuntimeClient(Anyone, new AmazonSageMakerRuntimeConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" });
        var accepted = await runtime.InvokeEndpointAsyncAsync(new InvokeEndpointAsyncRequest
        {
            EndpointName = endpoint,
            InputLocation = $"s3://{bucket}/{InputKey}",
            ContentType = "text/csv",
            InferenceId = "request-of-a-stock-client",
        });

        using var sqs = new AmazonSQSClient(Anyone, new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" });
        var queue = (await sqs.ListQueuesAsync(new ListQueuesRequest())).QueueUrls.Single(name => !name.Contains("dead", StringComparison.Ordinal));
        var message = await ReceiveAsync(sqs, queue);
        Assert.Equal("request-of-a-stock-client", message["inferenceId"]!.GetValue<string>());
        Assert.Equal("Completed", message["invocationStatus"]!.GetValue<string>());
        Assert.Equal(accepted.OutputLocation, message["responseParameters"]!["outputLocation"]!.GetValue<string>());
        using var s3 = S3(url);
        var output = new Uri(accepted.OutputLocation);
        Assert.StartsWith("virginica,", await ReadAsync(s3, output.Host, output.AbsolutePath[1..]));
    }

    /// <summary>The next result; SageMaker's test notification, sent when the endpoint was made, is passed over.</summary>
    private static async Task<JsonNode> ReceiveAsync(AmazonSQSClient sqs, string queue)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, WaitTimeSeconds = 20, MaxNumberOfMessages = 10 });
            foreach (var message in received.Messages)
            {
                await sqs.DeleteMessageAsync(queue, message.ReceiptHandle);
                var body = JsonNode.Parse(message.Body)!;
                var notification = body["Message"] is { } wrapped ? JsonNode.Parse(wrapped.GetValue<string>())! : body;
                if (notification["eventName"]!.GetValue<string>() == "InferenceResult")
                {
                    return notification;
                }
            }
        }

        throw new InvalidOperationException("No notification of a result has come.");
    }

    private static AmazonS3Client S3(string url) => new(Anyone, new AmazonS3Config { ServiceURL = url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });

    private static async Task<string> ReadAsync(AmazonS3Client s3, string bucket, string key)
    {
        using var response = await s3.GetObjectAsync(bucket, key);
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
