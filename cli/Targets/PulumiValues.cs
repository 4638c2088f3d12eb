using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Cli.Targets;

/// <summary>
/// Values as arguments of <c>pulumi config set --path</c>. Without a type, it takes true, false and whole numbers for what they look
/// like and everything else for text, so that an account id would lose its zeros and a text "4" become a number.
/// </summary>
internal static class PulumiValues
{
    /// <summary>The word for <c>--type</c>.</summary>
    public static string TypeOf(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => IsWhole(value.ToJsonString()) ? "int" : "float",
        _ => "string",
    };

    public static string Text(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number when decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    /// <summary>Whether a value without a type is taken for what it is.</summary>
    public static bool IsInferred(JsonValue value) => TypeOf(value) switch
    {
        "string" => value.GetValue<string>() is var text && text is not ("true" or "false") && !IsWhole(text),
        "float" => false,
        _ => true,
    };

    private static bool IsWhole(string text) => Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
