using System.Collections.Immutable;

namespace Pulumi.Tests.Fixtures;

/// <summary>A resource with any inputs, and outputs of several types.</summary>
[ResourceType(Thing.Token, null)]
public sealed class Thing : CustomResource
{
    internal const string Token = "test:index:Thing";

    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ThingArgs(), options, registerPackageRequest: null)
    {
    }

    internal Thing(string name, ImmutableDictionary<string, object?> inputs, CustomResourceOptions? options = null)
        : base(Token, name, new DictionaryResourceArgs(inputs), options, registerPackageRequest: null)
    {
    }

    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("items")]
    public Output<ImmutableArray<string>> Items { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, string>> Map { get; private set; } = null!;

    [Output("any")]
    public Output<object> Any { get; private set; } = null!;

    /// <summary>An output without a name goes by the property's.</summary>
    [Output]
    public Output<string> Plain { get; private set; } = null!;
}

public sealed class ThingArgs : ResourceArgs
{
    [Input("items")]
    private InputList<string>? items;

    [Input("map")]
    private InputMap<string>? map;

    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("thing")]
    public Input<Thing>? Thing { get; set; }

    public InputList<string> Items
    {
        get => items ??= [];
        set => items = value;
    }

    public InputMap<string> Map
    {
        get => map ??= [];
        set => map = value;
    }
}
