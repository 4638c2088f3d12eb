using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the environment carries it.</summary>
internal sealed record RunSettings(ImmutableDictionary<string, string> Values, ImmutableHashSet<string> SecretKeys)
{
    public static RunSettings FromEnvironment() => new(
        Parse<Dictionary<string, string>>("PULUMI_CONFIG")?.ToImmutableDictionary(entry => Clean(entry.Key), entry => entry.Value)
            ?? ImmutableDictionary<string, string>.Empty,
        Parse<string[]>("PULUMI_CONFIG_SECRET_KEYS")?.Select(Clean).ToImmutableHashSet() ?? []);

    private static T? Parse<T>(string variable)
        where T : class =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : null;

    /// <summary>Keys once had the form "project:config:key".</summary>
    private static string Clean(string key)
    {
        const string Infix = ":config:";
        var at = key.IndexOf(Infix, StringComparison.Ordinal);
        return at <= 0 ? key : $"{key[..at]}:{key[(at + Infix.Length)..]}";
    }
}
