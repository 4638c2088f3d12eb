namespace Infra.Components.Shared;

/// <summary>One violation of a rule by the arguments of a component.</summary>
/// <param name="Id">Id of the <see cref="Diagnostic"/>.</param>
/// <param name="Path">Pulumi property path of the argument, such as <c>containers[0].image</c>.</param>
/// <param name="Finding">What is wrong, with the value.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record Problem(string Id, string Path, string Finding, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"""{Id} "{Path}": {Finding} {Remedy}""";
}
