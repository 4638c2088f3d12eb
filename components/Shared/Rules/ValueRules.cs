using System.Text.RegularExpressions;

namespace Infra.Components.Shared.Rules;

/// <summary>Rules over single values that several components share.</summary>
internal static partial class ValueRules
{
    public static ValueRule S3Uri { get; } = new(Diagnostics.S3Uri, value =>
        Shared.S3Uri.TryParse(value) is null ? $"\"{value}\" is not an S3 address." : null);

    public static ValueRule RoleArn { get; } = new(Diagnostics.Arn, value => Arns.IsRole(value) ? null : $"\"{value}\" is not the ARN of a role.");

    public static ValueRule KmsKeyArn { get; } = new(Diagnostics.Arn, value =>
        Arns.IsKmsKey(value) ? null : $"\"{value}\" is not the ARN of a KMS key; an alias cannot be named in a policy.");

    public static ValueRule MlReservationArn { get; } = new(Diagnostics.Arn, value =>
        Arns.IsMlReservation(value) ? null : $"\"{value}\" is not the ARN of a reservation or training plan of SageMaker.");

    public static ValueRule AnyArn { get; } = new(Diagnostics.Arn, value => Arns.IsAny(value) ? null : $"\"{value}\" is not an ARN.");

    public static ValueRule TopicArn { get; } = new(Diagnostics.Arn, value =>
        Arns.IsTopic(value) ? null : $"\"{value}\" is not the ARN of an SNS topic.");

    public static ValueRule StandardTopic { get; } = new(Diagnostics.FifoTopic, value =>
        value.EndsWith(".fifo", StringComparison.Ordinal) ? $"\"{value}\" is a FIFO topic." : null);

    public static ValueRule StandardQueueArn { get; } = new(Diagnostics.DeadLetterChoice, value =>
        Arns.IsQueue(value) && !value.EndsWith(".fifo", StringComparison.Ordinal) ? null : $"\"{value}\" is not the ARN of a standard SQS queue.");

    public static ValueRule Email { get; } = new(Diagnostics.Email, value =>
        EmailPattern().IsMatch(value) ? null : $"\"{value}\" is not an e-mail address.");

    public static ValueRule BucketName { get; } = new(Diagnostics.BucketChoice, value =>
        BucketPattern().IsMatch(value) ? null : $"\"{value}\" is not the name of a bucket.");

    public static ValueRule SecurityGroupOrSubnet { get; } = new(Diagnostics.Vpc, value =>
        VpcIdPattern().IsMatch(value) ? null : $"\"{value}\" is not an id.");

    /// <summary>A prefix that SageMaker writes under.</summary>
    public static ValueRule DestinationPrefix(Diagnostic diagnostic) => new(diagnostic, value =>
        value.Length <= Shared.S3Uri.MaximumDestinationLength && value.EndsWith('/') && Shared.S3Uri.TryParse(value) is { IsPrefix: true }
            ? null
            : $"\"{value}\" is not an s3:// prefix of at most {Shared.S3Uri.MaximumDestinationLength} characters that ends with /.");

    public static ValueRule Name63(Diagnostic diagnostic) => new(diagnostic, value =>
        Names.IsValid(value) ? null : $"\"{value}\" is not a name of 1 to 63 letters, digits and hyphens that starts and ends with a letter or digit.");

    public static ValueRule MaximumLength(int length) => new(Diagnostics.Range, value =>
        value.Length <= length ? null : $"has {value.Length} characters; at most {length} are allowed.");

    [GeneratedRegex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\z", RegexOptions.None, 1000)]
    private static partial Regex EmailPattern();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\\z", RegexOptions.None, 1000)]
    private static partial Regex BucketPattern();

    [GeneratedRegex("^[-0-9a-zA-Z]{1,32}\\z", RegexOptions.None, 1000)]
    private static partial Regex VpcIdPattern();
}
