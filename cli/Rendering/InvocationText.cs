using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The result of a request.</summary>
internal static class InvocationText
{
    public static void Write(IAnsiConsole console, InvocationFacts facts, string input)
    {
        console.MarkupLineInterpolated($"request  {input} [grey]({(facts.InferenceId is { } id ? $"inference id {id}" : $"to {facts.Endpoint}")})[/]");
        if (facts.Succeeded)
        {
            console.MarkupLineInterpolated($"result   {facts.Location ?? $"of variant {facts.Variant}"} [grey]({facts.ContentType ?? "no content type"})[/]");
        }
        else
        {
            console.MarkupLineInterpolated($"[red]failed[/]   {facts.Reason}");
        }

        if (facts is { Succeeded: false, Location: not null })
        {
            console.MarkupLineInterpolated($"error    {facts.Location}");
        }

        if (facts.NotifiedThrough is { } queue)
        {
            console.MarkupLineInterpolated($"notified [grey]through {queue}[/]");
        }

        foreach (var line in (facts.Content ?? "").TrimEnd().Split('\n').Where(line => line.Length > 0))
        {
            console.MarkupLineInterpolated($"         [bold]{line.TrimEnd()}[/]");
        }
    }
}
