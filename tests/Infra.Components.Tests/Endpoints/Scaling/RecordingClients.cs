using System.Reflection;
using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Endpoints.Scaling;

/// <summary>An account with one endpoint, and what the hooks asked of it.</summary>
internal sealed class RecordingClients : IAwsClientFactory
{
    public List<string> Calls { get; } = [];

    public Dictionary<string, List<ProductionVariant>> Configurations { get; } = [];

    public Queue<EndpointStatus> Statuses { get; } = [];

    public int DesiredCount { get; set; } = 1;

    public bool IsRegistered { get; set; } = true;

    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public TimeSpan PollInterval => TimeSpan.Zero;

    public void Add(string configuration, string instanceType, string variant = "AllTraffic") =>
        Configurations[configuration] = [new ProductionVariant { VariantName = variant, InstanceType = instanceType }];

    public IAmazonSageMaker CreateSageMaker(string? region) => ClientProxy.For<IAmazonSageMaker>(request => Answer(region, request));

    public IAmazonApplicationAutoScaling CreateApplicationAutoScaling(string? region) =>
        ClientProxy.For<IAmazonApplicationAutoScaling>(request => Answer(region, request));

    private object Answer(string? region, object request)
    {
        switch (request)
        {
            case DescribeEndpointRequest describe:
                return new DescribeEndpointResponse
                {
                    EndpointName = describe.EndpointName,
                    EndpointStatus = Statuses.TryDequeue(out var status) ? status : EndpointStatus.InService,
                    ProductionVariants = [new ProductionVariantSummary { VariantName = "AllTraffic", DesiredInstanceCount = DesiredCount }],
                };
            case DescribeEndpointConfigRequest describe:
                return Configurations.TryGetValue(describe.EndpointConfigName, out var variants)
                    ? new DescribeEndpointConfigResponse { ProductionVariants = variants }
                    : throw new AmazonSageMakerException("Could not find endpoint configuration.") { ErrorCode = "ValidationException" };
            case UpdateEndpointWeightsAndCapacitiesRequest update:
                DesiredCount = update.DesiredWeightsAndCapacities[0].DesiredInstanceCount!.Value;
                Calls.Add($"{region} set {update.EndpointName}/{update.DesiredWeightsAndCapacities[0].VariantName} to {DesiredCount}");
                return new UpdateEndpointWeightsAndCapacitiesResponse();
            case DeregisterScalableTargetRequest deregister:
                Calls.Add($"{region} deregister {deregister.ServiceNamespace} {deregister.ResourceId} {deregister.ScalableDimension}");
                return IsRegistered ? new DeregisterScalableTargetResponse() : throw new ObjectNotFoundException("No scalable target found.");
            default:
                throw new InvalidOperationException($"Unexpected {request.GetType().Name}.");
        }
    }
}

/// <summary>A client all of whose operations go to one function, by their request.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
internal class ClientProxy : DispatchProxy
#pragma warning restore CA1852
{
    private Func<object, object> answer = null!;

    public static T For<T>(Func<object, object> answer)
        where T : class
    {
        var client = Create<T, ClientProxy>();
        ((ClientProxy)(object)client).answer = answer;
        return client;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IDisposable.Dispose))
        {
            return null;
        }

        var result = targetMethod.ReturnType.GenericTypeArguments[0];
        try
        {
            return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(result).Invoke(null, [answer(args![0]!)]);
        }
        catch (Exception error) when (error is Amazon.Runtime.AmazonServiceException)
        {
            return typeof(Task).GetMethods().Single(method => method is { Name: nameof(Task.FromException), IsGenericMethod: true })
                .MakeGenericMethod(result).Invoke(null, [error]);
        }
    }
}
