using System.Collections.Immutable;
using System.Text;
using AwsSdk.Generator.Models;
using AwsSdk.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AwsSdk.Generator;

/// <summary>
/// Makes an AWSSDK v4 service client out of the two additional files of a project: the service model NAME.json and the
/// URLs NAME.endpoints.json.
/// </summary>
[Generator]
public sealed class AwsSdkGenerator : IIncrementalGenerator
{
    private const string EndpointsSuffix = ".endpoints.json";

    private static readonly DiagnosticDescriptor Unusable = new(
        "AWSSDK001", "Service model cannot be used", "The service model cannot be turned into a client: {0}",
        "AwsSdk.Generator", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Select((file, cancellation) => (file.Path, Text: file.GetText(cancellation)?.ToString() ?? ""))
            .Collect();
        var version = context.CompilationProvider.Select((compilation, _) => compilation.Assembly.Identity.Version.ToString());
        context.RegisterSourceOutput(files.Combine(version), (output, input) => Generate(output, input.Left, input.Right));
    }

    private static void Generate(SourceProductionContext output, ImmutableArray<(string Path, string Text)> files, string version)
    {
        try
        {
            var model = files.Single(file => !file.Path.EndsWith(EndpointsSuffix, StringComparison.OrdinalIgnoreCase));
            var endpoints = files.Single(file => file.Path.EndsWith(EndpointsSuffix, StringComparison.OrdinalIgnoreCase));
            Write(output, new ServiceContext(ServiceModelReader.Read(model.Text), EndpointRules.Read(endpoints.Text), version));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, exception.Message));
        }
    }

    private static void Write(SourceProductionContext output, ServiceContext context)
    {
        Add("Model", ModelClassWriter.Write(context));
        Add("Constants", ConstantClassWriter.Write(context));
        Add("Client", ClientWriter.Write(context));
        Add("Config", ConfigWriter.Write(context));
        Add("Internal", InternalWriter.Write(context));
        Add("EndpointParameters", InternalWriter.WriteEndpointParameters(context));
        Add("Marshallers", new MarshallerWriter(context).Write());
        var unmarshallers = new UnmarshallerWriter(context);
        Add("Unmarshallers", unmarshallers.Write());
        Add("Errors", unmarshallers.WriteErrors());

        void Add(string part, string source) => output.AddSource($"{context.Service.Client}.{part}.g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
