using AwsSdk.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Offline.AwsSdk.Tests;

/// <summary>The generator on models made for the test.</summary>
public sealed class GeneratorTests
{
    private const string Endpoints = """
        {"regional":"https://x.{region}.{dnsSuffix}","dualStack":"https://x","fipsDualStack":"https://x","fips":{"*":"https://x"}}
        """;

    [Fact]
    public void Run_SmallModel_WritesClientAndRequest()
    {
        var result = Run(Model("string"));

        Assert.Empty(result.Diagnostics);
        Assert.Contains("public virtual Task<PutThingResponse> PutThingAsync(PutThingRequest request, CancellationToken cancellationToken = default)", Source(result, "Client"), StringComparison.Ordinal);
        Assert.Contains("public string Name { get; set; }", Source(result, "Model"), StringComparison.Ordinal);
        Assert.Contains("\"Things.PutThing\"", Source(result, "Marshallers"), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownShapeType_IsAnErrorThatNamesTheShape()
    {
        var diagnostic = Assert.Single(Run(Model("bigdecimal")).Diagnostics);

        Assert.Equal("AWSSDK001", diagnostic.Id);
        Assert.Equal(
            "The service model cannot be turned into a client: Shape 'Name' has type 'bigdecimal', for which there is no C# type.",
            diagnostic.GetMessage());
    }

    [Fact]
    public void Run_NoEndpoints_IsAnError()
    {
        var diagnostic = Assert.Single(Run(new ModelText("things.json", Model("string").Text)).Diagnostics);

        Assert.Equal("AWSSDK001", diagnostic.Id);
    }

    private static (string Text, AdditionalText[] Files) Model(string type)
    {
        var text = $$"""
            {
              "metadata": {"serviceId":"Things","apiVersion":"2020-01-01","endpointPrefix":"things","protocol":"json","jsonVersion":"1.1","targetPrefix":"Things"},
              "operations": {"PutThing":{"name":"PutThing","http":{"method":"POST","requestUri":"/"},"input":{"shape":"PutThingInput"} } },
              "shapes": {"PutThingInput":{"type":"structure","members":{"name":{"shape":"Name"} } },"Name":{"type":"{{type}}"} }
            }
            """;
        return (text, [new ModelText("things.json", text), new ModelText("things.endpoints.json", Endpoints)]);
    }

    private static string Source(GeneratorDriverRunResult result, string part) =>
        result.GeneratedTrees.Single(tree => tree.FilePath.EndsWith($"AmazonThings.{part}.g.cs", StringComparison.Ordinal)).ToString();

    private static GeneratorDriverRunResult Run((string Text, AdditionalText[] Files) model) => Run(model.Files);

    private static GeneratorDriverRunResult Run(params AdditionalText[] files) =>
        CSharpGeneratorDriver.Create(new AwsSdkGenerator())
            .AddAdditionalTexts([.. files])
            .RunGenerators(CSharpCompilation.Create("Things"))
            .GetRunResult();

    private sealed class ModelText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
