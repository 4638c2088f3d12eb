using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Brings a resource to the monitor and its answer into the resource's outputs.</summary>
internal sealed class ResourceRegistration(Deployment deployment)
{
    public void Start(Resource resource, bool isRemote, ResourceArgs args, ResourceOptions options)
    {
        OutputProperties.CheckTypes(resource.GetType());
        var sources = OutputProperties.Of(resource.GetType())
            .Where(property => resource is CustomResource || isRemote || property.Name == "urn")
            .Select(property => KeyValuePair.Create(property.Name, property.Open(resource)))
            .ToImmutableArray();
        deployment.Tasks.Track(RunAsync(resource, isRemote, args, options, sources));
    }

    private async Task RunAsync(
        Resource resource,
        bool isRemote,
        ResourceArgs args,
        ResourceOptions options,
        ImmutableArray<KeyValuePair<string, IOutputSource>> sources)
    {
        try
        {
            var answer = await AskAsync(resource, isRemote, args, options);
            Complete(resource, answer, sources);
        }
        catch (Exception exception)
        {
            foreach (var source in sources)
                source.Value.SetException(exception);
            throw;
        }
    }

    private async Task<MonitorAnswer> AskAsync(Resource resource, bool isRemote, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is { } urn)
            return deployment.Monitor.Get(urn);

        var id = options.Id is { } requested ? await requested.ToOutput().DataTask : default;
        var isRead = id.IsKnown && !string.IsNullOrEmpty(id.Value);
        if (isRead && resource is not CustomResource)
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");

        var request = await PrepareAsync(resource, isRemote, args, options);
        return isRead
            ? await deployment.Monitor.ReadAsync(resource, request, id.Value)
            : await deployment.Monitor.RegisterAsync(resource, request);
    }

    private async Task<MonitorRequest> PrepareAsync(Resource resource, bool isRemote, ResourceArgs args, ResourceOptions options)
    {
        var dependsOn = await Waiting.ForDependsOnAsync(options.DependsOn);
        var serializer = new ArgumentSerializer();
        var inputs = await SerializeAsync(resource, args, serializer);
        var parentUrn = resource.EffectiveParent is { } parent ? (await parent.Urn.DataTask).Value : null;
        var provider = resource is CustomResource || isRemote ? await Waiting.ForProviderAsync(resource.EffectiveProvider) : "";
        await Waiting.ForUrnsAsync(Waiting.Expand([.. dependsOn, .. serializer.Resources], resource));
        return new(
            resource.GetResourceType(),
            resource.GetResourceName(),
            inputs,
            parentUrn,
            provider,
            (options as CustomResourceOptions)?.ImportId ?? "");
    }

    private static async Task<ImmutableDictionary<string, object?>> SerializeAsync(
        Resource resource, ResourceArgs args, ArgumentSerializer serializer)
    {
        var label = $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]";
        return await Arguments.SerializeAsync(label, args, serializer, key => key is "id" or "urn");
    }

    private void Complete(Resource resource, MonitorAnswer answer, ImmutableArray<KeyValuePair<string, IOutputSource>> sources)
    {
        var self = ImmutableHashSet.Create(resource);
        foreach (var (name, source) in sources)
        {
            if (name == "urn")
                source.SetValue(name, OutputData<object?>.Of(answer.Urn) with { Resources = self });
            else if (name == "id" && resource is CustomResource)
                source.SetValue(name, new(self, answer.Id, !string.IsNullOrEmpty(answer.Id), IsSecret: false));
            else if (answer.State.TryGetValue(name, out var value))
                SetValue(resource, name, source, deployment.Monitor.Read(value) with { Resources = self });
            else
                source.SetDefault(self, isKnown: !deployment.IsDryRun);
        }
    }

    private void SetValue(Resource resource, string name, IOutputSource source, OutputData<object?> data)
    {
        try
        {
            source.SetValue($"{resource.GetResourceType()}.{name}", data);
        }
        catch (MismatchException mismatch)
        {
            deployment.Messages.Write(LogSeverity.Warning, mismatch.Message);
            source.SetDefault(data.Resources, isKnown: true);
        }
    }
}
