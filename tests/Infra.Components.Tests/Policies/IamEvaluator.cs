namespace Infra.Components.Tests.Policies;

/// <summary>What one document says of a request. Delegated: it leaves it to the account's own policies.</summary>
internal enum IamVerdict
{
    Silent,
    Delegated,
    Allow,
    Deny,
}

/// <summary>
/// IAM's evaluation logic for one account without organization policies, boundaries or session policies. An oracle of its own: it shares no code
/// with what writes the documents, nor with the sandbox.
/// </summary>
internal static class IamEvaluator
{
    /// <summary>What a role's own policies say.</summary>
    public static IamVerdict OfIdentity(IEnumerable<IamStatement> statements, IamRequest request) =>
        Strongest(statements.Where(statement => IsAbout(statement, request)).Select(statement => statement.IsAllow ? IamVerdict.Allow : IamVerdict.Deny));

    /// <summary>What the policy of a bucket, topic, queue, key or role says.</summary>
    public static IamVerdict OfResource(IEnumerable<IamStatement> statements, IamRequest request) => Strongest(
        from statement in statements
        where IsAbout(statement, request)
        let level = Principal(statement, request.Principal)
        where level != IamVerdict.Silent
        select statement.IsAllow ? level : IamVerdict.Deny);

    /// <summary>A document with resources is about those; a trust policy has none and is about its role.</summary>
    private static bool IsAbout(IamStatement statement, IamRequest request) =>
        statement.Actions.Any(action => Globs.Matches(action.ToLowerInvariant(), request.Action.ToLowerInvariant()))
        && (statement.Resources.Count == 0 || statement.Resources.Any(resource => Globs.Matches(resource, request.Resource)))
        && IamConditions.Hold(statement, request);

    /// <summary>Naming the root of an account does not let its roles in: it lets the account's own policies decide.</summary>
    private static IamVerdict Principal(IamStatement statement, IamPrincipal principal)
    {
        if (statement.Principals.ContainsKey("*"))
        {
            return IamVerdict.Allow;
        }

        var named = statement.Principals.GetValueOrDefault(principal.Kind, []);
        return named.Contains(principal.Value) || (principal.Kind == "AWS" && named.Contains("*")) ? IamVerdict.Allow
            : principal.Account is { } account && named.Any(value => IsAccount(value, account)) ? IamVerdict.Delegated
            : IamVerdict.Silent;
    }

    private static bool IsAccount(string value, string account) =>
        value == account || (value.EndsWith(":root", StringComparison.Ordinal) && value.Split(':')[4] == account);

    private static IamVerdict Strongest(IEnumerable<IamVerdict> verdicts) => verdicts.DefaultIfEmpty(IamVerdict.Silent).Max();
}
