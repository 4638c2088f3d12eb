using System.Collections.Concurrent;
using Pulumi;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Sees every resource the program makes, with its options, by a transformation on the stack; mocks alone see no options.</summary>
internal sealed class ProgramObserver(EngineOptions engine)
{
    private readonly ConcurrentDictionary<Resource, Registration> byResource = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string Type, string Name), Registration> byName = new();
    private readonly ConcurrentDictionary<string, ResourceHook> hooks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Type, string Name), bool> ambiguous = new();
    private Registration? stack;
    private int sequence = -1;

    public Registration? Stack => stack;

    public IEnumerable<Registration> All => byResource.Values.OrderBy(registration => registration.Sequence);

    public StackOptions StackOptions => new() { ResourceTransformations = [Observe] };

    public Registration? Find(Resource resource) => byResource.GetValueOrDefault(resource);

    public ResourceHook? FindHook(string name) => hooks.GetValueOrDefault(name);

    /// <exception cref="EngineException">INFRA203: the type and name are not unique, or the engine's stack options were not used.</exception>
    public Registration Find(string type, string name)
    {
        if (ambiguous.ContainsKey((type, name)))
            throw new EngineException("INFRA203", $"Two resources have the type \"{type}\" and the name \"{name}\". Give one of them another name.");
        return byName.GetValueOrDefault((type, name)) ?? throw new EngineException(
            "INFRA203", $"The engine has not seen the resource \"{name}\" being made. Pass the StackOptions that the program's factory gets to the base constructor of Stack.");
    }

    private ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        var parent = args.Resource is Stack ? null : args.Options.Parent is { } given ? byResource.GetValueOrDefault(given) : stack;
        var registration = new Registration(args.Resource, args.Args, args.Options, parent, Interlocked.Increment(ref sequence), engine);
        if (registration.IsStack) stack = registration;
        byResource[args.Resource] = registration;
        if (!byName.TryAdd((registration.Type, registration.Name), registration)) ambiguous[(registration.Type, registration.Name)] = true;
        foreach (var hook in HookKinds.All(args.Options.Hooks)) hooks[hook.Name] = hook;
        return null;
    }
}
