using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>Reads a job definition. Unknown keys are refused: dropping one silently would run another job than was described.</summary>
internal static class BatchJobDefinitionReader
{
    private const string Key = "batchJobDefinition";

    public static BatchJobDefinition Read(string? json)
    {
        var problems = new List<Problem>();
        var reader = SettingsReader.Parse(json, Key, ProblemIds.BatchDefinition, problems);
        if (!reader.Exists && problems.Count == 0)
            reader.Refuse("", "The stack has no batch job.", "Set infra:batch in the stack's config and deploy.");
        OperationException.ThrowIfAny(problems);

        var template = Bind(reader);
        var input = Place(reader.Section("TransformInput").Section("DataSource").Section("S3DataSource"), "S3Uri");
        var output = Place(reader.Section("TransformOutput"), "S3OutputPath");
        CheckPayload(reader, template);
        OperationException.ThrowIfAny(problems);
        return new BatchJobDefinition(template, input, output);
    }

    private static CreateTransformJobRequest Bind(SettingsReader reader)
    {
        var request = new CreateTransformJobRequest
        {
            ModelName = reader.RequiredText("ModelName", "Name the model."),
            MaxConcurrentTransforms = reader.Integer("MaxConcurrentTransforms", 0, 100),
            MaxPayloadInMB = reader.Integer("MaxPayloadInMB", 0, 100),
            BatchStrategy = reader.Word("BatchStrategy", "MultiRecord", "SingleRecord"),
            ModelClientConfig = ClientConfig(reader.Section("ModelClientConfig")),
            Environment = Environment(reader.Section("Environment")),
            TransformInput = Input(reader.Section("TransformInput")),
            TransformOutput = Output(reader.Section("TransformOutput")),
            TransformResources = Resources(reader.Section("TransformResources")),
            DataProcessing = Processing(reader.Section("DataProcessing")),
            DataCaptureConfig = Capture(reader.Section("DataCaptureConfig")),
            ExperimentConfig = Experiment(reader.Section("ExperimentConfig")),
            Tags = Tags(reader),
        };
        reader.RefuseUnknown();
        return request;
    }

    private static TransformInput Input(SettingsReader reader)
    {
        var source = reader.Section("DataSource").Section("S3DataSource");
        var input = new TransformInput
        {
            DataSource = new TransformDataSource
            {
                S3DataSource = new TransformS3DataSource
                {
                    S3DataType = source.Word("S3DataType", "S3Prefix", "ManifestFile") ?? "S3Prefix",
                    S3Uri = source.RequiredText("S3Uri", "Give the input's s3:// prefix."),
                },
            },
            ContentType = reader.Text("ContentType"),
            CompressionType = reader.Word("CompressionType", "None", "Gzip"),
            SplitType = reader.Word("SplitType", "None", "Line", "RecordIO", "TFRecord"),
        };
        source.RefuseUnknown();
        reader.RefuseUnknown();
        return input;
    }

    private static TransformOutput Output(SettingsReader reader)
    {
        var output = new TransformOutput
        {
            S3OutputPath = reader.RequiredText("S3OutputPath", "Give the output's s3:// prefix."),
            Accept = reader.Text("Accept"),
            AssembleWith = reader.Word("AssembleWith", "None", "Line"),
            KmsKeyId = reader.Text("KmsKeyId"),
        };
        reader.RefuseUnknown();
        return output;
    }

    private static TransformResources Resources(SettingsReader reader)
    {
        var resources = new TransformResources
        {
            InstanceType = reader.RequiredText("InstanceType", "Give a transform instance type, such as ml.m5.xlarge."),
            InstanceCount = reader.Integer("InstanceCount", 1, 100) ?? 1,
            VolumeKmsKeyId = reader.Text("VolumeKmsKeyId"),
            TransformAmiVersion = reader.Text("TransformAmiVersion"),
        };
        reader.RefuseUnknown();
        return resources;
    }

    private static ModelClientConfig? ClientConfig(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var config = new ModelClientConfig
        {
            InvocationsTimeoutInSeconds = reader.Integer("InvocationsTimeoutInSeconds", 1, 3600),
            InvocationsMaxRetries = reader.Integer("InvocationsMaxRetries", 0, 3),
        };
        reader.RefuseUnknown();
        return config;
    }

    private static DataProcessing? Processing(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var processing = new DataProcessing
        {
            InputFilter = reader.Text("InputFilter"),
            OutputFilter = reader.Text("OutputFilter"),
            JoinSource = reader.Word("JoinSource", "None", "Input"),
        };
        reader.RefuseUnknown();
        return processing;
    }

    private static BatchDataCaptureConfig? Capture(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var capture = new BatchDataCaptureConfig
        {
            DestinationS3Uri = reader.RequiredText("DestinationS3Uri", "Give the s3:// prefix of captured data."),
            KmsKeyId = reader.Text("KmsKeyId"),
            GenerateInferenceId = reader.Flag("GenerateInferenceId"),
        };
        _ = Place(reader, "DestinationS3Uri");
        reader.RefuseUnknown();
        return capture;
    }

    private static ExperimentConfig? Experiment(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var experiment = new ExperimentConfig
        {
            ExperimentName = reader.Text("ExperimentName"),
            TrialName = reader.Text("TrialName"),
            TrialComponentDisplayName = reader.Text("TrialComponentDisplayName"),
            RunName = reader.Text("RunName"),
        };
        reader.RefuseUnknown();
        return experiment;
    }

    private static Dictionary<string, string>? Environment(SettingsReader reader) =>
        reader.Exists ? reader.Names().ToDictionary(n => n, n => reader.Text(n) ?? "", StringComparer.Ordinal) : null;

    private static List<Tag>? Tags(SettingsReader reader)
    {
        var tags = reader.Sections("Tags");
        return tags.Count == 0 ? null : [.. tags.Select(t => new Tag { Key = t.RequiredText("Key", "Name the tag."), Value = t.Text("Value") ?? "" })];
    }

    private static S3Uri Place(SettingsReader reader, string name)
    {
        var text = reader.Text(name);
        if (S3Uri.TryParse(text, out var place))
            return place;

        if (text is not null)
            reader.Refuse(name, $"\"{text}\" is no S3 URI.", "Write it as s3://bucket/prefix/.");
        return new S3Uri("", "");
    }

    private static void CheckPayload(SettingsReader reader, CreateTransformJobRequest request)
    {
        var (concurrency, payload) = (Math.Max(1, request.MaxConcurrentTransforms ?? 1), request.MaxPayloadInMB ?? 6);
        if (concurrency * payload > 100)
            reader.Refuse(
                "MaxPayloadInMB",
                $"{concurrency} concurrent requests of {payload} MB are {concurrency * payload} MB.",
                "Keep the product at or below 100 MB.");
        if (request.BatchStrategy is not null && (request.TransformInput.SplitType is null || request.TransformInput.SplitType == Amazon.SageMaker.SplitType.None))
            reader.Refuse("BatchStrategy", $"\"{request.BatchStrategy}\" needs records.", "Set SplitType to Line, RecordIO or TFRecord.");
    }
}
