using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Monitoring;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.RealTimeInference;

/// <summary>
/// A real-time endpoint: callers wait for the response, instances follow the number of requests, and updates can be gradual. Its instance type can
/// be changed in place: callers keep the endpoint's name.
/// </summary>
public sealed class RealTimeEndpoint : ComponentResource
{
    internal const string Token = "infra:index:RealTimeEndpoint";

    /// <summary>Creates the endpoint and everything it needs.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The model and how it is served.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public RealTimeEndpoint(string name, RealTimeEndpointArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var instanceType = args.InstanceType.Checked("instanceType", VariantRules.InstanceType(args, args.Scaling.Enabled));
        var policy = EndpointRole.Attach(children, args);
        var configuration = InstanceConfigurations.Create(children, args, instanceType);
        var endpoint = Endpoint(children, args, configuration, options, policy);
        if (args.Scaling.Enabled)
        {
            Scale(children, args, endpoint, instanceType);
        }

        Watch(children, args, endpoint);

        EndpointName = endpoint.Name;
        EndpointArn = endpoint.Arn;
        EndpointConfigName = configuration.Name;
        VariantName = Output.Create(args.VariantName);
        InvokePolicyJson = Output.Tuple(children.Scope, endpoint.Name)
            .Apply(known => EndpointStatements.Invoke(known.Item1, known.Item2, args.TargetContainerHostnames));
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

    private static RealTimeEndpointArgs Validated(RealTimeEndpointArgs args, string name)
    {
        ProblemList.ThrowIfAny(RealTimeEndpointValidator.Validate(args, name), component: null, nameof(RealTimeEndpoint), name);
        return args;
    }

    private static Sagemaker.Endpoint Endpoint(
        Children children, RealTimeEndpointArgs args, Sagemaker.EndpointConfiguration configuration, ComponentResourceOptions? options, Resource? policy)
    {
        var name = args.EndpointName ?? EndpointResources.DefaultName($"{children.Primary}-real-time");
        var hooks = new ScaledEndpointHooks(AwsClients.Factory, args.VariantName, args.Scaling.Enabled ? Capacity(args.Scaling) : null);
        var endpointOptions = children.Options(policy);
        endpointOptions.AddHooks(hooks, EndpointResources.HookPrefix(children, options, Token));
        return EndpointResources.Create(
            children, name, configuration, UpdatePolicies.Create(children, args.Update, name, args.VariantName), endpointOptions);
    }

    /// <summary>What people look at.</summary>
    private static void Watch(Children children, RealTimeEndpointArgs args, Sagemaker.Endpoint endpoint)
    {
        if (args.Alarms.Enabled)
        {
            EndpointAlarms.ForPeople(children, AlarmDefinition.ForPeople(args.Alarms), endpoint.Name, args.VariantName, args.Alarms.ActionArns);
        }

        if (args.Dashboard)
        {
            Dashboards.Create(children, endpoint, args.VariantName, DashboardWidgets.RealTime);
        }
    }

    private static ScaledCapacity Capacity(RealTimeScalingArgs scaling) => ScaledCapacity.Of(scaling.MinCapacity, scaling.MaxCapacity, scaling.Schedules);

    private static void Scale(Children children, RealTimeEndpointArgs args, Sagemaker.Endpoint endpoint, Output<string> instanceType)
    {
        var registered = Capacity(args.Scaling).Registered;
        var variant = new ScaledVariant(children, endpoint, args.VariantName, ScalableVariants.InstanceCount, registered, instanceType);
        variant.Schedule(args.Scaling.Schedules);
        variant.Track(new PolicyTargetTrackingScalingPolicyConfigurationArgs
        {
            TargetValue = args.Scaling.MaxInvocationsPerMinute * args.Scaling.SafetyFactor,
            ScaleInCooldown = args.Scaling.ScaleInCooldownInSeconds,
            ScaleOutCooldown = args.Scaling.ScaleOutCooldownInSeconds,
            PredefinedMetricSpecification = new PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs
            {
                PredefinedMetricType = "SageMakerVariantInvocationsPerInstance",
            },
        });
    }
}
