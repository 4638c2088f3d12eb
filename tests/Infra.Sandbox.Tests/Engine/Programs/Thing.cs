using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Programs;

/// <summary>A resource of any type, with properties of every shape.</summary>
internal sealed class Thing : CustomResource
{
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";

    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null, string type = LogGroup)
        : base(type, name, args ?? new ThingArgs(), options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("parts")]
    private InputList<PartArgs>? parts;

    [Input("tags")]
    private InputMap<string>? tags;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("password")]
    public Input<string>? Password { get; set; }

    [Input("link")]
    public Input<string>? Link { get; set; }

    public InputList<PartArgs> Parts
    {
        get => parts ??= [];
        set => parts = value;
    }

    public InputMap<string> Tags
    {
        get => tags ??= [];
        set => tags = value;
    }
}

internal sealed class PartArgs : ResourceArgs
{
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    [Input("link")]
    public Input<string>? Link { get; set; }
}

internal sealed class Group(string name, ComponentResourceOptions? options = null, ThingArgs? args = null)
    : ComponentResource("infra:index:Group", name, args, options);
