using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator;

/// <summary>Mistakes in a facts file as errors of the compiler, with the line.</summary>
internal static class FactsDiagnostics
{
    private static readonly DiagnosticDescriptor Syntax = Descriptor("PPG001", "The facts file is not JSON");
    private static readonly DiagnosticDescriptor Shape = Descriptor("PPG002", "The facts file lacks something, or has it wrong");
    private static readonly DiagnosticDescriptor Reference = Descriptor("PPG003", "The facts file uses a type that it does not define");

    public static Diagnostic Create(FactsProblem problem, string path, SourceText text)
    {
        var position = Math.Min(problem.Position, text.Length);
        var span = new TextSpan(position, 0);
        var location = Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
        return Diagnostic.Create(Of(problem.Kind), location, problem.Message);
    }

    private static DiagnosticDescriptor Of(FactsProblemKind kind) => kind switch
    {
        FactsProblemKind.Syntax => Syntax,
        FactsProblemKind.Shape => Shape,
        _ => Reference,
    };

    private static DiagnosticDescriptor Descriptor(string id, string title) =>
        new(id, title, "{0}", "PulumiProviders", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
