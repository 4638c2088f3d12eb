namespace Infra.Components.Shared.Rules;

/// <summary>A rule over one value; the same object checks a known argument at once and an output when it becomes known.</summary>
/// <param name="Diagnostic">The rule's id and remedy.</param>
/// <param name="Find">What is wrong with the value, or null.</param>
internal sealed record ValueRule(Diagnostic Diagnostic, Func<string, string?> Find)
{
    public Problem? Check(string path, string value) =>
        Find(value) is { } finding ? new Problem(Diagnostic.Id, path, finding, Diagnostic.Rule, Diagnostic.Remedy) : null;
}
