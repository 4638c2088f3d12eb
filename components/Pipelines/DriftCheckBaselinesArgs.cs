using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>What later versions of the model, and the model in use, are compared with.</summary>
public sealed class DriftCheckBaselinesArgs : ResourceArgs
{
    /// <summary>Baseline of the quality of the model. Default: none.</summary>
    [Input("modelQuality")]
    public QualityMetricsArgs? ModelQuality { get; set; }

    /// <summary>Baseline of the quality of the data. Default: none.</summary>
    [Input("modelDataQuality")]
    public QualityMetricsArgs? ModelDataQuality { get; set; }

    /// <summary>Baseline of the bias. Default: none.</summary>
    [Input("bias")]
    public DriftCheckBiasArgs? Bias { get; set; }

    /// <summary>Baseline of the explainability. Default: none.</summary>
    [Input("explainability")]
    public DriftCheckExplainabilityArgs? Explainability { get; set; }

    internal IEnumerable<NamedFile> Files(string path) =>
    [
        .. ModelQuality?.Files($"{path}.modelQuality") ?? [],
        .. ModelDataQuality?.Files($"{path}.modelDataQuality") ?? [],
        new($"{path}.bias.configFile", Bias?.ConfigFile),
        new($"{path}.bias.preTrainingConstraints", Bias?.PreTrainingConstraints),
        new($"{path}.bias.postTrainingConstraints", Bias?.PostTrainingConstraints),
        new($"{path}.explainability.configFile", Explainability?.ConfigFile),
        new($"{path}.explainability.constraints", Explainability?.Constraints),
    ];
}

/// <summary>Baseline of the bias.</summary>
public sealed class DriftCheckBiasArgs : ResourceArgs
{
    /// <summary>Configuration of the check. Default: not stated.</summary>
    [Input("configFile")]
    public FileSourceArgs? ConfigFile { get; set; }

    /// <summary>What must hold for the data before training. Default: not stated.</summary>
    [Input("preTrainingConstraints")]
    public MetricsSourceArgs? PreTrainingConstraints { get; set; }

    /// <summary>What must hold for the trained model. Default: not stated.</summary>
    [Input("postTrainingConstraints")]
    public MetricsSourceArgs? PostTrainingConstraints { get; set; }
}

/// <summary>Baseline of the explainability.</summary>
public sealed class DriftCheckExplainabilityArgs : ResourceArgs
{
    /// <summary>Configuration of the check. Default: not stated.</summary>
    [Input("configFile")]
    public FileSourceArgs? ConfigFile { get; set; }

    /// <summary>What must hold. Default: not stated.</summary>
    [Input("constraints")]
    public MetricsSourceArgs? Constraints { get; set; }
}
