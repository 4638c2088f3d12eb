using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>The definition of a transform job as the stack yields it (output <c>batchJobDefinition</c>): CreateTransformJob without a name.</summary>
public sealed class BatchJobDefinition
{
    /// <summary>
    /// Stands for the job's name in <c>TransformOutput.S3OutputPath</c> and is replaced when a job is started. Job names are unique
    /// forever, so runs never overwrite each other's results.
    /// </summary>
    public const string JobNamePlaceholder = "{jobName}";

    private readonly CreateTransformJobRequest template;

    internal BatchJobDefinition(CreateTransformJobRequest template, S3Uri input, S3Uri output)
    {
        this.template = template;
        Input = input;
        Output = output;
    }

    /// <summary>The model.</summary>
    public string ModelName => template.ModelName;

    /// <summary>The input prefix, object or manifest.</summary>
    public S3Uri Input { get; }

    /// <summary>The output prefix, with the placeholder if it has one.</summary>
    public S3Uri Output { get; }

    /// <summary>Whether <see cref="Input"/> is a manifest that lists the objects.</summary>
    public bool IsManifest => template.TransformInput.DataSource.S3DataSource.S3DataType == Amazon.SageMaker.S3DataType.ManifestFile;

    /// <summary>Whether an object is sent as a whole.</summary>
    public bool IsUnsplit => template.TransformInput.SplitType is null || template.TransformInput.SplitType == Amazon.SageMaker.SplitType.None;

    /// <summary>Whether the input is compressed, so that sizes say nothing about payloads.</summary>
    public bool IsCompressed => template.TransformInput.CompressionType == Amazon.SageMaker.CompressionType.Gzip;

    /// <summary>The largest request body in MB; 6 when not given, 0 for no limit.</summary>
    public int MaxPayloadInMB => template.MaxPayloadInMB ?? 6;

    /// <summary>The number of instances.</summary>
    public int InstanceCount => template.TransformResources.InstanceCount ?? 1;

    /// <summary>Whether each run has an output prefix of its own.</summary>
    public bool HasOwnOutput => Output.Key.Contains(JobNamePlaceholder, StringComparison.Ordinal);

    /// <summary>Reads and checks a definition.</summary>
    /// <exception cref="OperationException">It is malformed or contradicts itself; it lists everything found.</exception>
    public static BatchJobDefinition Parse(string? json) => BatchJobDefinitionReader.Read(json);

    /// <summary>The request that starts a job of this name.</summary>
    internal CreateTransformJobRequest ToRequest(string jobName) => new()
    {
        TransformJobName = jobName,
        ModelName = template.ModelName,
        MaxConcurrentTransforms = template.MaxConcurrentTransforms,
        MaxPayloadInMB = template.MaxPayloadInMB,
        BatchStrategy = template.BatchStrategy,
        ModelClientConfig = template.ModelClientConfig,
        Environment = template.Environment,
        TransformInput = template.TransformInput,
        TransformOutput = new TransformOutput
        {
            S3OutputPath = template.TransformOutput.S3OutputPath.Replace(JobNamePlaceholder, jobName, StringComparison.Ordinal),
            Accept = template.TransformOutput.Accept,
            AssembleWith = template.TransformOutput.AssembleWith,
            KmsKeyId = template.TransformOutput.KmsKeyId,
        },
        TransformResources = template.TransformResources,
        DataProcessing = template.DataProcessing,
        DataCaptureConfig = template.DataCaptureConfig,
        ExperimentConfig = template.ExperimentConfig,
        Tags = template.Tags,
    };
}
