using System.Collections.Immutable;

namespace Pulumi;

public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, registerPackageRequest: null)
    {
    }

    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new(), remote)
    {
    }

    protected void RegisterOutputs() => RegisterOutputs(ReadOutputs());

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        var deployment = Deployment.InternalInstance;
        deployment.Tasks.Track(RegisterAsync(deployment, outputs));
    }

    private protected IDictionary<string, object?> ReadOutputs() => OutputProperties.Of(GetType())
        .Where(property => property.Name != "urn")
        .ToDictionary(property => property.Name, property => property.Read(this));

    private async Task RegisterAsync(Deployment deployment, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await Urn.DataTask;
        var data = await outputs.DataTask;
        var values = data.IsKnown ? data.Value : ImmutableDictionary<string, object?>.Empty;
        var args = new DictionaryResourceArgs(values.ToImmutableDictionary());
        var serialized = await Arguments.SerializeAsync($"{GetResourceName()}", args, new ArgumentSerializer(), _ => false);
        await deployment.Monitor.RegisterOutputsAsync(urn.Value, serialized);
    }
}
