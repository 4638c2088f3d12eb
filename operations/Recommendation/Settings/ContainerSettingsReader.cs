using System.Text.RegularExpressions;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Settings;

/// <summary>Reads and checks what the job is told about the model: what it is, what it is sent, what it answers.</summary>
internal static partial class ContainerSettingsReader
{
    private static readonly string[] Domains = ["COMPUTER_VISION", "NATURAL_LANGUAGE_PROCESSING", "MACHINE_LEARNING"];

    private static readonly string[] Tasks =
    [
        "IMAGE_CLASSIFICATION", "OBJECT_DETECTION", "TEXT_GENERATION", "IMAGE_SEGMENTATION", "FILL_MASK", "CLASSIFICATION", "REGRESSION", "OTHER",
    ];

    private static readonly string[] Frameworks = ["TENSORFLOW", "PYTORCH", "XGBOOST", "SAGEMAKER-SCIKIT-LEARN"];

    public static string Domain(SettingsReader reader) => RequiredWord(reader, "domain", Domains);

    public static string? Task(SettingsReader reader) => reader.Word("task", Tasks);

    public static string Framework(SettingsReader reader) => RequiredWord(reader, "framework", Frameworks);

    public static string? FrameworkVersion(SettingsReader reader)
    {
        var version = reader.Text("frameworkVersion");
        if (version is not null && !(version.Length is >= 3 and <= 10 && VersionPattern().IsMatch(version)))
            reader.Refuse(
                "frameworkVersion",
                $"\"{version}\" is no version.",
                "Write it as digits and dots, 3 to 10 characters and in quotes, such as \"1.5\".");
        return version;
    }

    public static S3Uri Payload(SettingsReader reader)
    {
        const string remedy = "Give the S3 URI of a .tar.gz that holds one file per request body.";
        var text = reader.RequiredText("samplePayloadUrl", remedy);
        var isArchive = text.EndsWith(".tar.gz", StringComparison.Ordinal) || text.EndsWith(".tgz", StringComparison.Ordinal);
        if (S3Uri.TryParse(text, out var uri) && isArchive && text.Length <= 1024)
            return uri;

        if (text.Length > 0)
            reader.Refuse("samplePayloadUrl", $"\"{text}\" is no S3 URI of a .tar.gz.", remedy);
        return new S3Uri("", "");
    }

    public static string ContentType(SettingsReader reader)
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

    public static IReadOnlyList<string> ResponseTypes(SettingsReader reader)
    {
        const string name = "supportedResponseMIMETypes";
        var types = reader.Texts(name);
        foreach (var type in types.Where(t => t.Length > 1024 || !MimePattern().IsMatch(t)))
            reader.Refuse(name, $"\"{type}\" is no MIME type.", "Write it as type/subtype, such as text/csv.");
        return types;
    }

    public static string? DataInputConfig(SettingsReader reader)
    {
        var text = reader.Text("dataInputConfig");
        if (text?.Length > 1024)
            reader.Refuse("dataInputConfig", $"The text has {text.Length} characters.", "Give at most 1024.");
        return text;
    }

    private static string RequiredWord(SettingsReader reader, string name, string[] allowed)
    {
        if (reader.Has(name))
            return reader.Word(name, allowed) ?? "";

        reader.Refuse(name, "The value is missing.", $"Inference Recommender demands it: one of {string.Join(", ", allowed)}.");
        return "";
    }

    [GeneratedRegex(@"^[0-9]\.[A-Za-z0-9.-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[-\w]+/.+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MimePattern();
}
