using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>Numbers in a stack's config; <c>pulumi config set --path</c> may have stored them as texts.</summary>
internal static class ConfigNumbers
{
    public static int? Whole(StackFile config, string path) =>
        int.TryParse(Text(config, path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static double? Number(StackFile config, string path) =>
        double.TryParse(Text(config, path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a switch is on: everything but a plain no, when it is on by default.</summary>
    public static bool IsOn(StackFile config, string path) => Text(config, path) is not ("false" or "False" or "FALSE");

    private static string? Text(StackFile config, string path) => (config.Get(path) as JsonValue)?.ToString();
}
