namespace Pulumi;

public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new(), isRemote: false)
    {
    }

    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options)
    {
    }

    private protected CustomResource(string urn)
        : base(urn) => Id = new(OutputData<string>.Unknown([this], isSecret: false));

    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}

/// <summary>Stands for a resource whose class is not known.</summary>
internal sealed class DependencyResource(string urn) : CustomResource(urn);
