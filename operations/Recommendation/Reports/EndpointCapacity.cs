using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>The band of instances that a stack's config lets its endpoint run on.</summary>
/// <param name="Minimum">The fewest instances; 0 when the endpoint scales to zero.</param>
/// <param name="Maximum">The most instances.</param>
public sealed record EndpointCapacity(int Minimum, int Maximum)
{
    private const string Asynchronous = "infra:endpoint";

    /// <summary>The band in words, such as <c>0 to 2 instances</c>.</summary>
    public string Words => Minimum == Maximum
        ? string.Create(CultureInfo.InvariantCulture, $"{Maximum} {(Maximum == 1 ? "instance" : "instances")}")
        : string.Create(CultureInfo.InvariantCulture, $"{Minimum} to {Maximum} instances");

    /// <summary>
    /// The band of the <c>scaling</c> of the endpoint whose instance type is written, with its documented defaults (1 at most; at least 0 when it is
    /// asynchronous, else 1); where scaling is off, its <c>initialInstanceCount</c> (default 1). Null when the stack has no such endpoint, or its numbers
    /// are no band.
    /// </summary>
    public static EndpointCapacity? Of(StackFile file)
    {
        if (RecommendationUpdate.EndpointKey(file) is not { } endpoint)
            return null;

        var isFixed = file.Get($"{endpoint}.scaling.enabled")?.ToString() is "false" or "False";
        var least = isFixed ? Number(file, $"{endpoint}.initialInstanceCount", 1) : Number(file, $"{endpoint}.scaling.minCapacity", endpoint == Asynchronous ? 0 : 1);
        var most = isFixed ? least : Number(file, $"{endpoint}.scaling.maxCapacity", 1);
        return least >= 0 && most >= least ? new EndpointCapacity(least.Value, most.Value) : null;
    }

    private static int? Number(StackFile file, string path, int byDefault) => file.Get(path) switch
    {
        null => byDefault,
        JsonValue value when int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
