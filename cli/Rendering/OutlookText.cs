using System.Globalization;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Hints;
using Infra.Operations.Review;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>What can be told before a job is started, for people.</summary>
internal static class OutlookText
{
    public static void Write(IAnsiConsole console, RecommendationForecast forecast, bool simulated, bool withRequest)
    {
        var what = forecast.Action switch
        {
            JobAction.Reuse => $"would reuse job {forecast.JobName}, at no cost",
            JobAction.Resume => $"would wait for job {forecast.JobName}, which costs nothing more",
            _ => $"would start job {forecast.JobName}",
        };
        console.MarkupLineInterpolated($"{what}: {forecast.Reason}");
        console.MarkupLineInterpolated($"{(forecast.Action is JobAction.Start ? "estimate" : "a new one would take")}: {forecast.Estimate.Text}{Note(simulated)}");
        if (withRequest)
        {
            console.Profile.Out.Writer.WriteLine(forecast.Request);
        }
    }

    public static void Write(IAnsiConsole console, RecommendationHint hint, string stack, bool simulated)
    {
        console.MarkupLineInterpolated($"SageMaker's prospective instance types of container \"{hint.Container}\": a free hint, nothing is measured and nothing written");
        if (hint.WhyNone is { } reason)
        {
            console.MarkupLineInterpolated($"none: {reason}");
            return;
        }

        foreach (var instance in hint.Instances)
        {
            console.MarkupLineInterpolated($"  {instance.InstanceType,-16} {Price(instance)}{Environment(instance)}");
        }

        console.MarkupLineInterpolated($"[grey]{string.Create(CultureInfo.InvariantCulture, $"list prices of {HostingPrices.Region}, {HostingPrices.AsOf:yyyy-MM-dd}")}{(simulated ? "; simulated, from the sandbox's catalogue" : "")}[/]");
        console.MarkupLineInterpolated($"To measure them: [bold]./infra recommend --stack {stack} --shortlist[/]");
    }

    /// <summary>The sandbox takes seconds and nobody pays.</summary>
    public static string Note(bool simulated) => simulated ? " (in a real account; the sandbox takes seconds and charges nothing)" : "";

    private static string Price(HintedInstance instance) =>
        instance.UsdPerHour is { } usd ? string.Create(CultureInfo.InvariantCulture, $"{usd:0.000} USD per hour") : "price not known";

    private static string Environment(HintedInstance instance) =>
        instance.Environment.Count == 0 ? "" : $", with {string.Join(", ", instance.Environment.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
