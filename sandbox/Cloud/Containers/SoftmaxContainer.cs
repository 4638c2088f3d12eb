using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>Multinomial logistic regression: one probability for each class.</summary>
internal sealed class SoftmaxContainer(double[][] weights, double[] intercepts) : CsvContainer(weights[0].Length)
{
    public static SoftmaxContainer Read(string name, JsonObject parameters)
    {
        var weights = Parameters.Matrix(name, parameters, "weights");
        var intercepts = Parameters.Vector(name, parameters, "intercepts");
        return weights.Length == intercepts.Length && weights.All(row => row.Length == weights[0].Length)
            ? new SoftmaxContainer(weights, intercepts)
            : throw Parameters.Wrong(name, "weights must have one row for each of the intercepts, all of one length");
    }

    public static double[] Probabilities(double[][] weights, double[] intercepts, double[] row)
    {
        var scores = weights.Select((weight, k) => intercepts[k] + weight.Zip(row, (w, x) => w * x).Sum()).ToArray();
        var largest = scores.Max();
        var exponentials = scores.Select(score => Math.Exp(score - largest)).ToArray();
        var sum = exponentials.Sum();
        return [.. exponentials.Select(value => value / sum)];
    }

    protected override ContainerResponse Answer(IReadOnlyList<double[]> rows, string? accept) =>
        Csv(rows.Select(row => Row(Probabilities(weights, intercepts, row))));
}
