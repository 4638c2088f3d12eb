namespace Pulumi;

/// <summary>A resource that a provider creates, reads, updates and deletes.</summary>
public class CustomResource : Resource
{
    private TaskCompletionSource<OutputData<string>>? idSource;

    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, registerPackageRequest: null)
    {
    }

    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
        _ = registerPackageRequest;
    }

    private protected CustomResource(string type, string name, bool dependency)
        : base(type, name, custom: true, ResourceArgs.Empty, new CustomResourceOptions(), dependency: dependency)
    {
        InitializeId();
    }

    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;

    internal void InitializeId()
    {
        idSource = new();
        Id = new Output<string>(idSource.Task);
    }

    internal void CompleteId(string? id, bool known, string? fallback = null) =>
        idSource!.TrySetResult(new OutputData<string>(id ?? fallback ?? "", known, IsSecret: false, [this]));

    internal override void Fail(Exception exception)
    {
        base.Fail(exception);
        idSource?.TrySetException(exception);
    }
}
