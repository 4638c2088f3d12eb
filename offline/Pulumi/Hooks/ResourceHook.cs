using System.Collections.Immutable;

namespace Pulumi;

public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

public class ResourceHookOptions
{
    public bool? OnDryRun { get; set; }

    public bool? IgnoreErrors { get; set; }
}

public class ResourceHook
{
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
        : this(name, callback, options ?? new(), Deployment.InternalInstance.RegisterHookAsync())
    {
    }

    protected ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions options, Task registered)
    {
        Name = name;
        Callback = callback;
        Options = options;
        Registered = registered;
    }

    public string Name { get; }

    public ResourceHookCallback Callback { get; }

    public ResourceHookOptions Options { get; }

    internal Task Registered { get; }
}

public class ResourceHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? newOutputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null)
{
    public string Urn { get; } = urn;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    public ImmutableDictionary<string, object?>? NewOutputs { get; } = newOutputs;

    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
}
