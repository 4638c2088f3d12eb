using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Components.Shared.Rules;

/// <summary>Checks of argument groups that several components share.</summary>
internal static partial class SharedRules
{
    private const int MaximumTags = 50;
    private const int MaximumTagKey = 128;
    private const int MaximumTagValue = 256;

    public static void CheckName(this ProblemList problems, string? name) => problems.AddIf(
        name is not null && !Names.IsValidComponent(name), Diagnostics.Name, "name", $"is \"{name}\", not 1 to 40 letters, digits and single hyphens.");

    public static void CheckTags(this ProblemList problems, InputMap<string> tags) => problems.CheckMap("tags", tags, CheckTags);

    public static void CheckVpc(this ProblemList problems, VpcArgs? vpc, string path = "vpc")
    {
        if (vpc is null)
        {
            return;
        }

        CheckIds($"{path}.securityGroupIds", vpc.SecurityGroupIds, 5);
        CheckIds($"{path}.subnets", vpc.Subnets, 16);

        void CheckIds(string key, List<Input<string>> ids, int maximum)
        {
            problems.AddIf(ids.Count < 1 || ids.Count > maximum, Diagnostics.Vpc, key, $"has {ids.Count} ids; the range is 1 to {maximum}.");
            problems.CheckAll(key, ids, ValueRules.SecurityGroupOrSubnet);
        }
    }

    public static void CheckBucket(this ProblemList problems, OutputBucketArgs bucket)
    {
        problems.OneOf("bucket.choice", bucket.Choice, Choice.Create, Choice.Adopt);
        problems.AddIf(bucket is { Choice: Choice.Create, Name: not null }, Diagnostics.BucketChoice, "bucket.name", "is given, but the choice is Create.");
        problems.AddIf(bucket is { Choice: Choice.Adopt, Name: null }, Diagnostics.BucketChoice, "bucket.name", "is missing, but the choice is Adopt.");
        problems.Check("bucket.name", bucket.Name, ValueRules.BucketName);
        problems.Check("bucket.kmsKeyArn", bucket.KmsKeyArn, ValueRules.KmsKeyArn);
        problems.Range("bucket.expireAfterDays", bucket.ExpireAfterDays, 0, int.MaxValue, " days");
        problems.Range("bucket.abortIncompleteUploadDays", bucket.AbortIncompleteUploadDays, 1, int.MaxValue, " days");
        CheckBucketSettings(problems, bucket);
    }

    /// <summary>Settings that an adopted bucket does not get, and those that go together.</summary>
    private static void CheckBucketSettings(ProblemList problems, OutputBucketArgs bucket)
    {
        var isAdopted = bucket.Choice == Choice.Adopt;
        problems.AddIf(isAdopted && bucket.Versioning, Diagnostics.BucketSettings, "bucket.versioning", "is true, but the choice is Adopt.");
        problems.Range("bucket.noncurrentExpireAfterDays", bucket.NoncurrentExpireAfterDays, 0, int.MaxValue, " days");
        problems.AddIf(
            bucket is { NoncurrentExpireAfterDays: > 0, Versioning: false }, Diagnostics.BucketSettings,
            "bucket.noncurrentExpireAfterDays", $"is {bucket.NoncurrentExpireAfterDays}, but versioning is false.");
        problems.AddIf(
            isAdopted && bucket.AccessLogBucket is not null, Diagnostics.BucketSettings, "bucket.accessLogBucket", "is given, but the choice is Adopt.");
        problems.Check("bucket.accessLogBucket", bucket.AccessLogBucket, ValueRules.BucketName);
        problems.AddIf(
            bucket is { AccessLogBucket: null, AccessLogPrefix: not null }, Diagnostics.BucketSettings,
            "bucket.accessLogPrefix", "is given without accessLogBucket.");
        problems.Check("bucket.accessLogPrefix", bucket.AccessLogPrefix, ValueRules.MaximumLength(200));
    }

    /// <summary>The ARN that goes with a topic choice.</summary>
    public static void CheckTopic(this ProblemList problems, string choice, string path, Input<string>? arn)
    {
        problems.AddIf(choice == Choice.Adopt && arn is null, Diagnostics.TopicChoice, path, "is missing, but the choice is Adopt.");
        problems.AddIf(choice != Choice.Adopt && arn is not null, Diagnostics.TopicChoice, path, $"is given, but the choice is {choice}.");
        problems.Check(path, arn, ValueRules.TopicArn, ValueRules.StandardTopic);
    }

    /// <summary>Prefixes end with "/" and none holds another, or results would be read as requests or expire with them.</summary>
    public static void CheckPrefixes(this ProblemList problems, params (string Path, string Prefix)[] prefixes)
    {
        foreach (var (path, prefix) in prefixes)
        {
            problems.AddIf(!PrefixPattern().IsMatch(prefix), Diagnostics.PrefixesDisjoint, path, $"is \"{prefix}\", not a prefix such as results/ of letters, digits and _.=- that ends with /.");
        }

        foreach (var (index, (firstPath, first)) in prefixes.Index())
        {
            foreach (var (secondPath, second) in prefixes.Skip(index + 1))
            {
                var overlap = first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal);
                problems.AddIf(overlap, Diagnostics.PrefixesDisjoint, secondPath, $"is \"{second}\" and overlaps \"{first}\" of {firstPath}.");
            }
        }
    }

    private static void CheckTags(ProblemList problems, string path, ImmutableDictionary<string, string> tags)
    {
        problems.AddIf(tags.Count > MaximumTags, Diagnostics.Tags, path, $"has {tags.Count} tags; at most {MaximumTags} are allowed.");
        foreach (var (key, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            var isKey = key.Length is >= 1 and <= MaximumTagKey && TagPattern().IsMatch(key) && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
            problems.AddIf(!isKey, Diagnostics.Tags, path, $"has the key \"{key}\", which AWS does not take.");
            problems.AddIf(value.Length > MaximumTagValue || !TagPattern().IsMatch(value), Diagnostics.Tags, $"{path}.{key}", $"is \"{value}\", which AWS does not take.");
        }
    }

    [GeneratedRegex("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*\\z", RegexOptions.None, 1000)]
    private static partial Regex TagPattern();

    [GeneratedRegex("^([A-Za-z0-9_.=-]+/)+\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PrefixPattern();
}
