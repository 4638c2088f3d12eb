using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines.Models;

/// <summary>
/// A container with its values as the model takes them: known ones were checked before, outputs are checked when they become known.
/// </summary>
/// <param name="Path">Path of the argument, for messages.</param>
/// <param name="Args">The argument.</param>
/// <param name="Environment">The environment that the container gets; null when it is empty.</param>
internal sealed record ContainerInputs(string Path, PipelineContainerArgs Args, InputMap<string>? Environment)
{
    public Input<string>? Image => Args.Image.CheckedIfGiven($"{Path}.image", ContainerRules.Image(Args.RepositoryAccessMode == RepositoryAccessModes.Vpc));

    public Input<string>? ModelPackageName => Args.ModelPackageName.CheckedIfGiven($"{Path}.modelPackageName", ContainerRules.PackageName);

    public Input<string>? ModelDataUrl => Args.ModelDataUrl.CheckedIfGiven($"{Path}.modelDataUrl", ModelDataRules.Url(Args));

    public Input<string>? CredentialsProvider => Args.RepositoryCredentialsProviderArn.CheckedIfGiven(
        $"{Path}.repositoryCredentialsProviderArn", ContainerRules.CredentialsProvider);

    public SourceInputs? Source => Args.ModelDataSource is { } source ? new SourceInputs($"{Path}.modelDataSource", source) : null;

    public IReadOnlyList<SourceInputs> Additional =>
        [.. Args.AdditionalModelDataSources.Select((source, index) => new SourceInputs($"{Path}.additionalModelDataSources[{index}]", source))];

    /// <summary>What the role has to read.</summary>
    public IEnumerable<Input<string>?> Artifacts => [ModelDataUrl, Source?.Uri, .. Additional.Select(source => source.Uri)];

    /// <summary>The containers for what does not depend on their environment.</summary>
    public static IEnumerable<ContainerInputs> Of(ISageMakerModelArgs args) =>
        args.NamedContainers.Select(container => new ContainerInputs(container.Path, container.Args, Environment: null));
}

/// <summary>A data source with its address checked.</summary>
internal sealed record SourceInputs(string Path, IModelDataSourceArgs Args)
{
    public Input<string> Uri => Args.S3Uri.Checked($"{Path}.s3Uri", ModelDataRules.Source(Args));

    public string? Channel => (Args as AdditionalModelDataSourceArgs)?.ChannelName;
}
