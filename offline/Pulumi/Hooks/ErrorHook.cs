using System.Collections.Immutable;

namespace Pulumi;

public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);

public class ErrorHook
{
    public ErrorHook(string name, ErrorHookCallback callback)
        : this(name, callback, Deployment.InternalInstance.RegisterHookAsync())
    {
    }

    protected ErrorHook(string name, ErrorHookCallback callback, Task registered)
    {
        Name = name;
        Callback = callback;
        Registered = registered;
    }

    public string Name { get; }

    public ErrorHookCallback Callback { get; }

    internal Task Registered { get; }
}

public class ErrorHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null,
    string failedOperation = "",
    IReadOnlyList<string>? errors = null)
{
    public string Urn { get; } = urn;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;

    public string FailedOperation { get; } = failedOperation;

    public IReadOnlyList<string> Errors { get; } = errors ?? [];
}
