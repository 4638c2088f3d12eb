using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines.Registry;

/// <summary>Rules over what is told of a model version beside its containers.</summary>
internal static partial class RegistryRules
{
    public const int MaximumText = 1024;

    private const int MaximumCard = 100_000;
    private const int MaximumContentType = 256;

    /// <summary>Types of content as AWS names them, with parameters.</summary>
    public static ValueRule ContentType(Diagnostic diagnostic) => new(diagnostic, value =>
        value.Length <= MaximumContentType && ContentTypePattern().IsMatch(value) ? null : $"\"{value}\" is not a content type.");

    public static ValueRule SourceUri { get; } = ValueRules.MaximumLength(MaximumText);

    private static readonly ValueRule Digest = new(Diagnostics.RegistryFile, value =>
        DigestPattern().IsMatch(value) ? null : $"\"{value}\" is not a digest.");

    private static readonly ValueRule Card = new(Diagnostics.ModelCard, value => value.Length > MaximumCard
        ? $"has {value.Length} characters; at most {MaximumCard} are allowed."
        : IsObject(value) ? null : "is not a JSON object.");

    public static void CheckFiles(ProblemList problems, IEnumerable<NamedFile> files)
    {
        foreach (var (path, file) in files)
        {
            if (file is not null)
            {
                CheckFile(problems, path, file);
            }
        }
    }

    public static void CheckCard(ProblemList problems, ModelCardArgs? card)
    {
        if (card is null)
        {
            return;
        }

        problems.Require("modelCard.modelCardContent", card.ModelCardContent, Card);
        problems.OneOf("modelCard.modelCardStatus", card.ModelCardStatus, "Draft", "PendingReview", "Approved", "Archived");
    }

    public static void CheckMetadata(ProblemList problems, MetadataPropertiesArgs? metadata)
    {
        foreach (var (name, value) in new[]
        {
            ("commitId", metadata?.CommitId), ("repository", metadata?.Repository), ("generatedBy", metadata?.GeneratedBy), ("projectId", metadata?.ProjectId),
        })
        {
            problems.Check($"metadataProperties.{name}", value, ValueRules.MaximumLength(MaximumText));
        }
    }

    private static void CheckFile(ProblemList problems, string path, IRegistryFileArgs file)
    {
        problems.Require($"{path}.s3Uri", file.S3Uri, ValueRules.S3Uri);
        problems.AddIf(file is MetricsSourceArgs && string.IsNullOrEmpty(file.ContentType), Diagnostics.Required, $"{path}.contentType", "is missing.");
        problems.Check($"{path}.contentType", string.IsNullOrEmpty(file.ContentType) ? null : file.ContentType, ContentType(Diagnostics.RegistryFile));
        problems.Check($"{path}.contentDigest", file.ContentDigest, Digest);
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[Ss][Hh][Aa]256:[0-9a-fA-F]{64}\\z", RegexOptions.None, 1000)]
    private static partial Regex DigestPattern();

    [GeneratedRegex("^[-\\w.+]{1,100}/[-\\w.+]{1,150}(;\\s*\\S+)?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContentTypePattern();
}
