using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>One container of a pipeline or a model: an image with its model data, or a model package.</summary>
public sealed class PipelineContainerArgs : ResourceArgs
{
    /// <summary>
    /// DNS host, metric dimension and log suffix of the container; 1 to 63 letters, digits and hyphens. All containers have one or none has;
    /// required on each in Direct mode. Default: SageMaker numbers the containers.
    /// </summary>
    [Input("hostname")]
    public string? Hostname { get; set; }

    /// <summary>Image in ECR with a tag or digest, or in a registry of the VPC. At most 255 characters. Either this or <see cref="ModelPackageName"/>.</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }

    /// <summary>
    /// A version in the Model Registry by its ARN, or a model package by its name; it brings its own image and model data. At most 176
    /// characters.
    /// </summary>
    [Input("modelPackageName")]
    public Input<string>? ModelPackageName { get; set; }

    /// <summary>Which inference specification of the model package to use; 1 to 63 letters, digits and hyphens. Default: the package's main one.</summary>
    [Input("inferenceSpecificationName")]
    public string? InferenceSpecificationName { get; set; }

    /// <summary><c>s3://</c> address of a <c>.tar.gz</c> with the model, or of a prefix ending with "/" in MultiModel mode.</summary>
    [Input("modelDataUrl")]
    public Input<string>? ModelDataUrl { get; set; }

    /// <summary>
    /// Model data that need not be one archive. Excludes <see cref="ModelDataUrl"/>; cannot be used by batch transform, serverless endpoints and
    /// in MultiModel mode.
    /// </summary>
    [Input("modelDataSource")]
    public ModelDataSourceArgs? ModelDataSource { get; set; }

    /// <summary>Up to 5 further data sources, such as adapters, each in a folder of its own. Default: none.</summary>
    [Input("additionalModelDataSources")]
    public List<AdditionalModelDataSourceArgs> AdditionalModelDataSources { get; set; } = [];

    /// <summary><c>SingleModel</c> (default) or <c>MultiModel</c>; at most one container of a pipeline is multi-model.</summary>
    [Input("mode")]
    public string Mode { get; set; } = ContainerModes.SingleModel;

    /// <summary>
    /// <c>Enabled</c> or <c>Disabled</c>: whether a multi-model container keeps models in memory after a request. Only in MultiModel mode.
    /// Default: SageMaker's, enabled; disable it for many models that are each rarely asked.
    /// </summary>
    [Input("modelCacheSetting")]
    public string? ModelCacheSetting { get; set; }

    /// <summary><c>Platform</c> (default): the image is in ECR. <c>Vpc</c>: in a private registry reached through the VPC of the pipeline or model.</summary>
    [Input("repositoryAccessMode")]
    public string RepositoryAccessMode { get; set; } = RepositoryAccessModes.Platform;

    /// <summary>
    /// ARN of the Lambda function that gives the credentials of a private registry; the created role may invoke it. Only with access mode
    /// <c>Vpc</c>. Default: the registry asks for none.
    /// </summary>
    [Input("repositoryCredentialsProviderArn")]
    public Input<string>? RepositoryCredentialsProviderArn { get; set; }

    /// <summary>
    /// Environment of the container: at most 100 entries, keys and values of at most 1,024 characters, 32 KB over all containers. Set
    /// <c>SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT</c> on each container but the last to choose the content type it passes on.
    /// </summary>
    [Input("environment")]
    public InputMap<string> Environment { get; set; } = new();
}
