using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Settings;
using Infra.Tests.Settings;

namespace Infra.Tests.Docs;

/// <summary>docs/configuration.md names every key of a stack file and no other.</summary>
public sealed partial class ConfigurationPageTests
{
    private const string Begin = "<!-- args: begin -->\n";
    private const string End = "<!-- args: end -->\n";

    private static readonly string Page = Repository.Path("docs", "configuration.md");

    [Fact]
    public void Page_OfTheComponentsKeys_IsWhatTheirArgsSay()
    {
        var text = File.ReadAllText(Page);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));

        Accepted.Verify(Page, text[..begin] + ArgsTables.Render() + text[end..]);
    }

    [Fact]
    public void Page_OfTopLevelKeys_NamesEachOnce() =>
        Assert.Equal(InferenceSettings.Keys, Keys().Where(key => !key.Contains('.')));

    [Fact]
    public void Page_OfTheFilesOwnRules_ListsEach() => Assert.Equal(
        SettingsRules.OfTheFile.Select(rule => $"| {rule.Id} | {rule.Rule} |"), File.ReadLines(Page).Where(line => line.StartsWith("| INFRA", StringComparison.Ordinal)));

    [Fact]
    public void Page_OfOtherShapes_HasExamplesThatAreTaken()
    {
        var examples = Yaml().Matches(File.ReadAllText(Page)).Select(match => match.Groups["yaml"].Value).ToList();
        var (realTime, serverless) = (Example(examples, "infra:realTimeEndpoint"), Example(examples, "infra:serverlessEndpoint"));

        Assert.Equal("CANARY", Config(realTime).Set("infra:endpoint", null).Read().RealTimeEndpoint!.Update.Strategy);
        Assert.Equal(10, Config(serverless).Set("infra:pipeline", null).Set("infra:endpoint", null).Set("infra:batch", null).Read().ServerlessEndpoint!.MaxConcurrency);
    }

    [Fact]
    public void Page_OfTheRecommendation_NamesWhatItsReaderKnows()
    {
        var onPage = Keys().Where(key => key.StartsWith("infra:recommendation.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(KnownToTheReader().Order(StringComparer.Ordinal), onPage);
    }

    private static string Example(List<string> examples, string key) => Assert.Single(examples, example => example.Contains(key, StringComparison.Ordinal));

    /// <summary>The stack file of dev with the keys of an example.</summary>
    private static StackConfig Config(string example)
    {
        var config = StackConfig.Of("dev");
        foreach (var (key, value) in StackFile.Parse("config:\n" + example).ToConfigValues().Values)
        {
            config.Set(key, JsonNode.Parse(value));
        }

        return config;
    }

    private static IEnumerable<string> Keys() =>
        File.ReadLines(Page).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    /// <summary>The reader lists what it knows wherever it meets a key that it does not.</summary>
    private static IEnumerable<string> KnownToTheReader()
    {
        const string Everywhere = """
            {"jobType":"Advanced","?":1,"importance":{"?":1},"limits":{"?":1},"scalingObjective":{"?":1},"vpcConfig":{"?":1},"resourceLimit":{"?":1},
             "stoppingConditions":{"?":1,"modelLatencyThresholds":[{"?":1}]},"trafficPattern":{"?":1,"phases":[{"?":1}],"stairs":{"?":1}},
             "endpointConfigurations":[{"?":1,"serverlessConfig":{"?":1}}]}
            """;
        var exception = Assert.Throws<OperationException>(() => RecommendationSettings.Parse(Everywhere));
        return from problem in exception.Problems
               where problem.Key!.EndsWith(".?", StringComparison.Ordinal)
               from Match name in Quoted().Matches(problem.Remedy)
               select problem.Key![..^1].Replace("[0]", "[*]", StringComparison.Ordinal) + name.Groups[1].Value;
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Yaml();

    [GeneratedRegex("\"([A-Za-z]+)\"")]
    private static partial Regex Quoted();
}
