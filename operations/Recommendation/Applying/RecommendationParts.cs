namespace Infra.Operations.Recommendation.Applying;

/// <summary>The parts of a recommendation by the words of the config.</summary>
public static class RecommendationParts
{
    private static readonly (string Word, RecommendationPart Part)[] Known =
    [
        ("instanceType", RecommendationPart.InstanceType),
        ("environment", RecommendationPart.Environment),
        ("serverless", RecommendationPart.Serverless),
        ("count", RecommendationPart.Count),
        ("scaling", RecommendationPart.Scaling),
    ];

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Known.Select(known => known.Word)];

    /// <summary>The part of a word; null when there is none.</summary>
    public static RecommendationPart? Find(string word) => Array.FindIndex(Known, known => known.Word == word) is >= 0 and var index ? Known[index].Part : null;
}
