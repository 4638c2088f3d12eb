using Infra.Cli.Shared;
using Infra.Sandbox.Engine.Planning;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>Warnings and errors of a deployment.</summary>
internal static class DeploymentErrors
{
    public static void Write(CommandContext context, IEnumerable<EngineDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info))
        {
            var colour = diagnostic.Severity == DiagnosticSeverity.Error ? "red" : "yellow";
            var name = diagnostic.Urn?.Split("::")[^1];
            context.Error.MarkupLine($"[{colour}]{diagnostic.Severity.ToString().ToLowerInvariant()}[/] {Markup.Escape(name is null ? "" : $"{name}: ")}{Markup.Escape(diagnostic.Message)}");
        }
    }
}
