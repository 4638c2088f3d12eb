using System.Text.RegularExpressions;

namespace Infra.Components.Shared;

/// <summary>The account and region that a component deploys to.</summary>
internal sealed record AwsScope(string Partition, string Region, string AccountId)
{
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>SageMaker lower-cases names in ARNs, and IAM compares them with case.</summary>
    public string SageMakerArn(string kind, string name) => Arn("sagemaker", $"{kind}/{name.ToLowerInvariant()}");

    public string RootArn => $"arn:{Partition}:iam::{AccountId}:root";

    public string BucketArn(string bucket) => $"arn:{Partition}:s3:::{bucket}";

    public string ObjectArn(string bucket, string key) => $"arn:{Partition}:s3:::{bucket}/{key}";
}

/// <summary>Checks and parts of ARNs that users give.</summary>
internal static partial class Arns
{
    private const int MaximumReservation = 258;

    public static bool IsRole(string arn) => RolePattern().IsMatch(arn);

    public static bool IsTopic(string arn) => TopicPattern().IsMatch(arn);

    public static bool IsQueue(string arn) => QueuePattern().IsMatch(arn);

    public static bool IsKmsKey(string arn) => KmsKeyPattern().IsMatch(arn);

    /// <summary>Reserved capacity of SageMaker, such as a training plan.</summary>
    public static bool IsMlReservation(string arn) => arn.Length <= MaximumReservation && MlReservationPattern().IsMatch(arn);

    public static bool IsAny(string arn) => AnyPattern().IsMatch(arn);

    /// <summary>The name of a role is what follows the last slash: paths are not part of it.</summary>
    public static string RoleName(string roleArn) => roleArn[(roleArn.LastIndexOf('/') + 1)..];

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z_0-9+=,.@/-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex RolePattern();

    [GeneratedRegex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_.-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex TopicPattern();

    [GeneratedRegex("^arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_.-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex QueuePattern();

    [GeneratedRegex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex KmsKeyPattern();

    [GeneratedRegex("^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:[0-9]{12}:[a-z0-9-]{1,14}/\\S+\\z", RegexOptions.None, 1000)]
    private static partial Regex MlReservationPattern();

    [GeneratedRegex("^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12})?:\\S+\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyPattern();
}
