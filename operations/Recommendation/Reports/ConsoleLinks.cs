using System.Text.RegularExpressions;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>Where AWS's console shows a job.</summary>
internal static partial class ConsoleLinks
{
    /// <summary>The region in an ARN; null when the text is no ARN with a region.</summary>
    public static string? RegionOf(string arn) => Arn().Match(arn) is { Success: true } match ? match.Groups["region"].Value : null;

    /// <summary>
    /// SageMaker's console in the job's region. AWS documents no address of a single job: there it is found under Inference, Inference recommender.
    /// Null in partitions whose console is not known.
    /// </summary>
    public static string? SageMakerOf(string arn)
    {
        if (Arn().Match(arn) is not { Success: true } match)
            return null;

        var region = match.Groups["region"].Value;
        return match.Groups["partition"].Value switch
        {
            "aws" => $"https://{region}.console.aws.amazon.com/sagemaker/home?region={region}",
            "aws-cn" => $"https://{region}.console.amazonaws.cn/sagemaker/home?region={region}",
            "aws-us-gov" => $"https://{region}.console.amazonaws-us-gov.com/sagemaker/home?region={region}",
            _ => null,
        };
    }

    [GeneratedRegex("^arn:(?<partition>aws[a-z-]*):sagemaker:(?<region>[a-z]{2}[a-z0-9-]{3,18}):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arn();
}
