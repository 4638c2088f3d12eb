using System.Text.RegularExpressions;

namespace Infra.Operations.Review;

/// <summary>Warnings and errors; what is for information only, or would be overwritten on a terminal, is left out.</summary>
internal static partial class Diagnostics
{
    public static PreviewDiagnostic? Of(JsonFields? json)
    {
        var severity = json?.Text("severity");
        return severity is "warning" or "error" && !json!.Flag("ephemeral") ? Make(severity, json.Text("urn"), json.Text("message")) : null;
    }

    public static PreviewDiagnostic? OfPolicy(JsonFields? json) => json is null
        ? null
        : Make(json.Text("enforcementLevel") == "mandatory" ? "error" : "warning", json.Text("resourceUrn"), $"[policy {json.Text("policyPackName")}/{json.Text("policyName")}] {json.Text("message")}");

    public static PreviewDiagnostic? OfFailure(JsonFields? metadata) =>
        metadata is null ? null : Make("error", metadata.Text("urn"), $"{metadata.Text("op")} failed");

    public static PreviewDiagnostic? OfError(JsonFields? json) => json is null ? null : Make("error", urn: null, json.Text("error"));

    private static PreviewDiagnostic? Make(string severity, string? urn, string? message)
    {
        var text = Colours().Replace(message ?? "", "").Trim();
        return text.Length == 0 ? null : new PreviewDiagnostic(severity, string.IsNullOrEmpty(urn) ? null : urn, text);
    }

    /// <summary>Pulumi's colour tags, such as <c>&lt;{%reset%}&gt;</c>, and terminal escapes.</summary>
    [GeneratedRegex(@"<\{%[^%]*%\}>|\x1b\[[0-9;]*m", RegexOptions.ExplicitCapture)]
    private static partial Regex Colours();
}
