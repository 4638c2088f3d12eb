using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Endpoints.Scaling;

/// <summary>
/// What has to happen around an update of a scaled endpoint, because the provider does not do it. Before: AWS refuses to change the instance type
/// of a variant while its scalable target is registered, so the target is deregistered if, and only if, the type changes. After: the update has
/// reset the number of instances to the initial one (the provider does not set RetainAllVariantProperties, hashicorp/terraform-provider-aws#48990),
/// so the number that autoscaling had chosen is restored, within the new bounds.
/// </summary>
internal sealed class ScaledEndpointHooks(IAwsClientFactory clients, string variantName, ScaledCapacity? capacity)
{
    /// <summary>An update that takes longer than this is given up; hooks hold the lock of the stack.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    private static readonly EndpointStatus[] Moving = [EndpointStatus.Updating, EndpointStatus.SystemUpdating, EndpointStatus.RollingBack];

    private int? desiredCount;

    private bool isDeregistered;

    public async Task BeforeUpdateAsync(ResourceHookArgs args, CancellationToken cancellationToken = default)
    {
        var update = await EndpointUpdate.ReadAsync(args).ConfigureAwait(false);
        if (!update.ChangesConfiguration)
        {
            return;
        }

        using var sageMaker = clients.CreateSageMaker(update.Region);
        desiredCount = await DesiredCountAsync(sageMaker, update.EndpointName, cancellationToken).ConfigureAwait(false);
        var before = await VariantsAsync(sageMaker, update.OldConfiguration, cancellationToken).ConfigureAwait(false);
        var after = await VariantsAsync(sageMaker, update.NewConfiguration, cancellationToken).ConfigureAwait(false);
        if (after is null)
        {
            return;
        }

        using var autoScaling = clients.CreateApplicationAutoScaling(update.Region);
        foreach (var variant in ScalableVariants.ToDeregister(before, after))
        {
            await DeregisterAsync(autoScaling, update.EndpointName, variant, cancellationToken).ConfigureAwait(false);
            isDeregistered = true;
        }
    }

    public async Task AfterUpdateAsync(ResourceHookArgs args, CancellationToken cancellationToken = default)
    {
        if (desiredCount is not { } desired || capacity is null)
        {
            return;
        }

        var update = await EndpointUpdate.ReadAsync(args).ConfigureAwait(false);
        using var sageMaker = clients.CreateSageMaker(update.Region);
        var wanted = capacity.Restored(desired, isDeregistered);
        if (await DesiredCountAsync(sageMaker, update.EndpointName, cancellationToken).ConfigureAwait(false) == wanted)
        {
            return;
        }

        var request = new UpdateEndpointWeightsAndCapacitiesRequest
        {
            EndpointName = update.EndpointName,
            DesiredWeightsAndCapacities = [new DesiredWeightAndCapacity { VariantName = variantName, DesiredInstanceCount = wanted }],
        };
        await sageMaker.UpdateEndpointWeightsAndCapacitiesAsync(request, cancellationToken).ConfigureAwait(false);
        await WaitInServiceAsync(sageMaker, update.EndpointName, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int?> DesiredCountAsync(IAmazonSageMaker sageMaker, string endpointName, CancellationToken cancellationToken)
    {
        var endpoint = await DescribeAsync(sageMaker, endpointName, cancellationToken).ConfigureAwait(false);
        return endpoint.ProductionVariants?.Find(variant => variant.VariantName == variantName)?.DesiredInstanceCount;
    }

    /// <summary>The next step registers the scalable target, which AWS allows only while the endpoint is in service.</summary>
    private async Task WaitInServiceAsync(IAmazonSageMaker sageMaker, string endpointName, CancellationToken cancellationToken)
    {
        var start = clients.TimeProvider.GetTimestamp();
        while (clients.TimeProvider.GetElapsedTime(start) < LongestWait)
        {
            var endpoint = await DescribeAsync(sageMaker, endpointName, cancellationToken).ConfigureAwait(false);
            if (!Moving.Contains(endpoint.EndpointStatus))
            {
                return;
            }

            await Task.Delay(clients.PollInterval, clients.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<DescribeEndpointResponse> DescribeAsync(IAmazonSageMaker sageMaker, string endpointName, CancellationToken cancellationToken) =>
        sageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = endpointName }, cancellationToken);

    /// <summary>Null when the configuration does not exist (any more).</summary>
    private static async Task<List<ProductionVariant>?> VariantsAsync(IAmazonSageMaker sageMaker, string? configuration, CancellationToken cancellationToken)
    {
        if (configuration is null)
        {
            return null;
        }

        try
        {
            var request = new DescribeEndpointConfigRequest { EndpointConfigName = configuration };
            var response = await sageMaker.DescribeEndpointConfigAsync(request, cancellationToken).ConfigureAwait(false);
            return response.ProductionVariants;
        }
        catch (AmazonSageMakerException error) when (error.ErrorCode == "ValidationException")
        {
            // SageMaker has no other error for what it cannot find.
            return null;
        }
    }

    private static async Task DeregisterAsync(
        IAmazonApplicationAutoScaling autoScaling, string endpointName, string variant, CancellationToken cancellationToken)
    {
        try
        {
            var request = new DeregisterScalableTargetRequest
            {
                ServiceNamespace = ServiceNamespace.Sagemaker,
                ResourceId = ScalableVariants.ResourceId(endpointName, variant),
                ScalableDimension = ScalableDimension.SagemakerVariantDesiredInstanceCount,
            };
            await autoScaling.DeregisterScalableTargetAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectNotFoundException)
        {
            // Not scaled: nothing stands in the way of the update.
        }
    }
}
