using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>A service model with what follows from it: which structures travel in which direction, and types in C#.</summary>
internal sealed class ServiceContext
{
    public ServiceContext(ServiceModel model, EndpointRules endpoints, string version)
    {
        Model = model;
        Endpoints = endpoints;
        Version = version;
        Types = new TypeMap(model);
        var ends = model.Operations.SelectMany(operation => new[] { operation.Input, operation.Output }).ToList();
        Structures = model.Shapes.Values
            .Where(shape => shape.IsStructure && !shape.IsException && !ends.Contains(shape.Name)).ToList();
        Sent = Reachable(model.Operations.Select(operation => operation.Input));
        Received = Reachable(model.Operations.Select(operation => operation.Output));
    }

    public ServiceModel Model { get; }

    public EndpointRules Endpoints { get; }

    /// <summary>The version of the client's assembly, for the user agent.</summary>
    public string Version { get; }

    public TypeMap Types { get; }

    public ServiceMetadata Service => Model.Metadata;

    /// <summary>Structures that are neither an operation's input or output nor an exception.</summary>
    public IReadOnlyList<Shape> Structures { get; }

    public ISet<string> Sent { get; }

    public ISet<string> Received { get; }

    public Shape? Find(string? shape) => shape is null ? null : Model.Shapes[shape];

    private HashSet<string> Reachable(IEnumerable<string?> from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from.OfType<string>());
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (!seen.Add(name))
                continue;
            var shape = Model.Shapes[name];
            foreach (var next in shape.Members.Select(member => member.Shape).Concat(new[] { shape.Element, shape.Key }.OfType<string>()))
                open.Push(next);
        }
        return seen;
    }
}
