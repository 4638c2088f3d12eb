namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>The attributes of a queue: which there are, within which bounds, and those that are computed.</summary>
internal static class QueueAttributes
{
    private static readonly Dictionary<string, (int Min, int Max)> Ranges = new(StringComparer.Ordinal)
    {
        ["VisibilityTimeout"] = (0, 43_200),
        ["DelaySeconds"] = (0, 900),
        ["MaximumMessageSize"] = (1024, 1_048_576),
        ["MessageRetentionPeriod"] = (60, 1_209_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 20),
        ["KmsDataKeyReusePeriodSeconds"] = (60, 86_400),
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "SqsManagedSseEnabled",
        "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit",
    };

    public static void Check(string name, string value)
    {
        if (!Ranges.TryGetValue(name, out var range))
        {
            if (!Others.Contains(name))
            {
                throw new AwsException("InvalidAttributeName", $"Unknown Attribute {name}.");
            }

            return;
        }

        if (!int.TryParse(value, out var number) || number < range.Min || number > range.Max)
        {
            throw new AwsException("InvalidAttributeValue", $"Invalid value for the parameter {name}.");
        }
    }

    public static TimeSpan Seconds(SqsQueue queue, string name) => TimeSpan.FromSeconds(int.Parse(queue.Attributes[name]));

    public static IReadOnlyDictionary<string, string> Describe(SqsQueue queue, string arn, DateTimeOffset now)
    {
        var hidden = queue.Messages.Count(message => message.VisibleAt > now && message.ReceiveCount > 0);
        var delayed = queue.Messages.Count(message => message.VisibleAt > now && message.ReceiveCount == 0);
        return new Dictionary<string, string>(queue.Attributes, StringComparer.Ordinal)
        {
            ["QueueArn"] = arn,
            ["CreatedTimestamp"] = queue.Created.ToUnixTimeSeconds().ToString(),
            ["LastModifiedTimestamp"] = queue.Modified.ToUnixTimeSeconds().ToString(),
            ["ApproximateNumberOfMessages"] = (queue.Messages.Count - hidden - delayed).ToString(),
            ["ApproximateNumberOfMessagesNotVisible"] = hidden.ToString(),
            ["ApproximateNumberOfMessagesDelayed"] = delayed.ToString(),
        };
    }
}
