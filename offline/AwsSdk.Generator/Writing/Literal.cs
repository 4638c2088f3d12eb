using Microsoft.CodeAnalysis.CSharp;

namespace AwsSdk.Generator.Writing;

internal static class Literal
{
    /// <summary>A string literal of C#, quoted and escaped.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
