namespace Infra.Operations.Promotion;

/// <summary>The ids of the problems that a promotion reports: INFRA160 to INFRA169.</summary>
public static class PromotionErrors
{
    /// <summary><c>promotion.yaml</c> has a mistake.</summary>
    public const string Rules = "INFRA160";

    /// <summary>An environment is not one of those in <c>promotion.yaml</c>.</summary>
    public const string UnknownEnvironment = "INFRA161";

    /// <summary>The two environments do not follow each other in the order of <c>promotion.yaml</c>.</summary>
    public const string Order = "INFRA162";

    /// <summary>A key that travels is missing in the stack it comes from.</summary>
    public const string MissingKey = "INFRA163";

    /// <summary>A key that travels is, or holds, a secret; secrets are encrypted per stack and never copied.</summary>
    public const string Secret = "INFRA164";

    /// <summary>A list has other items in the two stacks, so that its values cannot be matched.</summary>
    public const string ListMismatch = "INFRA165";
}
