using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Settings;

/// <summary>The config of a stack as the args of its components, everything checked.</summary>
/// <param name="Pipeline"><c>infra:pipeline</c></param>
/// <param name="ModelVersion"><c>infra:modelVersion</c></param>
/// <param name="Endpoint"><c>infra:endpoint</c></param>
/// <param name="Batch"><c>infra:batch</c></param>
/// <param name="SamplePayloadUrl"><c>infra:recommendation.samplePayloadUrl</c>, which the role of recommendation jobs must be able to read; null when there is
/// none. The rest of that key is the recommendation step's own business.</param>
/// <param name="Region"><c>aws:region</c></param>
/// <param name="Tags"><c>infra:tags</c></param>
public sealed record InferenceSettings(
    InferencePipelineArgs Pipeline,
    ModelVersionArgs ModelVersion,
    AsyncEndpointArgs Endpoint,
    BatchTransformArgs Batch,
    string? SamplePayloadUrl,
    string Region,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Binds and checks.</summary>
    /// <param name="get">A config value as text by its full key, such as <c>infra:endpoint</c>; null when there is none.</param>
    /// <exception cref="SettingsException">Anything is missing, unknown, of a wrong type or refused by a component: all of it, with keys.</exception>
    public static InferenceSettings Read(Func<string, string?> get)
    {
        var problems = new List<SettingsProblem>();
        var reader = new SettingsReader(get, problems);
        var pipeline = reader.Args<InferencePipelineArgs>("infra:pipeline", "tags", "autoMLCandidateName");
        var modelVersion = reader.Args<ModelVersionArgs>("infra:modelVersion", "containers", "tags");
        var endpoint = reader.Args<AsyncEndpointArgs>("infra:endpoint", "modelName", "executionRoleArn", "tags");
        var batch = reader.Args<BatchTransformArgs>("infra:batch", "modelName", "executionRoleArn", "modelHasUncompressedData", "tags");
        var samplePayloadUrl = reader.TextWithin("infra:recommendation", "samplePayloadUrl");
        var region = reader.Text("aws:region");
        var tags = reader.Map("infra:tags");
        Supply(pipeline, modelVersion, endpoint, batch);
        problems.AddRange(Refused("infra:pipeline", pipeline, args => InferencePipelineValidator.Validate(args)));
        problems.AddRange(Refused("infra:modelVersion", modelVersion, args => ModelVersionValidator.Validate(args)).Where(problem => !IsContainer(problem)));
        problems.AddRange(Refused("infra:endpoint", endpoint, args => AsyncEndpointValidator.Validate(args)));
        problems.AddRange(Refused("infra:batch", batch, args => BatchTransformValidator.Validate(args)));
        return problems.Count == 0
            ? new InferenceSettings(pipeline!, modelVersion!, endpoint!, batch!, samplePayloadUrl, region!, tags!)
            : throw new SettingsException(problems);
    }

    /// <summary>What the program knows before deployment, so that the checks that need it can be made; the rest it sets from outputs.</summary>
    private static void Supply(InferencePipelineArgs? pipeline, ModelVersionArgs? modelVersion, AsyncEndpointArgs? endpoint, BatchTransformArgs? batch)
    {
        if (modelVersion is not null && pipeline is not null)
        {
            modelVersion.Containers = pipeline.Containers;
        }

        if (endpoint is not null)
        {
            (endpoint.ModelName, endpoint.ExecutionRoleArn) = (Later(), Later());
        }

        if (batch is not null)
        {
            (batch.ModelName, batch.ExecutionRoleArn) = (Later(), Later());
            batch.ModelHasUncompressedData = pipeline?.HasUncompressedModelData() ?? false;
        }
    }

    /// <summary>A value that only the deployment brings: no check applies to it yet.</summary>
    private static Input<string> Later() => OutputUtilities.CreateUnknown(string.Empty);

    private static IEnumerable<SettingsProblem> Refused<T>(string key, T? args, Func<T, IReadOnlyList<Problem>> validate)
        where T : class =>
        args is null ? [] : validate(args).Select(problem => new SettingsProblem(problem.Id, $"{key}.{problem.Path}", problem.Finding, problem.Remedy));

    /// <summary>The version registers the pipeline's containers: what is wrong with them is said once, at the pipeline.</summary>
    private static bool IsContainer(SettingsProblem problem) => problem.Key.StartsWith("infra:modelVersion.containers", StringComparison.Ordinal);
}
