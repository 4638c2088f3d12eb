using Amazon.ApplicationAutoScaling;
using Amazon.Runtime;
using Amazon.SageMaker;
using Infra.Components.Shared;

namespace Infra.Cli.Targets;

/// <summary>The resource hooks of a stack in the sandbox call the sandbox.</summary>
internal sealed class SandboxHookClients(Uri address) : IAwsClientFactory
{
    public TimeSpan PollInterval { get; } = SandboxTarget.Tick;

    public IAmazonSageMaker CreateSageMaker(string? region) =>
        new AmazonSageMakerClient(Credentials(), new AmazonSageMakerConfig { ServiceURL = address.ToString(), AuthenticationRegion = region ?? SandboxTarget.Region });

    public IAmazonApplicationAutoScaling CreateApplicationAutoScaling(string? region) =>
        new AmazonApplicationAutoScalingClient(
            Credentials(), new AmazonApplicationAutoScalingConfig { ServiceURL = address.ToString(), AuthenticationRegion = region ?? SandboxTarget.Region });

    private static BasicAWSCredentials Credentials() => new("sandbox", "sandbox");
}
