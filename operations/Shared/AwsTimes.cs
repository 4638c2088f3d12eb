namespace Infra.Operations.Shared;

/// <summary>Times as the SDK gives them.</summary>
internal static class AwsTimes
{
    /// <summary>The same moment with its offset; null when AWS gave none.</summary>
    public static DateTimeOffset? ToUtc(this DateTime? time) => time is { } t ? new DateTimeOffset(t.ToUniversalTime(), TimeSpan.Zero) : null;
}
