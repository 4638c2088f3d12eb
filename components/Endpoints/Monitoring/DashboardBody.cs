using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components.Endpoints.Monitoring;

/// <summary>Writes a dashboard's body in CloudWatch's language: graphs in two columns.</summary>
internal static class DashboardBody
{
    private const int Columns = 2;
    private const int Width = 12;
    private const int Height = 6;
    private const int PeriodInSeconds = 60;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(string region, string endpointName, string variantName, IReadOnlyList<DashboardWidget> widgets) => new JsonObject
    {
        ["widgets"] = new JsonArray([.. widgets.Select((widget, index) => Widget(region, endpointName, variantName, widget, index))]),
    }.ToJsonString(Options);

    private static JsonObject Widget(string region, string endpointName, string variantName, DashboardWidget widget, int index) => new()
    {
        ["type"] = "metric",
        ["x"] = index % Columns * Width,
        ["y"] = index / Columns * Height,
        ["width"] = Width,
        ["height"] = Height,
        ["properties"] = new JsonObject
        {
            ["title"] = widget.Title,
            ["region"] = region,
            ["view"] = "timeSeries",
            ["period"] = PeriodInSeconds,
            ["metrics"] = new JsonArray([.. widget.Lines.Select(line => Line(endpointName, variantName, line))]),
        },
    };

    private static JsonArray Line(string endpointName, string variantName, DashboardLine line)
    {
        var metric = new JsonArray(line.Namespace, line.Metric, "EndpointName", endpointName);
        if (line.PerVariant)
        {
            metric.Add("VariantName");
            metric.Add(variantName);
        }

        metric.Add(new JsonObject { ["stat"] = line.Statistic, ["label"] = $"{line.Metric} {line.Statistic}" });
        return metric;
    }
}
