using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.SageMaker;

namespace Infra.Components.Shared;

/// <summary>
/// Makes the AWS clients of the resource hooks, the only place where components call AWS themselves. Implement it to give them the credentials,
/// role or endpoint that the Pulumi provider uses.
/// </summary>
public interface IAwsClientFactory
{
    /// <summary>The clock that waits between looks at an endpoint.</summary>
    TimeProvider TimeProvider => TimeProvider.System;

    /// <summary>Time between two looks at an endpoint that is changing. Default 10 s.</summary>
    TimeSpan PollInterval => TimeSpan.FromSeconds(10);

    /// <summary>A client for SageMaker; its user disposes of it.</summary>
    /// <param name="region">Region of the endpoint, or null when it is not known yet.</param>
    IAmazonSageMaker CreateSageMaker(string? region);

    /// <summary>A client for Application Auto Scaling; its user disposes of it.</summary>
    /// <param name="region">Region of the endpoint, or null when it is not known yet.</param>
    IAmazonApplicationAutoScaling CreateApplicationAutoScaling(string? region);
}

/// <summary>
/// The factory that components take when they are constructed. It belongs to the asynchronous flow that sets it, so programs that run side by
/// side in one process, as tests do, do not see each other's. Args cannot carry it: a component package has data only.
/// </summary>
public static class AwsClients
{
    private static readonly AsyncLocal<IAwsClientFactory?> Current = new();

    /// <summary>
    /// The factory; set it in the program before the components. Default: the SDK's own credential chain in the region of the endpoint, which is
    /// what the provider uses unless it is configured otherwise.
    /// </summary>
    public static IAwsClientFactory Factory
    {
        get => Current.Value ?? SdkClientFactory.Instance;
        set => Current.Value = value;
    }

    private sealed class SdkClientFactory : IAwsClientFactory
    {
        public static SdkClientFactory Instance { get; } = new();

        public IAmazonSageMaker CreateSageMaker(string? region) =>
            region is null ? new AmazonSageMakerClient() : new AmazonSageMakerClient(RegionEndpoint.GetBySystemName(region));

        public IAmazonApplicationAutoScaling CreateApplicationAutoScaling(string? region) => region is null
            ? new AmazonApplicationAutoScalingClient()
            : new AmazonApplicationAutoScalingClient(RegionEndpoint.GetBySystemName(region));
    }
}
