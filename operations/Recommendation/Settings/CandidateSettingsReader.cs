using System.Text.RegularExpressions;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Settings;

/// <summary>Reads and checks which candidates a job is to benchmark.</summary>
internal static partial class CandidateSettingsReader
{
    private const string List = "endpointConfigurations";
    private const string Types = "supportedInstanceTypes";

    /// <summary>The instance types of a Default job.</summary>
    public static IReadOnlyList<string> InstanceTypes(SettingsReader reader)
    {
        var types = reader.Texts(Types);
        foreach (var type in types)
            HostingInstanceTypes.Check(type, reader, Types);
        if (types.Distinct(StringComparer.Ordinal).Count() != types.Count)
            reader.Refuse(Types, "An instance type is listed twice.", "List each once.");
        return types;
    }

    /// <summary>The endpoint configurations of a job of either type.</summary>
    public static IReadOnlyList<CandidateConfiguration> Configurations(SettingsReader reader)
    {
        CandidateConfiguration[] candidates = [.. reader.Sections(List).Select(Candidate)];
        foreach (var twin in candidates.GroupBy(Identity, StringComparer.Ordinal).Where(g => g.Count() > 1))
            reader.Refuse(List, $"\"{twin.First().Name}\" is listed {twin.Count()} times.", "List each candidate once: each is paid for.");
        return candidates;
    }

    /// <summary>What the candidates' keys say together.</summary>
    public static void CheckTogether(SettingsReader reader, RecommendationSettings settings)
    {
        var isAdvanced = settings.JobType is RecommendationJobType.Advanced;
        if (settings.EndpointConfigurations.Count > 10 || (isAdvanced && !settings.Shortlist && settings.EndpointConfigurations.Count == 0))
            reader.Refuse(List, $"{settings.EndpointConfigurations.Count} candidates are given.", $"{(isAdvanced ? "An Advanced job takes 1" : "Give up")} to 10.");

        var listed = settings.SupportedInstanceTypes.Concat(settings.EndpointConfigurations.Select(c => c.InstanceType)).OfType<string>();
        if (settings.VolumeKmsKeyId is not null && listed.Where(HostingInstanceTypes.RefusesVolumeKey).ToArray() is { Length: > 0 } sealedTypes)
            reader.Refuse(
                "volumeKmsKeyId",
                $"{string.Join(", ", sealedTypes.Select(t => $"\"{t}\""))} {(sealedTypes.Length == 1 ? "has" : "have")} local storage, which the hardware encrypts: SageMaker refuses a volume key there.",
                "Remove the types, or the key.");

        if (settings.SupportedInstanceTypes.Count == 0)
            return;

        if (isAdvanced)
            reader.Refuse(Types, "An Advanced job does not take this.", $"Write the types as items of {List}.");
        else if (settings.EndpointConfigurations.Count > 0)
            reader.Refuse(List, $"The candidates are given twice, here and in {Types}.", "Give one of the two.");
        if (settings.SupportedEndpointType == "Serverless")
            reader.Refuse(Types, "Candidates for a serverless endpoint have no instance type.", $"Remove it, or write serverless sizes as items of {List}.");
    }

    private static string Identity(CandidateConfiguration candidate) => string.Join(
        '\n',
        [
            $"{candidate.InstanceType}/{candidate.Serverless}/{candidate.InferenceSpecificationName}",
            .. candidate.EnvironmentParameterRanges.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}={string.Join('|', r.Value)}"),
        ]);

    private static CandidateConfiguration Candidate(SettingsReader reader)
    {
        var instanceType = reader.Text("instanceType");
        var serverless = Serverless(reader.Section("serverlessConfig"));
        if (instanceType is not null)
            HostingInstanceTypes.Check(instanceType, reader, "instanceType");
        if (instanceType is null == serverless is null)
            reader.Refuse(
                "", "A candidate is an instance type or a serverless size.", "Give exactly one of instanceType and serverlessConfig.");

        var candidate = new CandidateConfiguration
        {
            InstanceType = instanceType,
            Serverless = serverless,
            InferenceSpecificationName = SpecificationName(reader),
            EnvironmentParameterRanges = Ranges(reader.Section("environmentParameterRanges")),
        };
        reader.RefuseUnknown();
        return candidate;
    }

    private static ServerlessSize? Serverless(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var size = new ServerlessSize(reader.Required("memorySizeInMB", 1024, 6144), reader.Required("maxConcurrency", 1, 200));
        if (size.MemorySizeInMB % 1024 != 0)
            reader.Refuse("memorySizeInMB", $"{size.MemorySizeInMB} is no step of 1024.", "Use 1024, 2048, 3072, 4096, 5120 or 6144.");
        if (reader.Has("provisionedConcurrency"))
            reader.Refuse("provisionedConcurrency", "Inference Recommender does not benchmark provisioned concurrency.", "Remove it; set it on the endpoint.");
        reader.RefuseUnknown();
        return size;
    }

    private static string? SpecificationName(SettingsReader reader)
    {
        var name = reader.Text("inferenceSpecificationName");
        if (name is not null && !SpecificationPattern().IsMatch(name))
            reader.Refuse("inferenceSpecificationName", $"\"{name}\" is no name.", "Use 1 to 63 letters, digits and hyphens.");
        return name;
    }

    private static Dictionary<string, IReadOnlyList<string>> Ranges(SettingsReader reader)
    {
        var ranges = reader.Names().ToDictionary(name => name, reader.Texts, StringComparer.Ordinal);
        if (ranges.Count > 5)
            reader.Refuse("", $"{ranges.Count} environment variables are varied.", "Vary at most 5.");
        foreach (var (name, values) in ranges)
        {
            if (name.Length > 64 || values.Any(v => v.Length > 128))
                reader.Refuse(name, "The name or a value is too long.", "Names have at most 64 characters, values 128.");
            if (values.Count is < 1 or > 3)
                reader.Refuse(name, $"{values.Count} values are given.", "Give 1 to 3.");
            if (values.Distinct(StringComparer.Ordinal).Count() != values.Count)
                reader.Refuse(name, "A value is listed twice.", "List each once: each is paid for.");
        }

        return ranges;
    }

    [GeneratedRegex("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpecificationPattern();
}
