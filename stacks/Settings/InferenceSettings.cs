using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;

namespace Infra.Settings;

/// <summary>The config of a stack as the args of its components, everything checked.</summary>
/// <param name="Served"><c>infra:pipeline</c> or <c>infra:model</c></param>
/// <param name="ModelVersion"><c>infra:modelVersion</c>; null when that is an empty map: nothing is registered</param>
/// <param name="Endpoint"><c>infra:endpoint</c>, the asynchronous one; null when absent</param>
/// <param name="RealTimeEndpoint"><c>infra:realTimeEndpoint</c>; null when absent</param>
/// <param name="ServerlessEndpoint"><c>infra:serverlessEndpoint</c>; null when absent</param>
/// <param name="Batch"><c>infra:batch</c>; null when absent</param>
/// <param name="SamplePayloadUrl"><c>infra:recommendation.samplePayloadUrl</c>, which the role of recommendation jobs must be able to read; null when there is
/// none. The rest of that key is the recommendation step's own business.</param>
/// <param name="Region"><c>aws:region</c></param>
/// <param name="Tags"><c>infra:tags</c>; the args carry them already.</param>
public sealed record InferenceSettings(
    ServedModel Served,
    ModelVersionArgs? ModelVersion,
    AsyncEndpointArgs? Endpoint,
    RealTimeEndpointArgs? RealTimeEndpoint,
    ServerlessEndpointArgs? ServerlessEndpoint,
    BatchTransformArgs? Batch,
    string? SamplePayloadUrl,
    string Region,
    IReadOnlyDictionary<string, string> Tags)
{
    private static readonly string[] Serving = ["infra:endpoint", "infra:realTimeEndpoint", "infra:serverlessEndpoint", "infra:batch"];

    /// <summary>What else the role of recommendation jobs gets rights to.</summary>
    internal RecommendationRights RecommendationRights { get; init; } = new(default(System.Text.Json.JsonElement));

    /// <summary>Every key of a stack's config; what else begins with <c>infra:</c> is a mistake.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "aws:region", "aws-native:region", ServedModel.PipelineKey, ServedModel.ModelKey, "infra:modelVersion", .. Serving, "infra:recommendation", "infra:recommended", "infra:promoted",
        "infra:tags",
    ];

    /// <summary>Binds and checks.</summary>
    /// <param name="get">A config value as text by its full key, such as <c>infra:endpoint</c>; null when there is none.</param>
    /// <param name="given">The keys that the config has, to find those that nothing reads; null when they cannot be listed.</param>
    /// <param name="secrets">The property paths of secrets that <paramref name="get"/> cannot decrypt; null when it can decrypt all.</param>
    /// <exception cref="SettingsException">
    /// Anything is missing, unknown, of a wrong type or refused by a component: all of it, with keys, component by component and always in the same order.
    /// </exception>
    public static InferenceSettings Read(Func<string, string?> get, IEnumerable<string>? given = null, IReadOnlyCollection<string>? secrets = null)
    {
        var reader = new SettingsReader(get, secrets ?? []);
        var region = reader.Text("aws:region");
        reader.SameText("aws-native:region", "aws:region");
        var tags = reader.Map("infra:tags");
        var served = ServedModel.Read(reader, tags);
        var supply = new SuppliedInputs(served, tags);
        var modelVersion = reader.IsEmptyMap("infra:modelVersion") ? null : reader.Args<ModelVersionArgs>(
            "infra:modelVersion", ["containers", "tags"], supply.To, args => ModelVersionValidator.Validate(args));
        var endpoint = reader.OptionalArgs<AsyncEndpointArgs>(
            "infra:endpoint", ["modelName", "executionRoleArn", "tags"], supply.To, args => AsyncEndpointValidator.Validate(args));
        var realTime = reader.OptionalArgs<RealTimeEndpointArgs>(
            "infra:realTimeEndpoint", ["modelName", "executionRoleArn", "tags"], supply.To, args => RealTimeEndpointValidator.Validate(args));
        var serverless = reader.OptionalArgs<ServerlessEndpointArgs>(
            "infra:serverlessEndpoint", ["modelName", "executionRoleArn", "model", "pipeline", "tags"], supply.To, args => ServerlessEndpointValidator.Validate(args));
        var batch = reader.OptionalArgs<BatchTransformArgs>(
            "infra:batch", ["modelName", "executionRoleArn", "model", "pipeline", "tags"], supply.To, args => BatchTransformValidator.Validate(args));
        CheckServing(reader);
        new DirectInvocations(reader, served).Check(endpoint, realTime, batch);
        CheckNames(reader, (Serving[0], endpoint?.EndpointName), (Serving[1], realTime?.EndpointName), (Serving[2], serverless?.EndpointName));
        var samplePayloadUrl = reader.SamplePayloadUrl();
        reader.RefuseUnknown(given ?? [], Keys);
        reader.ThrowIfAny();
        return new InferenceSettings(served, modelVersion, endpoint, realTime, serverless, batch, samplePayloadUrl, region!, tags)
        {
            RecommendationRights = reader.RecommendationRights(),
        };
    }

    private static void CheckServing(SettingsReader reader)
    {
        if (Serving.All(reader.IsAbsent))
        {
            reader.Refuse(
                SettingsProblem.NotServed, Serving[0], $"None of {string.Join(", ", Serving)} is given: nothing would serve the model.",
                "Add one of them; infra:endpoint is the asynchronous one.");
        }
    }

    /// <summary>SageMaker tells endpoints apart by name, without regard to case.</summary>
    private static void CheckNames(SettingsReader reader, params IReadOnlyList<(string Key, string? Name)> endpoints)
    {
        foreach (var (index, (key, name)) in endpoints.Index())
        {
            if (name is not null && endpoints.Take(index).FirstOrDefault(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)).Key is { } other)
            {
                reader.Refuse(
                    SettingsProblem.Differs, $"{key}.endpointName", $"It is \"{name}\", the name that {other} has too.", "Give each endpoint a name of its own, or none.");
            }
        }
    }
}
