namespace Pulumi;

public sealed class StashArgs : ResourceArgs
{
    [Input("input", required: true)]
    public Input<object> Input { get; set; } = null!;
}

public sealed class Stash(string name, StashArgs args, CustomResourceOptions? options = null)
    : CustomResource("pulumi:index:Stash", name, args, options)
{
    [Output("input")]
    public Output<object> Input { get; private set; } = null!;

    [Output("output")]
    public Output<object> Output { get; private set; } = null!;
}
