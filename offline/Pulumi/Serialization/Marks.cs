namespace Pulumi;

/// <summary>
/// Values between program and monitor are null, bool, double, string, assets, immutable arrays and dictionaries of them,
/// and these marks.
/// </summary>
internal static class Marks
{
    /// <summary>What stands for a value that is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}

internal sealed record SecretMark(object? Value);

internal sealed record ResourceMark(string Urn, string Version);
