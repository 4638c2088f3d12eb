using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Components.Shared.Rules;

/// <summary>Limits of the environment of a container or a transform job.</summary>
internal sealed partial record EnvironmentRules(int MaximumEntries, int MaximumKey, int MaximumValue)
{
    public const int MaximumTotalBytes = 32 * 1024;

    public static EnvironmentRules Container { get; } = new(100, 1024, 1024);

    public static EnvironmentRules TransformJob { get; } = new(16, 1024, 10_240);

    public void Check(ProblemList problems, string path, InputMap<string> environment) => problems.CheckMap(path, environment, Check);

    /// <summary>Size in bytes of what is known of the environments.</summary>
    public static int KnownBytes(IEnumerable<InputMap<string>> environments) => environments.Sum(environment =>
        Inputs.TryPeek<ImmutableDictionary<string, string>>(environment, out var values)
            ? Bytes(values)
            : 0);

    /// <summary>Size in bytes of all environments together.</summary>
    public static int Bytes(IEnumerable<ImmutableDictionary<string, string>> environments) => environments.Sum(Bytes);

    private static int Bytes(ImmutableDictionary<string, string> values) =>
        values.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));

    public void Check(ProblemList problems, string path, ImmutableDictionary<string, string> values)
    {
        problems.AddIf(values.Count > MaximumEntries, Diagnostics.Environment, path, $"has {values.Count} entries; at most {MaximumEntries} are allowed.");
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            problems.AddIf(key.Length > MaximumKey || !KeyPattern().IsMatch(key), Diagnostics.Environment, path, $"has the key \"{key}\", which is not a name of letters, digits and underscores of at most {MaximumKey} characters.");
            problems.AddIf(value.Length > MaximumValue, Diagnostics.Environment, $"{path}.{key}",
                $"has {value.Length} characters; at most {MaximumValue} are allowed.");
        }
    }

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*\\z", RegexOptions.None, 1000)]
    private static partial Regex KeyPattern();
}
