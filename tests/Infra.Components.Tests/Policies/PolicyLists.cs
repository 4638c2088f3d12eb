using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

/// <summary>What no policy may hold, but for the exceptions that are listed with their reason.</summary>
internal static class PolicyLists
{
    /// <summary>Patterns of actions; a granted action that could be one of them is found, whatever its resource.</summary>
    public static IReadOnlyList<string> Dangerous { get; } =
    [
        "iam:*", "sts:*", "organizations:*", "account:*", "secretsmanager:*", "ssm:*", "lambda:*", "states:*", "cloudtrail:*", "config:*", "dynamodb:*",
        "s3:Delete*", "s3:PutBucket*", "s3:DeleteBucket*", "s3:CreateBucket", "s3:PutObjectAcl", "s3:PutObjectVersionAcl", "s3:PutLifecycle*",
        "s3:PutEncryption*", "s3:PutReplication*", "s3:PutAccount*", "s3:Bypass*", "s3:ObjectOwnerOverride*", "s3:Replicate*", "s3:Restore*", "s3:*Tagging",
        "kms:Schedule*", "kms:Disable*", "kms:Put*", "kms:Update*", "kms:Replicate*", "kms:Delete*", "kms:Retire*", "kms:Revoke*", "kms:Create*", "kms:Sign", "kms:ReEncrypt*",
        "sagemaker:Create*", "sagemaker:Update*", "sagemaker:Delete*", "sagemaker:Stop*", "sagemaker:Invoke*", "sagemaker:Put*",
        "sns:Delete*", "sns:Set*", "sns:Subscribe", "sns:Unsubscribe", "sns:AddPermission", "sns:RemovePermission", "sns:Create*",
        "sqs:*", "ec2:Run*", "ec2:Terminate*", "ec2:Authorize*", "ec2:Revoke*", "ec2:Modify*", "ec2:Attach*", "ec2:*Volume", "ec2:*Image", "ec2:Create*Gateway",
        "logs:Delete*", "logs:Put*Policy", "logs:PutSubscription*", "logs:Get*", "logs:Filter*", "cloudwatch:Delete*", "cloudwatch:Put*Alarm", "cloudwatch:*AlarmActions", "cloudwatch:SetAlarmState",
        "events:Delete*", "events:Remove*", "events:Disable*", "events:PutEvents", "events:*Permission", "scheduler:*", "application-autoscaling:*",
        "ecr:Put*", "ecr:Delete*", "ecr:Upload*", "ecr:Initiate*", "ecr:Complete*", "ecr:Set*", "ecr:Create*",
    ];

    /// <summary>Resources without a name of their own. <see cref="Exemption.What"/> is the part of the ARN after the account.</summary>
    public static IReadOnlyList<Exemption> WideResources { get; } =
    [
        new("*", "Metrics have no ARN; the condition on the namespace narrows it.", "cloudwatch:PutMetricData"),
        new("*", "Metrics have no ARN.", "cloudwatch:GetMetricData"),
        new("*", "A token is for the registry of the account and gives nothing without rights on a repository.", "ecr:GetAuthorizationToken"),
        new(
            "*", "Describing actions of EC2 know no resources.",
            "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"),
        new(
            "*", "Setting up the delivery of a service's logs knows no resources.",
            "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery"),
        new("*", "X-Ray knows no resources.", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"),
        new(
            "network-interface/*", "An interface gets its id when it is made; subnets and security groups are named.",
            "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"),
        new(
            "*", "A session has no ARN when it is opened.",
            "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"),
        new("alarm:*", "Describing is authorised on all alarms of the account.", "cloudwatch:DescribeAlarms"),
        new(
            "model/*", "The job copies the model under a name that AWS does not document.",
            "sagemaker:AddTags", "sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel", "sagemaker:DescribeModelPackage"),
        new(
            "model-package/*", "As for the model: one statement for both.",
            "sagemaker:AddTags", "sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel", "sagemaker:DescribeModelPackage"),
        new(
            "compilation-job/*", "The job names its compilations itself.",
            "sagemaker:CreateCompilationJob", "sagemaker:DescribeCompilationJob", "sagemaker:StopCompilationJob"),
        new(
            "inference-recommendations-job/*", "The job is named after the role exists, by a hash of its inputs.",
            "sagemaker:DescribeInferenceRecommendationsJob", "sagemaker:ListInferenceRecommendationsJobSteps"),
    ];

    /// <summary>Everything, or everything of a kind, or a whole bucket.</summary>
    public static bool IsWide(string resource) =>
        Kind(resource) is "*" || Kind(resource).Split('/', ':') is [_, "*"] || resource.StartsWith("arn:aws:s3:::*", StringComparison.Ordinal);

    /// <summary>The part of an ARN after the account.</summary>
    public static string Kind(string resource) => resource.Split($"{RecordingMocks.Account}:", 2)[^1];

    /// <summary>
    /// Whether the resource's policy can refuse the action without TLS: policies of topics know few actions and no wildcard, and Key Management
    /// Service answers over TLS only.
    /// </summary>
    public static bool CanRequireTls(string action) => action.Split(':') is not (["kms", _] or ["sns", not "Publish"]);

    /// <summary>What one can do with a bucket, topic, queue or key.</summary>
    public static IReadOnlyList<string> ActionsOn(string arn) => arn.Split(':')[2] switch
    {
        "s3" => ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:PutBucketPolicy", "s3:DeleteBucket"],
        "sns" => ["sns:Publish", "sns:Subscribe", "sns:SetTopicAttributes"],
        "sqs" => ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:SetQueueAttributes"],
        "kms" => ["kms:Decrypt", "kms:GenerateDataKey", "kms:ScheduleKeyDeletion", "kms:PutKeyPolicy", "kms:CreateGrant"],
        var service => throw new NotSupportedException($"What one can do with {service} is not written yet."),
    };
}
