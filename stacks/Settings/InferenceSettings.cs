using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Settings;

/// <summary>The config of a stack as the args of its components, everything checked.</summary>
/// <param name="Pipeline"><c>infra:pipeline</c></param>
/// <param name="ModelVersion"><c>infra:modelVersion</c>; null when that is an empty map: nothing is registered</param>
/// <param name="Endpoint"><c>infra:endpoint</c></param>
/// <param name="Batch"><c>infra:batch</c></param>
/// <param name="SamplePayloadUrl"><c>infra:recommendation.samplePayloadUrl</c>, which the role of recommendation jobs must be able to read; null when there is
/// none. The rest of that key is the recommendation step's own business.</param>
/// <param name="Region"><c>aws:region</c></param>
/// <param name="Tags"><c>infra:tags</c>; the args carry them already.</param>
public sealed record InferenceSettings(
    InferencePipelineArgs Pipeline,
    ModelVersionArgs? ModelVersion,
    AsyncEndpointArgs Endpoint,
    BatchTransformArgs Batch,
    string? SamplePayloadUrl,
    string Region,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Every key of a stack's config; what else begins with <c>infra:</c> is a mistake.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "aws:region", "aws-native:region", "infra:pipeline", "infra:modelVersion", "infra:endpoint", "infra:batch", "infra:recommendation", "infra:recommended",
        "infra:promoted", "infra:tags",
    ];

    /// <summary>Binds and checks.</summary>
    /// <param name="get">A config value as text by its full key, such as <c>infra:endpoint</c>; null when there is none.</param>
    /// <param name="given">The keys that the config has, to find those that nothing reads; null when they cannot be listed.</param>
    /// <exception cref="SettingsException">
    /// Anything is missing, unknown, of a wrong type or refused by a component: all of it, with keys, component by component and always in the same order.
    /// </exception>
    public static InferenceSettings Read(Func<string, string?> get, IEnumerable<string>? given = null)
    {
        var reader = new SettingsReader(get);
        var region = reader.Text("aws:region");
        reader.SameText("aws-native:region", "aws:region");
        var tags = reader.Map("infra:tags");
        var pipeline = reader.Args<InferencePipelineArgs>(
            "infra:pipeline", ["tags", "autoMLCandidateName"], args => args.Tags.AddRange(Copy(tags)), args => InferencePipelineValidator.Validate(args));
        var modelVersion = reader.IsEmptyMap("infra:modelVersion") ? null : reader.Args<ModelVersionArgs>(
            "infra:modelVersion", ["containers", "tags"], args => Supply(args, pipeline, tags), args => ModelVersionValidator.Validate(args));
        var endpoint = reader.Args<AsyncEndpointArgs>(
            "infra:endpoint", ["modelName", "executionRoleArn", "tags"], args => Supply(args, tags), args => AsyncEndpointValidator.Validate(args));
        var batch = reader.Args<BatchTransformArgs>(
            "infra:batch", ["modelName", "executionRoleArn", "modelHasUncompressedData", "tags"], args => Supply(args, pipeline, tags),
            args => BatchTransformValidator.Validate(args));
        reader.RefuseDirect(pipeline);
        var samplePayloadUrl = reader.SamplePayloadUrl();
        reader.RefuseUnknown(given ?? [], Keys);
        reader.ThrowIfAny();
        return new InferenceSettings(pipeline!, modelVersion, endpoint!, batch!, samplePayloadUrl, region!, tags);
    }

    // What the program knows before the deployment, so that the checks that need it can be made; the rest it sets from outputs.
    private static void Supply(ModelVersionArgs args, InferencePipelineArgs? pipeline, IReadOnlyDictionary<string, string> tags)
    {
        args.Containers = pipeline?.Containers ?? [];
        args.Tags.AddRange(Copy(tags));
    }

    private static void Supply(AsyncEndpointArgs args, IReadOnlyDictionary<string, string> tags)
    {
        (args.ModelName, args.ExecutionRoleArn) = (Later(), Later());
        args.Tags.AddRange(Copy(tags));
    }

    private static void Supply(BatchTransformArgs args, InferencePipelineArgs? pipeline, IReadOnlyDictionary<string, string> tags)
    {
        (args.ModelName, args.ExecutionRoleArn) = (Later(), Later());
        args.ModelHasUncompressedData = pipeline?.HasModelDataSource() ?? false;
        args.Tags.AddRange(Copy(tags));
    }

    /// <summary>A value that only the deployment brings: no check applies to it yet.</summary>
    private static Input<string> Later() => OutputUtilities.CreateUnknown(string.Empty);

    private static InputMap<string> Copy(IReadOnlyDictionary<string, string> tags) => new Dictionary<string, string>(tags);
}
