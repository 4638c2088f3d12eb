using Infra.Components.Endpoints.Scaling;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Endpoints;

/// <summary>The endpoint itself, for every kind of endpoint.</summary>
internal static class EndpointResources
{
    public static Sagemaker.Endpoint Create(
        Children children, string name, Sagemaker.EndpointConfiguration configuration, EndpointDeploymentConfigArgs update, CustomResourceOptions options) => new(
        children.Primary,
        new Sagemaker.EndpointArgs
        {
            Name = name,
            EndpointConfigName = configuration.Name,
            DeploymentConfig = update,
            Tags = children.Tags!,
        },
        options);

    /// <summary>
    /// Fixed, because alarms name it before it exists. Kinds of endpoint differ in <paramref name="name"/>: a component that takes the place of
    /// one of another kind is created while the old one still has its name.
    /// </summary>
    public static string DefaultName(string name) => Names.Unique(
        name, Pulumi.Deployment.Instance.StackName, Pulumi.Deployment.Instance.ProjectName, Pulumi.Deployment.Instance.OrganizationName);

    public static void AddHooks(this CustomResourceOptions options, ScaledEndpointHooks hooks, string prefix)
    {
        options.Hooks.BeforeUpdate.Add(new ResourceHook($"{prefix}/before-update", hooks.BeforeUpdateAsync));
        options.Hooks.AfterUpdate.Add(new ResourceHook($"{prefix}/after-update", hooks.AfterUpdateAsync));
    }

    /// <summary>Names of hooks are unique in a program; two components of one name differ in their parents.</summary>
    public static string HookPrefix(Children children, ComponentResourceOptions? options, string token) =>
        string.Join('/', new[] { options?.Parent?.GetResourceType(), options?.Parent?.GetResourceName(), token, children.Primary }.OfType<string>());
}
