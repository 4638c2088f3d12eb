namespace Infra.Components.Tests.Policies;

/// <summary>The condition operators that the components' documents use. Another one fails the proof until it is written here.</summary>
internal static class IamConditions
{
    public static bool Hold(IamStatement statement, IamRequest request) =>
        statement.Conditions.All(condition => Holds(condition, request.Context.GetValueOrDefault(condition.Key)));

    /// <summary>A key that the request lacks meets no condition of these kinds.</summary>
    private static bool Holds(IamCondition condition, string? actual)
    {
        Func<string, string, bool> matches = condition.Operator switch
        {
            "StringEquals" => (expected, value) => expected == value,
            "StringLike" => Globs.Matches,
            "ArnEquals" or "ArnLike" => MatchesArn,
            "Bool" => (expected, value) => string.Equals(expected, value, StringComparison.OrdinalIgnoreCase),
            _ => throw new NotSupportedException($"The condition operator {condition.Operator} is not written yet."),
        };
        return actual is not null && condition.Values.Any(expected => matches(expected, actual));
    }

    /// <summary>Part by part: a wildcard of one part does not reach into the next.</summary>
    private static bool MatchesArn(string pattern, string arn)
    {
        var (expected, actual) = (pattern.Split(':', 6), arn.Split(':', 6));
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => Globs.Matches(pair.First, pair.Second));
    }
}
