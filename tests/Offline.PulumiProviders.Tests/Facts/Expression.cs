using System.Text.Json;

namespace Offline.PulumiProviders.Tests.Facts;

/// <summary>A type expression of the facts, read apart from the generator's own reader.</summary>
public sealed record Expression(string Text)
{
    public bool IsOptional => Text.StartsWith('?');

    public IReadOnlyList<Expression> Alternatives => [.. Text.TrimStart('?').Split(" | ").Select(text => new Expression(text))];

    public Expression First => Alternatives[0];

    public Expression? Element => First.Text.EndsWith("[]", StringComparison.Ordinal) ? new Expression(First.Text[..^2]) : null;

    public Expression? MapValue => First.Text.StartsWith("map<", StringComparison.Ordinal) ? new Expression(First.Text["map<".Length..^1]) : null;

    /// <summary>The key of an object type, such as <c>inputs.s3.BucketGrant</c>.</summary>
    public string? TypeKey => First.Text.StartsWith("inputs.", StringComparison.Ordinal) || First.Text.StartsWith("outputs.", StringComparison.Ordinal)
        ? First.Text
        : null;

    public string? EnumKey => First.Text.StartsWith("enums.", StringComparison.Ordinal) ? First.Text["enums.".Length..] : null;

    public static Expression Of(JsonProperty property) => new(property.Value.GetString()!);
}
