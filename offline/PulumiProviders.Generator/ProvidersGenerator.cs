using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PulumiProviders.Generator.Emit;
using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator;

/// <summary>Makes the classes of a Pulumi provider package from the facts files (<c>*.provider.json</c>) of a project.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProvidersGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".provider.json", StringComparison.Ordinal))
            .Select(static (file, cancellation) => new FactsFile(file.Path, file.GetText(cancellation)?.ToString() ?? ""));
        context.RegisterSourceOutput(files, static (production, file) => Generate(production, file));
    }

    private static void Generate(SourceProductionContext production, FactsFile file)
    {
        var facts = FactsReader.Read(file.Text, out var problems);
        foreach (var problem in problems)
        {
            production.ReportDiagnostic(FactsDiagnostics.Create(problem, file.Path, SourceText.From(file.Text)));
        }

        if (facts is null)
        {
            return;
        }

        foreach (var (name, text) in ProviderEmitter.Emit(facts))
        {
            production.CancellationToken.ThrowIfCancellationRequested();
            production.AddSource(name, SourceText.From(text, Encoding.UTF8));
        }
    }

    private sealed record FactsFile(string Path, string Text);
}
