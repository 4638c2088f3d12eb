using Microsoft.CodeAnalysis.CSharp;

namespace PulumiProviders.Generator;

/// <summary>Spellings in C#.</summary>
internal static class CSharp
{
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The name as an identifier: <c>default</c> becomes <c>@default</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
