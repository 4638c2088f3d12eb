using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Components.Shared;

/// <summary>Names within SageMaker's 63 characters.</summary>
internal static partial class Names
{
    public const int MaximumLength = 63;

    /// <summary>Leaves 15 characters for a suffix such as "-config" and 8 for what Pulumi appends.</summary>
    public const int MaximumComponentLength = 40;

    private const int HashLength = 7;

    public static bool IsValid(string name) => name.Length <= MaximumLength && Pattern().IsMatch(name);

    public static bool IsValidComponent(string name) => name.Length <= MaximumComponentLength && Pattern().IsMatch(name);

    /// <summary>
    /// A name unique per organization, project, stack and component, and the same in every run. Needed where a name must be known before the
    /// resource exists: rollback alarms name the endpoint's metrics, and the endpoint names the alarms.
    /// </summary>
    public static string Unique(string name, string stack, string project, string organization, int maximumLength = MaximumLength)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{organization}/{project}/{stack}/{name}")))[..HashLength];
        return $"{Truncate(Clean($"{name}-{stack}"), maximumLength - HashLength - 1)}-{hash}";
    }

    /// <summary>At most <paramref name="length"/> characters, ending with a letter or digit.</summary>
    public static string Truncate(string name, int length) => name[..Math.Min(length, name.Length)].TrimEnd('-');

    private static string Clean(string name) => NotAllowed().Replace(name, "-").Trim('-');

    [GeneratedRegex("^[a-zA-Z0-9](-*[a-zA-Z0-9])*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex("[^a-zA-Z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotAllowed();
}
