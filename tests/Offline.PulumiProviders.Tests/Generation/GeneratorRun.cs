using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PulumiProviders.Generator;

namespace Offline.PulumiProviders.Tests.Generation;

/// <summary>Runs the generator over facts given as text, in a compilation that sees Pulumi and the framework.</summary>
internal static class GeneratorRun
{
    public const string Path = "/facts/acme.provider.json";

    public static GeneratorDriver Driver(params AdditionalText[] files) => CSharpGeneratorDriver.Create(
        [new ProvidersGenerator().AsSourceGenerator()],
        files,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compilation(string program = "") => CSharpCompilation.Create(
        "Acme",
        [CSharpSyntaxTree.ParseText(program)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The program with what is generated from the facts, compiled.</summary>
    public static Compilation Compile(string facts, string program = "")
    {
        Driver(new Text(Path, facts)).RunGeneratorsAndUpdateCompilation(Compilation(program), out var compilation, out _);
        return compilation;
    }

    public static ImmutableArray<Diagnostic> Diagnose(string facts, string path = Path) =>
        Driver(new Text(path, facts)).RunGenerators(Compilation()).GetRunResult().Diagnostics;

    public static IReadOnlyList<string> Problems(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];

    internal sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
