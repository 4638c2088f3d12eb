using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Sandbox.Cloud.Identity;

/// <summary>
/// Judges policy documents: Allow and Deny with Action, NotAction, Resource, NotResource, service principals and the
/// string, ARN and Bool conditions. A deny beats every allow; a condition it does not know is not met.
/// </summary>
internal static class PolicyEvaluator
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static bool Allows(IEnumerable<string> documents, PolicyRequest request)
    {
        var decisions = documents.Select(document => Decide(document, request)).ToList();
        return decisions.Contains(PolicyDecision.Allow) && !decisions.Contains(PolicyDecision.Deny);
    }

    public static PolicyDecision Decide(string document, PolicyRequest request)
    {
        var matching = Statements(document).Where(statement => Matches(statement, request)).Select(statement => statement.Text("Effect")).ToList();
        return matching.Contains("Deny") ? PolicyDecision.Deny : matching.Contains("Allow") ? PolicyDecision.Allow : PolicyDecision.Silent;
    }

    /// <summary>Refuses what is not a policy document, with the error IAM gives.</summary>
    public static void Check(string document)
    {
        if (!Statements(document).Any())
        {
            throw Malformed();
        }
    }

    private static IEnumerable<JsonObject> Statements(string document)
    {
        try
        {
            return JsonNode.Parse(document)?["Statement"] switch
            {
                JsonArray list => list.OfType<JsonObject>(),
                JsonObject single => [single],
                _ => [],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed();
        }
    }

    private static AwsException Malformed() => new("MalformedPolicyDocument", "Syntax errors in policy.");

    private static bool Matches(JsonObject statement, PolicyRequest request) =>
        MatchesPrincipal(statement, request)
        && MatchesEither(statement, "Action", "NotAction", request.Action, ignoreCase: true)
        && MatchesEither(statement, "Resource", "NotResource", request.Resource, ignoreCase: false)
        && (statement.Object("Condition") ?? []).All(condition => MatchesCondition(condition.Key, condition.Value as JsonObject, request));

    private static bool MatchesPrincipal(JsonObject statement, PolicyRequest request)
    {
        if (request.ServicePrincipal is null)
        {
            return true;
        }

        return statement["Principal"] switch
        {
            JsonValue any => any.ToString() == "*",
            JsonObject named => Values(named["Service"]).Contains(request.ServicePrincipal) || Values(named["AWS"]).Contains("*"),
            _ => false,
        };
    }

    private static bool MatchesEither(JsonObject statement, string name, string notName, string value, bool ignoreCase)
    {
        if (statement[name] is { } patterns)
        {
            return Values(patterns).Any(pattern => Like(value, pattern, ignoreCase));
        }

        // A trust policy has no Resource: the role itself is meant.
        return statement[notName] is { } excluded ? Values(excluded).All(pattern => !Like(value, pattern, ignoreCase)) : name == "Resource";
    }

    private static bool MatchesCondition(string conditionOperator, JsonObject? conditions, PolicyRequest request)
    {
        var optional = conditionOperator.EndsWith("IfExists", StringComparison.Ordinal);
        var name = optional ? conditionOperator[..^"IfExists".Length] : conditionOperator;
        return (conditions ?? []).All(condition =>
            request.Context.TryGetValue(condition.Key, out var actual)
                ? Compare(name, actual, Values(condition.Value))
                : optional || name.Contains("Not", StringComparison.Ordinal));
    }

    private static bool Compare(string name, string actual, IReadOnlyList<string> expected) => name switch
    {
        "StringEquals" => expected.Contains(actual),
        "StringNotEquals" => !expected.Contains(actual),
        "StringEqualsIgnoreCase" or "Bool" => expected.Contains(actual, StringComparer.OrdinalIgnoreCase),
        "StringLike" or "ArnLike" or "ArnEquals" => expected.Any(pattern => Like(actual, pattern, ignoreCase: false)),
        "StringNotLike" or "ArnNotLike" or "ArnNotEquals" => !expected.Any(pattern => Like(actual, pattern, ignoreCase: false)),
        _ => false,
    };

    private static IReadOnlyList<string> Values(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
        null => [],
        _ => [node.ToString()],
    };

    private static bool Like(string value, string pattern, bool ignoreCase)
    {
        var expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        return Regex.IsMatch(value, expression, RegexOptions.Singleline | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), MatchTimeout);
    }
}
