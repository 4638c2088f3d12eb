using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Settings;

/// <summary>What endpoints and jobs serve: a pipeline of several containers, or a model of one. Exactly one of the two is there.</summary>
/// <param name="Pipeline"><c>infra:pipeline</c></param>
/// <param name="Model"><c>infra:model</c></param>
public sealed record ServedModel(InferencePipelineArgs? Pipeline, InferenceModelArgs? Model)
{
    internal const string PipelineKey = "infra:pipeline";
    internal const string ModelKey = "infra:model";

    /// <summary>The containers, in sequence.</summary>
    public List<PipelineContainerArgs> Containers { get; } = Pipeline?.Containers ?? (Model is null ? [] : [Model.Container]);

    /// <summary>The customer keys that the artefacts are encrypted with.</summary>
    public List<Input<string>> KmsKeyArns => Pipeline?.KmsKeyArns ?? Model?.KmsKeyArns ?? [];

    /// <summary>What is read beside the containers' own artefacts.</summary>
    public List<Input<string>> ArtifactUris => Pipeline?.ArtifactUris ?? Model?.ArtifactUris ?? [];

    /// <summary>What is pulled beside the containers' own images.</summary>
    public List<Input<string>> Images => Pipeline?.Images ?? Model?.Images ?? [];

    /// <summary>The VPC that the containers run in; null without one.</summary>
    public VpcArgs? Vpc => Pipeline?.Vpc ?? Model?.Vpc;

    /// <summary>Whether callers address a single container.</summary>
    public bool IsDirect => Pipeline?.ExecutionMode == ExecutionModes.Direct;

    /// <summary>The key under which the containers stand.</summary>
    internal static string ContainersKey(bool isPipeline) => isPipeline ? $"{PipelineKey}.containers" : $"{ModelKey}.container";

    internal static ServedModel Read(SettingsReader reader, IReadOnlyDictionary<string, string> tags)
    {
        var (noPipeline, noModel) = (reader.IsAbsent(PipelineKey), reader.IsAbsent(ModelKey));
        if (noPipeline == noModel)
        {
            reader.Refuse(
                SettingsProblem.NoModel, PipelineKey, noPipeline ? $"Neither {PipelineKey} nor {ModelKey} is given." : $"{PipelineKey} and {ModelKey} are both given.",
                $"Keep one: {PipelineKey} for 2 to 15 containers in sequence, {ModelKey} for a single one.");
        }

        return new ServedModel(
            reader.OptionalArgs<InferencePipelineArgs>(
                PipelineKey, ["tags", "autoMLCandidateName"], args => args.Tags.AddRange(new Dictionary<string, string>(tags)), args => InferencePipelineValidator.Validate(args)),
            reader.OptionalArgs<InferenceModelArgs>(
                ModelKey, ["tags"], args => args.Tags.AddRange(new Dictionary<string, string>(tags)), args => InferenceModelValidator.Validate(args)));
    }
}
