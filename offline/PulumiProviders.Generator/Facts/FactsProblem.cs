namespace PulumiProviders.Generator.Facts;

/// <summary>A mistake in a facts file.</summary>
/// <param name="Position">Where in the text it stands.</param>
internal sealed record FactsProblem(FactsProblemKind Kind, string Message, int Position);

internal enum FactsProblemKind
{
    /// <summary>The file is not JSON.</summary>
    Syntax,

    /// <summary>Something is missing or of another kind than it must be.</summary>
    Shape,

    /// <summary>A type expression, or a name it refers to, is unknown.</summary>
    Reference,
}
