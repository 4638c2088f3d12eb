using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>How good a model version was when it was registered.</summary>
public sealed class ModelMetricsArgs : ResourceArgs
{
    /// <summary>Quality of the model: what evaluation found. Default: not stated.</summary>
    [Input("modelQuality")]
    public QualityMetricsArgs? ModelQuality { get; set; }

    /// <summary>Quality of the data the model was trained on. Default: not stated.</summary>
    [Input("modelDataQuality")]
    public QualityMetricsArgs? ModelDataQuality { get; set; }

    /// <summary>Bias. Default: not stated.</summary>
    [Input("bias")]
    public BiasMetricsArgs? Bias { get; set; }

    /// <summary>Explainability. Default: not stated.</summary>
    [Input("explainability")]
    public ExplainabilityMetricsArgs? Explainability { get; set; }

    internal IEnumerable<NamedFile> Files(string path) =>
    [
        .. ModelQuality?.Files($"{path}.modelQuality") ?? [],
        .. ModelDataQuality?.Files($"{path}.modelDataQuality") ?? [],
        new($"{path}.bias.report", Bias?.Report),
        new($"{path}.bias.preTrainingReport", Bias?.PreTrainingReport),
        new($"{path}.bias.postTrainingReport", Bias?.PostTrainingReport),
        new($"{path}.explainability.report", Explainability?.Report),
    ];
}

/// <summary>Quality of a model or of data: what was measured, and what must hold.</summary>
public sealed class QualityMetricsArgs : ResourceArgs
{
    /// <summary>What was measured. Default: not stated.</summary>
    [Input("statistics")]
    public MetricsSourceArgs? Statistics { get; set; }

    /// <summary>What must hold. Default: not stated.</summary>
    [Input("constraints")]
    public MetricsSourceArgs? Constraints { get; set; }

    internal IEnumerable<NamedFile> Files(string path) => [new($"{path}.statistics", Statistics), new($"{path}.constraints", Constraints)];
}

/// <summary>Reports on the bias of a model version.</summary>
public sealed class BiasMetricsArgs : ResourceArgs
{
    /// <summary>The whole report. Default: not stated.</summary>
    [Input("report")]
    public MetricsSourceArgs? Report { get; set; }

    /// <summary>Bias in the data before training. Default: not stated.</summary>
    [Input("preTrainingReport")]
    public MetricsSourceArgs? PreTrainingReport { get; set; }

    /// <summary>Bias of the trained model. Default: not stated.</summary>
    [Input("postTrainingReport")]
    public MetricsSourceArgs? PostTrainingReport { get; set; }
}

/// <summary>The report on what a model version decides by.</summary>
public sealed class ExplainabilityMetricsArgs : ResourceArgs
{
    /// <summary>The report. Default: not stated.</summary>
    [Input("report")]
    public MetricsSourceArgs? Report { get; set; }
}
