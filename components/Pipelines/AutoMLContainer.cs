namespace Infra.Components.Pipelines;

/// <summary>One of an AutoML candidate's <c>InferenceContainers</c>.</summary>
/// <param name="Image">Image, as the candidate names it.</param>
/// <param name="ModelDataUrl"><c>s3://</c> address of the candidate's artefact.</param>
/// <param name="Environment">The container's environment, kept verbatim.</param>
public sealed record AutoMLContainer(string Image, string ModelDataUrl, IReadOnlyDictionary<string, string> Environment)
{
    internal PipelineContainerArgs ToContainer() => new()
    {
        Image = Image,
        ModelDataUrl = ModelDataUrl,
        Environment = new Dictionary<string, string>(Environment),
    };
}
