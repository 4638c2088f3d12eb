using System.Collections.Concurrent;
using System.Collections.Immutable;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Collects messages from several threads.</summary>
internal sealed class DiagnosticBag
{
    private readonly ConcurrentQueue<EngineDiagnostic> diagnostics = new();

    public ImmutableArray<EngineDiagnostic> All => [.. diagnostics];

    public void Warn(string urn, string message) => diagnostics.Enqueue(new(DiagnosticSeverity.Warning, urn, message));

    public void Error(string? urn, string message) => diagnostics.Enqueue(new(DiagnosticSeverity.Error, urn, message));
}
