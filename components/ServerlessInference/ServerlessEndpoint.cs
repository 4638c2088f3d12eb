using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Monitoring;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.ServerlessInference;

/// <summary>
/// A serverless endpoint: one container, no instances, paid by request, with some capacity kept warm on request. It cannot be made of an endpoint on
/// instances: it takes that one's place.
/// </summary>
public sealed class ServerlessEndpoint : ComponentResource
{
    internal const string Token = "infra:index:ServerlessEndpoint";

    /// <summary>Creates the endpoint and everything it needs.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The model and how it is served.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public ServerlessEndpoint(string name, ServerlessEndpointArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var policy = args is { AttachRolePolicy: true, Update.AutoRollback: true }
            ? EndpointRole.Attach(children, args.ExecutionRoleArn, Output.Create(new InstanceNeeds(WatchesAlarms: true)))
            : null;
        var configuration = Configuration(children, args);
        var endpointName = args.EndpointName ?? EndpointResources.DefaultName($"{children.Primary}-serverless");
        var update = Update(children, args, endpointName);
        var endpoint = EndpointResources.Create(children, endpointName, configuration, update, children.Options(policy));
        if (args.Scaling.Enabled)
        {
            Scale(children, args, endpoint);
        }

        Watch(children, args, endpoint);

        EndpointName = endpoint.Name;
        EndpointArn = endpoint.Arn;
        EndpointConfigName = configuration.Name;
        VariantName = Output.Create(args.VariantName);
        InvokePolicyJson = Output.Tuple(children.Scope, endpoint.Name).Apply(known => EndpointStatements.Invoke(known.Item1, known.Item2, []));
        RegisterOutputs();
    }

    /// <summary>Name of the endpoint; it stays over every update.</summary>
    [Output("endpointName")]
    public Output<string> EndpointName { get; private set; }

    /// <summary>ARN of the endpoint.</summary>
    [Output("endpointArn")]
    public Output<string> EndpointArn { get; private set; }

    /// <summary>Name of the endpoint configuration in use.</summary>
    [Output("endpointConfigName")]
    public Output<string> EndpointConfigName { get; private set; }

    /// <summary>Name of the production variant.</summary>
    [Output("variantName")]
    public Output<string> VariantName { get; private set; }

    /// <summary>Policy document for callers: <c>sagemaker:InvokeEndpoint</c> on this endpoint and nothing else.</summary>
    [Output("invokePolicyJson")]
    public Output<string> InvokePolicyJson { get; private set; }

    private static ServerlessEndpointArgs Validated(ServerlessEndpointArgs args, string name)
    {
        ProblemList.ThrowIfAny(ServerlessEndpointValidator.Validate(args, name), component: null, nameof(ServerlessEndpoint), name);
        return args;
    }

    /// <summary>Immutable, so named by Pulumi and replaced before the old one is deleted.</summary>
    private static Sagemaker.EndpointConfiguration Configuration(Children children, ServerlessEndpointArgs args)
    {
        var serverless = new EndpointConfigurationProductionVariantServerlessConfigArgs
        {
            MemorySizeInMb = args.MemorySizeInMB,
            MaxConcurrency = args.MaxConcurrency,
        };
        if (args.ProvisionedConcurrency != 0)
        {
            serverless.ProvisionedConcurrency = args.ProvisionedConcurrency;
        }

        return new Sagemaker.EndpointConfiguration(
            children.Named("config"),
            new Sagemaker.EndpointConfigurationArgs
            {
                ProductionVariants =
                {
                    new EndpointConfigurationProductionVariantArgs
                    {
                        VariantName = args.VariantName,
                        ModelName = ServerlessModelRules.Checked(args),
                        ServerlessConfig = serverless,
                        InitialVariantWeight = 1,
                    },
                },
                Tags = children.Tags!,
            },
            children.Options());
    }

    private static EndpointDeploymentConfigArgs Update(Children children, ServerlessEndpointArgs args, string endpointName)
    {
        var update = UpdatePolicies.BlueGreen(
            UpdatePolicies.AllTrafficAtOnce(), args.Update.TerminationWaitInSeconds, args.Update.MaximumExecutionTimeoutInSeconds);
        if (args.Update.AutoRollback)
        {
            update.RollBackOn(children, [AlarmDefinition.Rollback(args.Update.RollbackErrorCount)], endpointName, args.VariantName);
        }

        return update;
    }

    /// <summary>What people look at.</summary>
    private static void Watch(Children children, ServerlessEndpointArgs args, Sagemaker.Endpoint endpoint)
    {
        if (args.Alarms.Enabled)
        {
            EndpointAlarms.ForPeople(children, AlarmDefinition.ForPeople(args.Alarms), endpoint.Name, args.VariantName, args.Alarms.ActionArns);
        }

        if (args.Dashboard)
        {
            Dashboards.Create(children, endpoint, args.VariantName, DashboardWidgets.Serverless);
        }
    }

    private static void Scale(Children children, ServerlessEndpointArgs args, Sagemaker.Endpoint endpoint)
    {
        var bounds = new CapacityBounds(args.Scaling.MinCapacity, args.Scaling.MaxCapacity);
        var variant = new ScaledVariant(children, endpoint, args.VariantName, ScalableVariants.ProvisionedConcurrency, bounds, instanceType: null);
        variant.Schedule(args.Scaling.Schedules);
        variant.Track(new PolicyTargetTrackingScalingPolicyConfigurationArgs
        {
            TargetValue = args.Scaling.TargetUtilization,
            ScaleInCooldown = args.Scaling.ScaleInCooldownInSeconds,
            ScaleOutCooldown = args.Scaling.ScaleOutCooldownInSeconds,
            PredefinedMetricSpecification = new PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs
            {
                PredefinedMetricType = "SageMakerVariantProvisionedConcurrencyUtilization",
            },
        });
    }
}
