namespace Pulumi.Tests.Fixtures;

/// <summary>A component whose contents are given.</summary>
internal sealed class Box : ComponentResource
{
    internal const string Token = "test:index:Box";

    public Box(
        string name,
        Action<Box>? fill = null,
        ComponentResourceOptions? options = null,
        ResourceArgs? args = null,
        bool isRemote = false)
        : base(Token, name, args, options, isRemote, registerPackageRequest: null) => fill?.Invoke(this);

    [Output("size")]
    public Output<int>? Size { get; set; }

    [Output]
    public Output<string>? Label { get; set; }

    public void Register() => RegisterOutputs();

    public void Register(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);

    public void Register(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);

    public void Register(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
}
