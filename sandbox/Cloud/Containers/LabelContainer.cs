using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>Names the most probable class and its probability, as text/csv, application/jsonlines or application/json.</summary>
internal sealed class LabelContainer(string[] labels) : CsvContainer(labels.Length)
{
    public static LabelContainer Read(string name, JsonObject parameters)
    {
        var labels = parameters.Texts("labels").ToArray();
        return labels.Length > 1 ? new LabelContainer(labels) : throw Parameters.Wrong(name, "labels must be at least two texts");
    }

    protected override ContainerResponse Answer(IReadOnlyList<double[]> rows, string? accept)
    {
        var best = rows.Select(row => (Label: labels[Array.IndexOf(row, row.Max())], Probability: row.Max())).ToList();
        return accept switch
        {
            null or "*/*" or "text/csv" => Csv(best.Select(item => $"{item.Label},{item.Probability:R}")),
            "application/jsonlines" => ContainerResponse.Text(200, string.Concat(best.Select(item => Json(item).ToJsonString() + "\n")), accept),
            "application/json" => ContainerResponse.Text(
                200, new JsonObject { ["predictions"] = best.Select(item => (JsonNode)Json(item)).ToJsonArray() }.ToJsonString(), accept),
            _ => ContainerResponse.Text(406, $"Accept type '{accept}' is not supported."),
        };
    }

    private static JsonObject Json((string Label, double Probability) item) => new() { ["label"] = item.Label, ["probability"] = item.Probability };
}
