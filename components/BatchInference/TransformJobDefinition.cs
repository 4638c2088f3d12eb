using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Components.Endpoints;

namespace Infra.Components.BatchInference;

/// <summary>
/// The body of a CreateTransformJob request without its name, in PascalCase as the API, Step Functions and the SDK take it. Defaults of the API
/// are not written.
/// </summary>
internal static class TransformJobDefinition
{
    /// <summary>What stands for the name of the job at the end of its output path; whoever starts a job replaces it.</summary>
    public const string JobName = "{jobName}";

    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(BatchTransformArgs args, TransformJobValues values) => ToNode(args, values).ToJsonString(Json);

    public static JsonObject ToNode(BatchTransformArgs args, TransformJobValues values)
    {
        var job = new JsonObject { ["ModelName"] = values.ModelName };
        Set(job, "MaxConcurrentTransforms", args.MaxConcurrentTransforms > 0 ? args.MaxConcurrentTransforms : null);
        job["MaxPayloadInMB"] = args.MaxPayloadInMB;
        Set(job, "BatchStrategy", args.BatchStrategy);
        job["ModelClientConfig"] = new JsonObject
        {
            ["InvocationsTimeoutInSeconds"] = args.InvocationsTimeoutInSeconds,
            ["InvocationsMaxRetries"] = args.InvocationsMaxRetries,
        };
        Set(job, "Environment", values.Environment.Count > 0 ? Map(values.Environment) : null);
        job["TransformInput"] = Input(args, values);
        job["TransformOutput"] = Output(args, values);
        Set(job, "DataCaptureConfig", values.Capture is { } capture ? DataCapture(args, capture) : null);
        job["TransformResources"] = Resources(args, values);
        Set(job, "DataProcessing", args is { InputFilter: "$", OutputFilter: "$", JoinSource: "None" } ? null : DataProcessing(args));
        Set(job, "ExperimentConfig", args.Experiment is { } experiment ? Experiment(experiment) : null);
        Set(job, "Tags", values.Tags.Count > 0 ? Tags(values.Tags) : null);
        return job;
    }

    private static JsonObject Input(BatchTransformArgs args, TransformJobValues values)
    {
        var input = new JsonObject
        {
            ["DataSource"] = new JsonObject
            {
                ["S3DataSource"] = new JsonObject { ["S3DataType"] = args.InputType, ["S3Uri"] = values.InputUri },
            },
        };
        Set(input, "ContentType", args.ContentType);
        Set(input, "CompressionType", Given(args.CompressionType));
        Set(input, "SplitType", Given(args.SplitType));
        return input;
    }

    private static JsonObject Output(BatchTransformArgs args, TransformJobValues values)
    {
        var output = new JsonObject { ["S3OutputPath"] = values.OutputUri + JobName };
        Set(output, "Accept", args.Accept);
        Set(output, "AssembleWith", Given(args.AssembleWith));
        Set(output, "KmsKeyId", values.OutputKeyArn);
        return output;
    }

    private static JsonObject Resources(BatchTransformArgs args, TransformJobValues values)
    {
        var resources = new JsonObject { ["InstanceType"] = values.InstanceType, ["InstanceCount"] = args.InstanceCount };
        Set(resources, "VolumeKmsKeyId", values.VolumeKeyArn);
        Set(resources, "TransformAmiVersion", args.TransformAmiVersion);
        return resources;
    }

    private static JsonObject DataCapture(BatchTransformArgs args, Destination target)
    {
        var capture = new JsonObject { ["DestinationS3Uri"] = target.Uri };
        Set(capture, "KmsKeyId", target.KeyArn);
        Set(capture, "GenerateInferenceId", args.DataCapture is { GenerateInferenceId: true } ? true : null);
        return capture;
    }

    private static JsonObject Experiment(BatchExperimentArgs args)
    {
        var experiment = new JsonObject();
        Set(experiment, "ExperimentName", args.ExperimentName);
        Set(experiment, "TrialName", args.TrialName);
        Set(experiment, "TrialComponentDisplayName", args.TrialComponentDisplayName);
        Set(experiment, "RunName", args.RunName);
        return experiment;
    }

    private static JsonObject DataProcessing(BatchTransformArgs args) => new()
    {
        ["InputFilter"] = args.InputFilter,
        ["OutputFilter"] = args.OutputFilter,
        ["JoinSource"] = args.JoinSource,
    };

    private static JsonArray Tags(IReadOnlyDictionary<string, string> tags) =>
        [.. Ordered(tags).Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })];

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) =>
        new(Ordered(values).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    private static IEnumerable<KeyValuePair<string, string>> Ordered(IReadOnlyDictionary<string, string> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static string? Given(string value) => value == "None" ? null : value;

    private static void Set(JsonObject node, string key, JsonNode? value)
    {
        if (value is not null)
        {
            node[key] = value;
        }
    }
}
