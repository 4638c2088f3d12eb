using System.Text;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>A built-in container: reads rows of numbers as text/csv and answers one row for each.</summary>
internal abstract class CsvContainer(int columns) : IContainer
{
    public Task<bool> PingAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<JsonObject?> GetExecutionParametersAsync(CancellationToken cancellationToken) => Task.FromResult<JsonObject?>(null);

    public Task<ContainerResponse> InvokeAsync(ContainerRequest request, CancellationToken cancellationToken)
    {
        var mediaType = (request.ContentType ?? "text/csv").Split(';')[0].Trim();
        if (mediaType != "text/csv")
        {
            return Task.FromResult(ContainerResponse.Text(415, $"Content type {request.ContentType} is not supported."));
        }

        var rows = new List<double[]>();
        var lines = Encoding.UTF8.GetString(request.Body).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (Parse(lines[i]) is not { } row)
            {
                return Task.FromResult(ContainerResponse.Text(400, $"Line {i + 1}: expected {columns} numbers, got \"{lines[i]}\"."));
            }

            rows.Add(row);
        }

        return Task.FromResult(Answer(rows, request.Accept));
    }

    protected abstract ContainerResponse Answer(IReadOnlyList<double[]> rows, string? accept);

    protected static ContainerResponse Csv(IEnumerable<string> lines) =>
        ContainerResponse.Text(200, string.Concat(lines.Select(line => line + "\n")), "text/csv; charset=utf-8");

    protected static string Row(IEnumerable<double> values) => string.Join(',', values.Select(value => value.ToString("R")));

    private double[]? Parse(string line)
    {
        var cells = line.Split(',');
        var row = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (!double.TryParse(cells[i], out row[i]) || !double.IsFinite(row[i]))
            {
                return null;
            }
        }

        return row.Length == columns ? row : null;
    }
}
