using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>The model card of a version: its purpose, owners, risks and results for people.</summary>
public sealed class ModelCardArgs : ResourceArgs
{
    /// <summary>The card as a JSON object in AWS's schema of model cards, at most 100,000 characters.</summary>
    [Input("modelCardContent", required: true)]
    public string ModelCardContent { get; set; } = null!;

    /// <summary><c>Draft</c> (default), <c>PendingReview</c>, <c>Approved</c> or <c>Archived</c>. A change updates the card of the version.</summary>
    [Input("modelCardStatus")]
    public string ModelCardStatus { get; set; } = "Draft";
}

/// <summary>Where a version comes from.</summary>
public sealed class MetadataPropertiesArgs : ResourceArgs
{
    /// <summary>The commit. At most 1,024 characters. Default: not stated.</summary>
    [Input("commitId")]
    public string? CommitId { get; set; }

    /// <summary>The repository of the commit. At most 1,024 characters. Default: not stated.</summary>
    [Input("repository")]
    public string? Repository { get; set; }

    /// <summary>Who or what made the version, such as a build. At most 1,024 characters. Default: not stated.</summary>
    [Input("generatedBy")]
    public string? GeneratedBy { get; set; }

    /// <summary>The project it belongs to. At most 1,024 characters. Default: not stated.</summary>
    [Input("projectId")]
    public string? ProjectId { get; set; }
}
