namespace Infra.Sandbox.Engine;

/// <summary>A mistake its reader can mend; the message begins with an id from INFRA200 to INFRA299.</summary>
/// <param name="id">The id, such as <c>INFRA201</c>.</param>
/// <param name="message">What is wrong, which one in quotes, and how to mend it.</param>
public sealed class EngineException(string id, string message) : Exception($"{id}: {message}")
{
    /// <summary>The id the message begins with.</summary>
    public string Id { get; } = id;
}
