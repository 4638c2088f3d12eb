using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>Numbers from an artefact's parameters.json.</summary>
internal static class Parameters
{
    public static double[] Vector(string container, JsonObject parameters, string name) =>
        Numbers(parameters[name]) ?? throw Wrong(container, $"{name} must be a list of numbers");

    public static double[][] Matrix(string container, JsonObject parameters, string name)
    {
        var rows = (parameters[name] as JsonArray)?.Select(Numbers).OfType<double[]>().ToArray();
        return rows is { Length: > 0 } && rows.Length == ((JsonArray)parameters[name]!).Count ? rows : throw Wrong(container, $"{name} must be a list of lists of numbers");
    }

    public static ContainerStartException Wrong(string container, string what) => new(container, imageMissing: false, $"{ModelArtefact.FileName}: {what}.");

    private static double[]? Numbers(JsonNode? node)
    {
        var values = (node as JsonArray)?.Select(item => item is JsonValue value && value.TryGetValue(out double number) ? number : double.NaN).ToArray();
        return values is { Length: > 0 } && values.All(double.IsFinite) ? values : null;
    }
}
