using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Endpoints.Updates;

/// <summary>What a hook of an endpoint learns from its arguments.</summary>
internal sealed record EndpointUpdate(string EndpointName, string? Region, string? OldConfiguration, string? NewConfiguration)
{
    private const string Configuration = "endpointConfigName";

    public bool ChangesConfiguration => OldConfiguration != NewConfiguration;

    public static async Task<EndpointUpdate> ReadAsync(ResourceHookArgs args)
    {
        // The provider's id of an endpoint is its name.
        var name = await TextAsync(args.OldOutputs, "name").ConfigureAwait(false) ?? args.Id;
        var arn = await TextAsync(args.OldOutputs, "arn").ConfigureAwait(false);
        var before = await TextAsync(args.OldOutputs, Configuration).ConfigureAwait(false) ?? await TextAsync(args.OldInputs, Configuration).ConfigureAwait(false);
        var after = await TextAsync(args.NewInputs, Configuration).ConfigureAwait(false);
        return new EndpointUpdate(name, RegionOf(arn), before, after);
    }

    /// <summary>A text, also when it comes as a secret.</summary>
    private static async Task<string?> TextAsync(ImmutableDictionary<string, object?>? values, string key) => values?.GetValueOrDefault(key) switch
    {
        string text => text,
        Output<object?> secret => await OutputUtilities.GetValueAsync(secret).ConfigureAwait(false) as string,
        Output<string> secret => await OutputUtilities.GetValueAsync(secret).ConfigureAwait(false),
        _ => null,
    };

    private static string? RegionOf(string? arn) => arn?.Split(':') is [_, _, _, { Length: > 0 } region, ..] ? region : null;
}
