using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>The experiment that jobs are recorded in. Each name has 1 to 120 letters, digits and hyphens; an absent one is not sent.</summary>
public sealed class BatchExperimentArgs : ResourceArgs
{
    /// <summary>Name of an existing experiment.</summary>
    [Input("experimentName")]
    public string? ExperimentName { get; set; }

    /// <summary>Name of an existing trial.</summary>
    [Input("trialName")]
    public string? TrialName { get; set; }

    /// <summary>Name under which the job is shown as a trial component.</summary>
    [Input("trialComponentDisplayName")]
    public string? TrialComponentDisplayName { get; set; }

    /// <summary>Name of an existing run.</summary>
    [Input("runName")]
    public string? RunName { get; set; }
}
