using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Recommendations;

/// <summary>What one benchmark runs on: an instance type or a serverless configuration, with environment variables.</summary>
internal sealed record Candidate(string? InstanceType, JsonObject? ServerlessConfig, IReadOnlyDictionary<string, string> Environment, string? InferenceSpecificationName)
{
    private const int MostTests = 10;
    private static readonly string[] DefaultTypes = ["ml.c5.large", "ml.c5.xlarge", "ml.m5.large", "ml.m5.xlarge", "ml.c5d.large"];
    private static readonly int[] ServerlessSizes = [2048, 4096, 6144];
    private static readonly IReadOnlyDictionary<string, string> NoEnvironment = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The configurations asked for; else, for a serverless endpoint, three sizes; else the model's supported types; else a choice of cheap general types.</summary>
    public static IReadOnlyList<Candidate> Of(JsonObject inputConfig, JsonObject containerConfig, JsonObject? package)
    {
        var listed = inputConfig.Objects("EndpointConfigurations").ToList();
        if (listed.Count > 0)
        {
            var limit = inputConfig.Object("ResourceLimit")?.Int("MaxNumberOfTests") ?? MostTests;
            return [.. listed.SelectMany(FromConfiguration).Take(limit)];
        }

        if (containerConfig.Text("SupportedEndpointType") == "Serverless")
        {
            return [.. ServerlessSizes.Select(size => new Candidate(null, new JsonObject { ["MemorySizeInMB"] = size, ["MaxConcurrency"] = 1 }, NoEnvironment, null))];
        }

        var supported = containerConfig.Texts("SupportedInstanceTypes").ToList();
        supported = supported.Count > 0 ? supported : [.. package?.Object("InferenceSpecification")?.Texts("SupportedRealtimeInferenceInstanceTypes") ?? []];
        return [.. (supported.Count > 0 ? supported : [.. DefaultTypes]).Distinct(StringComparer.Ordinal).Take(MostTests)
            .Select(type => new Candidate(type, null, NoEnvironment, null))];
    }

    private static IEnumerable<Candidate> FromConfiguration(JsonObject configuration)
    {
        var ranges = configuration.Object("EnvironmentParameterRanges")?.Objects("CategoricalParameterRanges") ?? [];
        IEnumerable<IReadOnlyDictionary<string, string>> environments = [NoEnvironment];
        foreach (var range in ranges)
        {
            environments = environments.SelectMany(environment => range.Texts("Value").Select(value =>
                (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(environment, StringComparer.Ordinal) { [range.Required("Name")] = value }));
        }

        return environments.Select(environment => new Candidate(
            configuration.Text("InstanceType"), configuration.Object("ServerlessConfig")?.Copy(), environment, configuration.Text("InferenceSpecificationName")));
    }
}
