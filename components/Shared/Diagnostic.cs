namespace Infra.Components.Shared;

/// <summary>A rule that the components check.</summary>
/// <param name="Id">Stable id, <c>INFRA005</c> to <c>INFRA099</c>; listed in docs/components/diagnostics.md.</param>
/// <param name="Rule">What has to hold.</param>
/// <param name="Remedy">How to mend a violation.</param>
public sealed record Diagnostic(string Id, string Rule, string Remedy);
