using System.Text.Json.Nodes;

namespace Infra.Sandbox.Tests.Cloud;

/// <summary>The parameters in samples/iris come from iris.csv and from nothing else.</summary>
public sealed class IrisParametersTests
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(Path.Combine(Repository.IrisSamples, "iris.csv")).Skip(1).Select(line => line.Split(','))];

    private static readonly double[][] Features = [.. Rows.Select(row => row.Take(4).Select(double.Parse).ToArray())];

    private static double[] Means => [.. Enumerable.Range(0, 4).Select(i => Features.Average(row => row[i]))];

    private static double[] Deviations => [.. Enumerable.Range(0, 4).Select(i => Math.Sqrt(Features.Average(row => Math.Pow(row[i] - Means[i], 2))))];

    [Fact]
    public void Standardize_MeansAndDeviations_AreThoseOfTheData()
    {
        var parameters = Read("standardize");
        AssertClose(Means, Vector(parameters["means"]));
        AssertClose(Deviations, Vector(parameters["standardDeviations"]));
    }

    [Fact]
    public void Label_Labels_AreTheSpeciesInTheirOrder() =>
        Assert.Equal(Rows.Select(row => row[4]).Distinct(StringComparer.Ordinal), Read("label")["labels"]!.AsArray().Select(item => (string)item!));

    [Fact]
    public void Softmax_Weights_AreTheMinimumOfTheRegularisedLoss()
    {
        var parameters = Read("softmax");
        var stored = parameters["weights"]!.AsArray().Select(Vector).Zip(Vector(parameters["intercepts"]), (row, intercept) => row.Append(intercept).ToArray()).SelectMany(row => row).ToArray();
        AssertClose(Train(), stored);
    }

    /// <summary>Newton's method from zero on summed log loss plus half the squared parameters, which is strictly convex.</summary>
    private static double[] Train()
    {
        var (means, deviations) = (Means, Deviations);
        var inputs = Features.Select(row => row.Select((value, i) => (value - means[i]) / deviations[i]).Append(1).ToArray()).ToArray();
        var labels = Rows.Select(row => row[4]).Distinct(StringComparer.Ordinal).ToList();
        var targets = Rows.Select(row => labels.IndexOf(row[4])).ToArray();
        var weights = new double[15];
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var step = Solve(Derivatives(weights, inputs, targets));
            weights = [.. weights.Zip(step, (weight, change) => weight - change)];
        }

        return weights;
    }

    /// <summary>The Hessian with the gradient as its last column.</summary>
    private static double[][] Derivatives(double[] weights, double[][] inputs, int[] targets)
    {
        var system = Enumerable.Range(0, 15).Select(i => Enumerable.Range(0, 16).Select(j => j == i ? 1.0 : j == 15 ? weights[i] : 0).ToArray()).ToArray();
        for (var n = 0; n < inputs.Length; n++)
        {
            var x = inputs[n];
            var scores = Enumerable.Range(0, 3).Select(k => Math.Exp(Enumerable.Range(0, 5).Sum(j => weights[(k * 5) + j] * x[j]))).ToArray();
            var p = scores.Select(score => score / scores.Sum()).ToArray();
            for (var a = 0; a < 15; a++)
            {
                system[a][15] += (p[a / 5] - (a / 5 == targets[n] ? 1 : 0)) * x[a % 5];
                for (var b = 0; b < 15; b++)
                {
                    system[a][b] += p[a / 5] * ((a / 5 == b / 5 ? 1 : 0) - p[b / 5]) * x[a % 5] * x[b % 5];
                }
            }
        }

        return system;
    }

    private static double[] Solve(double[][] system)
    {
        for (var column = 0; column < system.Length; column++)
        {
            var pivot = system[column];
            foreach (var row in system.Where(row => row != pivot))
            {
                var factor = row[column] / pivot[column];
                for (var j = 0; j < row.Length; j++)
                {
                    row[j] -= factor * pivot[j];
                }
            }
        }

        return [.. system.Select((row, i) => row[^1] / row[i])];
    }

    private static JsonObject Read(string model) => IrisAccount.Json(File.ReadAllText(Path.Combine(Repository.IrisSamples, "models", model, "parameters.json")));

    private static double[] Vector(JsonNode? node) => [.. node!.AsArray().Select(item => (double)item!)];

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 1e-6, pair.First + 1e-6));
    }
}
