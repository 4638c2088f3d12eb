using System.CommandLine;
using System.Globalization;
using Infra.Cli.Shared;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Cli.Commands;

/// <summary>Options of <c>infra recommend</c> in place of the ranking's settings; a completed job is ranked anew by them, and none is started for them.</summary>
internal sealed class DecisionOptions
{
    private static readonly string[] Levels = ["lowest", "low", "moderate", "high", "highest"];

    private readonly Option<string?> cost = Level("--cost", "Importance of a low cost per inference");
    private readonly Option<string?> latency = Level("--latency", "Importance of a low latency");
    private readonly Option<string?> throughput = Level("--throughput", "Importance of many invocations per minute");
    private readonly Option<double?> maxLatency = Number("--max-latency-ms", "Leave out what is slower", "milliseconds");
    private readonly Option<double?> minInvocations = Number("--min-invocations-per-minute", "Leave out what takes fewer", "number");
    private readonly Option<double?> maxCost = Number("--max-cost-per-hour", "Leave out what costs more", "USD");
    private readonly Option<double?> target = Number("--target-invocations", "The throughput to count instances for", "number");
    private readonly Option<string[]> apply = new("--apply")
    {
        Description = "Write these parts: instanceType, environment, serverless, count, scaling",
        HelpName = "parts",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> scaling = new("--scaling") { Description = "Also write the scaling policy that SageMaker recommends (real-time endpoints)" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[cost, latency, throughput, maxLatency, minInvocations, maxCost, target, apply, scaling])
        {
            command.Add(option);
        }
    }

    /// <summary>What is asked for; null when nothing is.</summary>
    /// <exception cref="UserException">A number is out of range, or a word is not known.</exception>
    public RecommendationOverrides? Read(ParseResult result)
    {
        var parts = result.GetValue(apply) is { Length: > 0 } words ? Parts(words) : null;
        var overrides = new RecommendationOverrides
        {
            Cost = Importance(result, cost),
            Latency = Importance(result, latency),
            Throughput = Importance(result, throughput),
            MaxLatencyMilliseconds = InRange(result, maxLatency, 1, 60_000),
            MinInvocationsPerMinute = InRange(result, minInvocations, 1, 1e9),
            MaxCostPerHour = InRange(result, maxCost, 0.001, 1e6),
            TargetInvocationsPerMinute = InRange(result, target, 1, 1e9),
            Parts = parts,
            FurtherParts = new HashSet<RecommendationPart>(result.GetValue(scaling) ? [RecommendationPart.Scaling] : []),
        };
        return Text(result).Length == 0 ? null : overrides;
    }

    /// <summary>The options as they were given, for the command that gives the same result again; each begins with a blank.</summary>
    public string Text(ParseResult result) => string.Concat(
        Given(result, cost), Given(result, latency), Given(result, throughput),
        Given(result, maxLatency), Given(result, minInvocations), Given(result, maxCost), Given(result, target),
        result.GetValue(apply) is { Length: > 0 } words ? $" --apply {string.Join(' ', words)}" : "",
        result.GetValue(scaling) ? " --scaling" : "");

    private static string Given(ParseResult result, Option<string?> option) => result.GetValue(option) is { } word ? $" {option.Name} {word}" : "";

    private static string Given(ParseResult result, Option<double?> option) =>
        result.GetValue(option) is { } number ? string.Create(CultureInfo.InvariantCulture, $" {option.Name} {number}") : "";

    private static Option<string?> Level(string name, string description)
    {
        var option = new Option<string?>(name) { Description = $"{description}: {string.Join(", ", Levels)}", HelpName = "level" };
        option.AcceptOnlyFromAmong(Levels);
        return option;
    }

    private static Option<double?> Number(string name, string description, string unit) => new(name) { Description = description, HelpName = unit };

    private static Importance? Importance(ParseResult result, Option<string?> option) =>
        result.GetValue(option) is { } word ? (Importance)(Array.IndexOf(Levels, word) + 1) : null;

    private static double? InRange(ParseResult result, Option<double?> option, double least, double most) => result.GetValue(option) switch
    {
        null => null,
        { } number when number >= least && number <= most => number,
        { } number => throw new UserException(
            "INFRA190", string.Create(CultureInfo.InvariantCulture, $"\"{number}\" is out of range for {option.Name}. Give a number from {least} to {most}.")),
    };

    /// <summary>Parts are separated by blanks or commas.</summary>
    private static HashSet<RecommendationPart> Parts(string[] words) =>
    [
        .. words.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Part),
    ];

    private static RecommendationPart Part(string word) => RecommendationParts.Find(word)
        ?? throw new UserException("INFRA190", $"\"{word}\" is no part of a recommendation. Use {string.Join(", ", RecommendationParts.Words)}.");
}
