using System.Text.RegularExpressions;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>Reads and checks <c>infra:recommendation</c>. What AWS would refuse after half an hour is refused here at once.</summary>
internal static partial class RecommendationSettingsReader
{
    private static readonly string[] Domains = ["COMPUTER_VISION", "NATURAL_LANGUAGE_PROCESSING", "MACHINE_LEARNING"];

    private static readonly string[] Tasks =
    [
        "IMAGE_CLASSIFICATION", "OBJECT_DETECTION", "TEXT_GENERATION", "IMAGE_SEGMENTATION", "FILL_MASK", "CLASSIFICATION", "REGRESSION", "OTHER",
    ];

    private static readonly string[] Frameworks = ["TENSORFLOW", "PYTORCH", "XGBOOST", "SAGEMAKER-SCIKIT-LEARN"];

    public static RecommendationSettings Read(string? json)
    {
        var problems = new List<Problem>();
        var reader = SettingsReader.Parse(json, RecommendationSettings.ConfigKey, ProblemIds.RecommendationSetting, problems);
        if (!reader.Exists && problems.Count == 0)
            reader.Refuse(
                "",
                "The stack has no settings for a recommendation.",
                "Add the key with at least domain, framework, samplePayloadUrl and contentTypes.");

        var settings = reader.Exists ? Bind(reader) : null;
        OperationException.ThrowIfAny(problems);
        return settings!;
    }

    private static RecommendationSettings Bind(SettingsReader reader)
    {
        var jobType = reader.Word("jobType", "Default", "Advanced") == "Advanced" ? RecommendationJobType.Advanced : RecommendationJobType.Default;
        var settings = new RecommendationSettings
        {
            JobType = jobType,
            Container = reader.Text("container"),
            Domain = RequiredWord(reader, "domain", Domains),
            Task = reader.Word("task", Tasks),
            Framework = RequiredWord(reader, "framework", Frameworks),
            FrameworkVersion = FrameworkVersion(reader),
            SamplePayloadUrl = Payload(reader),
            ContentType = ContentType(reader),
            SupportedInstanceTypes = InstanceTypes(reader),
            Importance = BindImportance(reader.Section("importance")),
            Limits = BindLimits(reader.Section("limits")),
            MinimumGainPercent = reader.Number("minimumGainPercent", 0, 100) ?? 5,
            TargetInvocationsPerMinute = reader.Number("targetInvocationsPerMinute", 1, 1e9),
            VolumeKmsKeyId = reader.Text("volumeKmsKeyId"),
            OutputKmsKeyId = reader.Text("outputKmsKeyId"),
            VpcConfig = BindVpc(reader.Section("vpcConfig")),
            LoadTest = LoadTestSettingsReader.Read(reader, jobType),
        };
        reader.RefuseUnknown();
        return settings;
    }

    private static string RequiredWord(SettingsReader reader, string name, string[] allowed)
    {
        if (reader.Has(name))
            return reader.Word(name, allowed) ?? "";

        reader.Refuse(name, "The value is missing.", $"Inference Recommender demands it: one of {string.Join(", ", allowed)}.");
        return "";
    }

    private static string? FrameworkVersion(SettingsReader reader)
    {
        var version = reader.Text("frameworkVersion");
        if (version is not null && !(version.Length is >= 3 and <= 10 && VersionPattern().IsMatch(version)))
            reader.Refuse(
                "frameworkVersion",
                $"\"{version}\" is no version.",
                "Write it as digits and dots, 3 to 10 characters and in quotes, such as \"1.5\".");
        return version;
    }

    private static S3Uri Payload(SettingsReader reader)
    {
        const string remedy = "Give the S3 URI of a .tar.gz that holds one file per request body.";
        var text = reader.RequiredText("samplePayloadUrl", remedy);
        if (S3Uri.TryParse(text, out var uri) && (text.EndsWith(".tar.gz", StringComparison.Ordinal) || text.EndsWith(".tgz", StringComparison.Ordinal)))
            return uri;

        if (text.Length > 0)
            reader.Refuse("samplePayloadUrl", $"\"{text}\" is no S3 URI of a .tar.gz.", remedy);
        return uri ?? new S3Uri("", "");
    }

    private static string ContentType(SettingsReader reader)
    {
        var types = reader.Texts("contentTypes");
        if (types is [{ Length: <= 256 } only])
            return only;

        reader.Refuse(
            "contentTypes",
            $"{types.Count} content types are given.",
            "Give exactly one, such as [text/csv]: Inference Recommender sends only the first.");
        return "";
    }

    private static IReadOnlyList<string> InstanceTypes(SettingsReader reader)
    {
        var types = reader.Texts("supportedInstanceTypes");
        foreach (var type in types)
            HostingInstanceTypes.Check(type, reader, "supportedInstanceTypes");
        if (types.Distinct(StringComparer.Ordinal).Count() != types.Count)
            reader.Refuse("supportedInstanceTypes", "An instance type is listed twice.", "List each once.");
        return types;
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

        var vpc = new RecommendationVpcSettings(reader.Texts("securityGroupIds"), reader.Texts("subnets"));
        if (vpc.SecurityGroupIds.Count is < 1 or > 5)
            reader.Refuse("securityGroupIds", $"{vpc.SecurityGroupIds.Count} security groups are given.", "Give 1 to 5.");
        if (vpc.Subnets.Count is < 1 or > 16)
            reader.Refuse("subnets", $"{vpc.Subnets.Count} subnets are given.", "Give 1 to 16.");
        reader.RefuseUnknown();
        return vpc;
    }

    [GeneratedRegex(@"^[0-9]\.[A-Za-z0-9.-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}
