using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>Subtracts each column's mean and divides by its standard deviation.</summary>
internal sealed class StandardizeContainer(double[] means, double[] standardDeviations) : CsvContainer(means.Length)
{
    public static StandardizeContainer Read(string name, JsonObject parameters)
    {
        var means = Parameters.Vector(name, parameters, "means");
        var deviations = Parameters.Vector(name, parameters, "standardDeviations");
        return means.Length == deviations.Length && deviations.All(deviation => deviation > 0)
            ? new StandardizeContainer(means, deviations)
            : throw Parameters.Wrong(name, "standardDeviations must be positive and as many as means");
    }

    protected override ContainerResponse Answer(IReadOnlyList<double[]> rows, string? accept) =>
        Csv(rows.Select(row => Row(row.Select((value, i) => (value - means[i]) / standardDeviations[i]))));
}
