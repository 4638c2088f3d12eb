using System.Text.RegularExpressions;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Settings;

/// <summary>Reads and checks <c>infra:recommendation</c>. What AWS would refuse after half an hour is refused here at once.</summary>
internal static partial class RecommendationSettingsReader
{
    private const int AdvancedDuration = 7200;

    public static RecommendationSettings Read(string? json)
    {
        var problems = new List<Problem>();
        var settings = Read(json, problems);
        OperationException.ThrowIfAny(problems);
        return settings!;
    }

    /// <summary>Reads what can be read, so that the rest can be checked too; null when there is nothing to read.</summary>
    /// <param name="json">The config value.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="shortlist">The shortlist is asked for on the command line: it takes the place of the lists.</param>
    public static RecommendationSettings? Read(string? json, List<Problem> problems, bool shortlist = false)
    {
        var before = problems.Count;
        var reader = SettingsReader.Parse(json, RecommendationSettings.ConfigKey, ProblemIds.RecommendationSetting, problems);
        if (!reader.Exists && problems.Count == before)
            reader.Refuse(
                "",
                "The stack has no settings for a recommendation.",
                "Add the key with at least domain, framework, samplePayloadUrl and contentTypes.");

        return reader.Exists ? Bind(reader, shortlist) : null;
    }

    private static RecommendationSettings Bind(SettingsReader reader, bool shortlist)
    {
        var jobType = reader.Word("jobType", "Default", "Advanced") == "Advanced" ? RecommendationJobType.Advanced : RecommendationJobType.Default;
        var duration = reader.Integer("jobDurationInSeconds", 1, 18_000) ?? (jobType is RecommendationJobType.Advanced ? AdvancedDuration : null);
        var settings = new RecommendationSettings
        {
            JobType = jobType,
            Container = reader.Text("container"),
            ModelName = reader.Text("modelName"),
            ModelPackageVersionArn = reader.Text("modelPackageVersionArn"),
            EndpointName = reader.Text("endpointName"),
            Domain = ContainerSettingsReader.Domain(reader),
            Task = ContainerSettingsReader.Task(reader),
            Framework = ContainerSettingsReader.Framework(reader),
            FrameworkVersion = ContainerSettingsReader.FrameworkVersion(reader),
            NearestModelName = reader.Text("nearestModelName"),
            DataInputConfig = ContainerSettingsReader.DataInputConfig(reader),
            SamplePayloadUrl = ContainerSettingsReader.Payload(reader),
            ContentType = ContainerSettingsReader.ContentType(reader),
            SupportedResponseMIMETypes = ContainerSettingsReader.ResponseTypes(reader),
            SupportedEndpointType = reader.Word("supportedEndpointType", "RealTime", "Serverless"),
            SupportedInstanceTypes = CandidateSettingsReader.InstanceTypes(reader),
            EndpointConfigurations = CandidateSettingsReader.Configurations(reader),
            Shortlist = reader.Flag("shortlist") ?? false,
            JobDurationInSeconds = duration,
            MaxSpend = (decimal?)reader.Number("maxSpend", 0.01, 1e6),
            Importance = BindImportance(reader.Section("importance")),
            Limits = BindLimits(reader.Section("limits")),
            MinimumGainPercent = reader.Number("minimumGainPercent", 0, 100) ?? 5,
            Applying = ApplySettingsReader.Read(reader),
            MaxAgeDays = reader.Integer("maxAgeDays", 1, 3650) ?? RecommendationSettings.DefaultMaxAgeDays,
            TargetInvocationsPerMinute = reader.Number("targetInvocationsPerMinute", 1, 1e9),
            VolumeKmsKeyId = Key(reader, "volumeKmsKeyId"),
            OutputKmsKeyId = Key(reader, "outputKmsKeyId"),
            CompiledOutputUri = CompiledOutput(reader),
            VpcConfig = BindVpc(reader.Section("vpcConfig")),
            LoadTest = LoadTestSettingsReader.Read(reader, jobType, duration ?? AdvancedDuration),
        };
        if (shortlist)
            settings = settings with { Shortlist = true, SupportedInstanceTypes = [], EndpointConfigurations = [] };
        CandidateSettingsReader.CheckTogether(reader, settings);
        CheckSubject(reader, settings);
        reader.RefuseUnknown();
        return settings;
    }

    /// <summary>What is benchmarked is said once.</summary>
    private static void CheckSubject(SettingsReader reader, RecommendationSettings settings)
    {
        (string Name, string? Value)[] subjects =
        [
            ("modelName", settings.ModelName), ("modelPackageVersionArn", settings.ModelPackageVersionArn), ("endpointName", settings.EndpointName),
        ];
        var given = subjects.Where(s => s.Value is not null).Select(s => s.Name).ToArray();
        if (given.Length > 1)
            reader.Refuse(given[1], $"What to benchmark is said {given.Length} times: {string.Join(", ", given)}.", "Give one of them, or none for the stack's model.");
        if (settings.ModelPackageVersionArn is { } arn && !(arn.Length <= 2048 && PackagePattern().IsMatch(arn)))
            reader.Refuse("modelPackageVersionArn", $"\"{arn}\" is no ARN of a model package version.", "Write it as arn:aws:sagemaker:REGION:ACCOUNT:model-package/GROUP/VERSION.");
        if (settings.Shortlist && settings.SupportedInstanceTypes.Count + settings.EndpointConfigurations.Count > 0)
            reader.Refuse("shortlist", "The candidates are given twice: by the shortlist, and by a list.", "Remove the list, or the shortlist.");
    }

    private static string? Key(SettingsReader reader, string name)
    {
        var key = reader.Text(name);
        if (key is not null && !(key.Length <= 2048 && KeyPattern().IsMatch(key)))
            reader.Refuse(name, $"\"{key}\" is no KMS key.", "Give a key's id, ARN or alias.");
        return key;
    }

    private static S3Uri? CompiledOutput(SettingsReader reader)
    {
        var text = reader.Text("compiledOutputUri");
        if (text is null)
            return null;
        if (S3Uri.TryParse(text, out var uri) && text.EndsWith('/'))
            return uri;

        reader.Refuse("compiledOutputUri", $"\"{text}\" is no S3 prefix.", "Write it as s3://bucket/prefix/, with the slash at its end.");
        return null;
    }

    private static Importances BindImportance(SettingsReader reader)
    {
        var importances = new Importances(Level("cost"), Level("latency"), Level("throughput"));
        reader.RefuseUnknown();
        return importances;

        Importance Level(string name) => reader.Word(name, "lowest", "low", "moderate", "high", "highest") switch
        {
            "lowest" => Importance.Lowest,
            "low" => Importance.Low,
            "high" => Importance.High,
            "highest" => Importance.Highest,
            _ => Importance.Moderate,
        };
    }

    private static RecommendationLimits BindLimits(SettingsReader reader)
    {
        var limits = new RecommendationLimits
        {
            MaxLatencyMilliseconds = reader.Number("maxLatencyMilliseconds", 1, 60_000),
            MinInvocationsPerMinute = reader.Number("minInvocationsPerMinute", 1, 1e9),
            MaxCostPerHour = reader.Number("maxCostPerHour", 0.001, 1e6),
        };
        reader.RefuseUnknown();
        return limits;
    }

    private static RecommendationVpcSettings? BindVpc(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var vpc = new RecommendationVpcSettings(Ids("securityGroupIds", 5, "security groups"), Ids("subnets", 16, "subnets"));
        reader.RefuseUnknown();
        return vpc;

        IReadOnlyList<string> Ids(string name, int most, string what)
        {
            var ids = reader.Texts(name);
            if (ids.Count < 1 || ids.Count > most)
                reader.Refuse(name, $"{ids.Count} {what} are given.", $"Give 1 to {most}.");
            foreach (var id in ids.Where(i => i.Length > 32 || !IdPattern().IsMatch(i)))
                reader.Refuse(name, $"\"{id}\" is no id.", "Use at most 32 letters, digits and hyphens.");
            return ids;
        }
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:sagemaker:[a-z0-9-]{9,16}:[0-9]{12}:model-package/\S+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PackagePattern();

    [GeneratedRegex("^[a-zA-Z0-9:/_-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[-0-9a-zA-Z]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdPattern();
}
