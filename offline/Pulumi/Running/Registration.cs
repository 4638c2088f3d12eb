using System.Collections.Immutable;
using Pulumi.Mocking;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>From a resource's constructor to its outputs.</summary>
internal sealed class Registration
{
    private readonly DeploymentRun run;
    private readonly Resource resource;
    private readonly bool remote;
    private readonly ResourceArgs args;
    private readonly ResourceOptions options;
    private readonly List<IOutputCompletion> outputs;

    private Registration(DeploymentRun run, Resource resource, bool custom, bool remote, ResourceArgs args, ResourceOptions options)
    {
        (this.run, this.resource, this.remote) = (run, resource, remote);
        (this.args, this.options) = ResourceSetup.Prepare(run, resource, args, options);
        (resource as CustomResource)?.InitializeId();
        outputs = custom || remote ? OutputProperties.Initialize(resource) : [];
    }

    public static void Begin(Resource resource, bool custom, bool remote, ResourceArgs args, ResourceOptions options)
    {
        var run = DeploymentRun.Require();
        run.Track(new Registration(run, resource, custom, remote, args, options).RunAsync());
    }

    public static void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var run = DeploymentRun.Require();
        run.Track(RegisterOutputsAsync(run, resource, outputs));
    }

    private static async Task RegisterOutputsAsync(DeploymentRun run, Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.DataTask.ConfigureAwait(false);
        var values = await outputs.DataTask.ConfigureAwait(false);
        var registered = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var (name, value) in values.Value)
        {
            var serialized = await new Serializer().SerializeAsync(value).ConfigureAwait(false);
            registered[name] = new Output<object?>(Task.FromResult(
                new OutputData<object?>(serialized.IsUnknown ? null : serialized.Value, !serialized.IsUnknown, serialized.IsSecret, [])));
        }

        await run.Monitor.RegisterOutputsAsync(urn.Value, registered.ToImmutable()).ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            var mocked = options.Urn is { } urn ? run.Monitor.Get(urn) : await RegisterAsync().ConfigureAwait(false);
            Complete(mocked);
        }
        catch (Exception exception)
        {
            resource.Fail(exception);
            outputs.ForEach(output => output.Fail(exception));
            throw;
        }
    }

    private async Task<MockedResource> RegisterAsync()
    {
        var parentUrn = resource.ParentResource is { } parent ? (await parent.Urn.DataTask.ConfigureAwait(false)).Value : null;
        var dependencies = new HashSet<Resource>((await options.DependsOn.ToOutput().DataTask.ConfigureAwait(false)).Value);
        var provider = await ProviderReferenceAsync().ConfigureAwait(false);
        var inputs = await ResourceInputs.SerializeAsync(args.ToDictionary(), dependencies).ConfigureAwait(false);
        var id = options.Id is null || resource is not CustomResource ? null : (await options.Id.ToOutput().DataTask.ConfigureAwait(false)).Value;
        foreach (var dependency in Expand(dependencies))
        {
            await dependency.Urn.DataTask.ConfigureAwait(false);
        }

        return string.IsNullOrEmpty(id)
            ? await run.Monitor.RegisterAsync(resource, inputs, parentUrn, provider, (options as CustomResourceOptions)?.ImportId).ConfigureAwait(false)
            : await run.Monitor.ReadAsync(resource, id, inputs, parentUrn, provider).ConfigureAwait(false);
    }

    private async Task<string> ProviderReferenceAsync()
    {
        if (resource.Provider is not { } provider)
        {
            return "";
        }

        var urn = await provider.Urn.DataTask.ConfigureAwait(false);
        var id = await provider.Id.DataTask.ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown ? id.Value : Serializer.UnknownValue)}";
    }

    /// <summary>Who depends on a component depends on everything in it.</summary>
    private static IEnumerable<Resource> Expand(IEnumerable<Resource> dependencies)
    {
        foreach (var dependency in dependencies)
        {
            yield return dependency;
            Resource[] children;
            lock (dependency.Children)
            {
                children = dependency is ComponentResource ? [.. dependency.Children] : [];
            }

            foreach (var child in Expand(children))
            {
                yield return child;
            }
        }
    }

    private void Complete(MockedResource mocked)
    {
        resource.CompleteUrn(mocked.Urn);
        if (resource is CustomResource custom)
        {
            custom.CompleteId(mocked.Id, known: !string.IsNullOrEmpty(mocked.Id));
        }

        foreach (var output in outputs)
        {
            output.Complete(mocked.State.TryGetValue(output.Name, out var value)
                ? new OutputData<object?>(value.IsUnknown ? null : value.Value, !value.IsUnknown, value.IsSecret, [])
                : new OutputData<object?>(null, !run.IsPreview, IsSecret: false, []));
        }
    }
}
