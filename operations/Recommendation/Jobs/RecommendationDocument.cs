using System.Globalization;
using System.Text.Json;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>A job's description as <c>aws sagemaker describe-inference-recommendations-job</c> prints it, so that it can be ranked without an account.</summary>
/// <remarks>
/// Descriptions of the preview of 2021, which documents still show, are understood: <c>MaximumInvocations</c> is <c>MaxInvocations</c>,
/// <c>MemorySizeInMb</c> is <c>MemorySizeInMB</c>, and the latency in them is in microseconds. Whether a row is that old is told by its field
/// names and never guessed from a number's size; the row's latency is converted, and a note says so.
/// </remarks>
/// <param name="JobName">The job's name; empty when the text has none.</param>
/// <param name="JobArn">The job's ARN; empty when the text has none.</param>
/// <param name="Status">The job's status; empty when the text has none. Only COMPLETED is success.</param>
/// <param name="Candidates">The rows.</param>
/// <param name="Notes">What had to be interpreted.</param>
public sealed record RecommendationDocument(
    string JobName, string JobArn, string Status, IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> Notes)
{
    private const string OldInvocations = "MaximumInvocations";

    /// <summary>Reads a description.</summary>
    /// <exception cref="OperationException">The text is no JSON object with <c>InferenceRecommendations</c>.</exception>
    public static RecommendationDocument Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind is JsonValueKind.Object && Member(root, "InferenceRecommendations") is { ValueKind: JsonValueKind.Array } rows)
                return Read(root, [.. rows.EnumerateArray()]);
        }
        catch (JsonException)
        {
            // Told below, in words that help.
        }

        throw OperationException.BadInput(new Problem(
            ProblemIds.RecommendationDocument,
            "The text is no description of a recommendation job.",
            "Save it with: aws sagemaker describe-inference-recommendations-job --job-name NAME --output json"));
    }

    private static RecommendationDocument Read(JsonElement root, JsonElement[] rows)
    {
        Candidate[] candidates = [.. rows.Select(ReadRow)];
        var old = rows.Count(IsOld);
        string[] notes = old == 0 ? [] :
        [
            $"{old} row(s) have the field names of the preview of 2021 ({OldInvocations}); their latency was in microseconds and is shown in milliseconds.",
        ];
        return new RecommendationDocument(
            Text(root, "JobName") ?? "", Text(root, "JobArn") ?? "", Text(root, "Status") ?? "", candidates, notes);
    }

    private static Candidate ReadRow(JsonElement row)
    {
        var endpoint = Member(row, "EndpointConfiguration");
        var serverless = Member(endpoint, "ServerlessConfig");
        var isServerless = serverless.ValueKind is JsonValueKind.Object;
        return new Candidate
        {
            InstanceType = isServerless ? null : Text(endpoint, "InstanceType"),
            InstanceCount = Number(endpoint, "InitialInstanceCount") is >= 1 and var count ? (int)count : 1,
            Serverless = isServerless
                ? new ServerlessSize(
                    (int)(Number(serverless, "MemorySizeInMB") ?? Number(serverless, "MemorySizeInMb") ?? 0),
                    (int)(Number(serverless, "MaxConcurrency") ?? 1))
                : null,
            Metrics = ReadMetrics(Member(row, "Metrics"), IsOld(row)),
            Environment = ReadEnvironment(Member(Member(row, "ModelConfiguration"), "EnvironmentParameters")),
            RecommendationId = Text(row, "RecommendationId"),
        };
    }

    private static CandidateMetrics ReadMetrics(JsonElement metrics, bool isOld) => new()
    {
        CostPerHour = Shortest(Number(metrics, "CostPerHour")),
        CostPerInference = Shortest(Number(metrics, "CostPerInference")),
        MaxInvocations = Number(metrics, isOld ? OldInvocations : "MaxInvocations"),
        ModelLatencyMilliseconds = Number(metrics, "ModelLatency") / (isOld ? 1000 : 1),
        CpuUtilization = Shortest(Number(metrics, "CpuUtilization")),
        MemoryUtilization = Shortest(Number(metrics, "MemoryUtilization")),
    };

    private static Dictionary<string, string> ReadEnvironment(JsonElement parameters) => parameters.ValueKind is not JsonValueKind.Array
        ? []
        : parameters.EnumerateArray()
            .Where(p => Text(p, "Key") is not null)
            .ToDictionary(p => Text(p, "Key")!, p => Text(p, "Value") ?? "", StringComparer.Ordinal);

    private static bool IsOld(JsonElement row) =>
        Member(Member(row, "Metrics"), OldInvocations).ValueKind is not JsonValueKind.Undefined;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number, also in quotes; null for what is no number, such as "NaN" (which awsJson writes in quotes).</summary>
    private static double? Number(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } value => value.GetDouble(),
        { ValueKind: JsonValueKind.String } value when double.TryParse(
            value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>The API's metrics are floats; tools that print them widened show 0.20399999618530273 for 0.204.</summary>
    private static double? Shortest(double? widened) => RecommendationResults.Exact((float?)widened);
}
