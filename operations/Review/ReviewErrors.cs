namespace Infra.Operations.Review;

/// <summary>The ids of the problems that a review reports: INFRA170 to INFRA179.</summary>
public static class ReviewErrors
{
    /// <summary>The input is not valid JSON.</summary>
    public const string Malformed = "INFRA170";

    /// <summary>The input is JSON, but neither a preview digest nor an engine event stream.</summary>
    public const string NotAPreview = "INFRA171";
}
