namespace Offline.AwsSdk.Tests.Models;

/// <summary>A member of a structure in a service model.</summary>
internal sealed record WireMember(string Name, string Shape, string? Location, string WireName, bool IsPayload)
{
    /// <summary>The name of the property in C#.</summary>
    public string Property => char.ToUpperInvariant(Name[0]) + Name[1..];

    public bool IsBody => Location is null && !IsPayload;
}
