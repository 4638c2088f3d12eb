namespace Infra.Components.Shared;

/// <summary>One violation of a rule by the arguments of a component.</summary>
/// <param name="Id">Id of the <see cref="Diagnostic"/>.</param>
/// <param name="Path">Pulumi property path of the argument, such as <c>containers[0].image</c>.</param>
/// <param name="Finding">What is wrong, with the value.</param>
/// <param name="Rule">What has to hold, in general.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record Problem(string Id, string Path, string Finding, string Rule, string Remedy)
{
    /// <summary>The violation on a line, the rule and the remedy on lines below it.</summary>
    public override string ToString() => $"{Id} \"{Path}\": {Finding}\n    rule:   {Rule}\n    remedy: {Remedy}";
}
