using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Amazon.SQS;

namespace Infra.Cli.Targets;

/// <summary>The AWS clients that operations are given.</summary>
internal sealed class AccountClients(
    IAmazonSageMaker sageMaker, IAmazonSageMakerRuntime runtime, IAmazonS3 s3, IAmazonSQS sqs) : IDisposable
{
    public IAmazonSageMaker SageMaker { get; } = sageMaker;

    public IAmazonSageMakerRuntime Runtime { get; } = runtime;

    public IAmazonS3 S3 { get; } = s3;

    public IAmazonSQS Sqs { get; } = sqs;

    /// <summary>A real account: credentials, endpoints and retries as the AWS SDK finds them in the environment.</summary>
    public static AccountClients ForRegion(string region)
    {
        var endpoint = RegionEndpoint.GetBySystemName(region);
        return new AccountClients(
            new AmazonSageMakerClient(endpoint), new AmazonSageMakerRuntimeClient(endpoint), new AmazonS3Client(endpoint), new AmazonSQSClient(endpoint));
    }

    /// <summary>The sandbox at <paramref name="address"/>; any credentials will do.</summary>
    public static AccountClients ForSandbox(Uri address, string region)
    {
        var credentials = new BasicAWSCredentials("sandbox", "sandbox");
        var s3 = Configure(new AmazonS3Config { ForcePathStyle = true }, address, region);
        return new AccountClients(
            new AmazonSageMakerClient(credentials, Configure(new AmazonSageMakerConfig(), address, region)),
            new AmazonSageMakerRuntimeClient(credentials, Configure(new AmazonSageMakerRuntimeConfig(), address, region)),
            new AmazonS3Client(credentials, s3),
            new AmazonSQSClient(credentials, Configure(new AmazonSQSConfig(), address, region)));
    }

    public void Dispose()
    {
        SageMaker.Dispose();
        Runtime.Dispose();
        S3.Dispose();
        Sqs.Dispose();
    }

    private static T Configure<T>(T config, Uri address, string region)
        where T : ClientConfig
    {
        config.ServiceURL = address.ToString();
        config.AuthenticationRegion = region;
        return config;
    }
}
