using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Endpoints;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Tests;

/// <summary>Every input and output stands on the page of its component, and nothing else does.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string, Type, Type[]> Pages { get; } = new()
    {
        { "inference-model", typeof(InferenceModel), [typeof(InferenceModelArgs)] },
        { "inference-pipeline", typeof(InferencePipeline), [typeof(InferencePipelineArgs), typeof(PipelineContainerArgs), typeof(ModelDataSourceArgs), typeof(AdditionalModelDataSourceArgs), typeof(VpcArgs)] },
        {
            "model-version", typeof(ModelVersion),
            [
                typeof(ModelVersionArgs), typeof(InferenceSpecificationArgs), typeof(ModelMetricsArgs), typeof(QualityMetricsArgs), typeof(BiasMetricsArgs),
                typeof(ExplainabilityMetricsArgs), typeof(DriftCheckBaselinesArgs), typeof(DriftCheckBiasArgs), typeof(DriftCheckExplainabilityArgs),
                typeof(MetricsSourceArgs), typeof(FileSourceArgs), typeof(ModelCardArgs), typeof(MetadataPropertiesArgs),
            ]
        },
        { "recommendation-role", typeof(RecommendationRole), [typeof(RecommendationRoleArgs)] },
        {
            "async-endpoint", typeof(AsyncEndpoint),
            [
                typeof(AsyncEndpointArgs), typeof(DataCaptureArgs), typeof(CoreDumpArgs), typeof(OutputBucketArgs), typeof(AsyncNotificationsArgs), typeof(AsyncQueueArgs),
                typeof(AsyncScalingArgs), typeof(ScheduledCapacityArgs), typeof(EndpointUpdateArgs), typeof(AsyncAlarmsArgs),
            ]
        },
        {
            "real-time-endpoint", typeof(RealTimeEndpoint),
            [
                typeof(RealTimeEndpointArgs), typeof(CoreDumpArgs), typeof(DataCaptureArgs), typeof(RealTimeScalingArgs), typeof(ScheduledCapacityArgs),
                typeof(EndpointUpdateArgs), typeof(InvocationAlarmsArgs),
            ]
        },
        {
            "serverless-endpoint", typeof(ServerlessEndpoint),
            [typeof(ServerlessEndpointArgs), typeof(ServerlessScalingArgs), typeof(ScheduledCapacityArgs), typeof(ServerlessUpdateArgs), typeof(InvocationAlarmsArgs)]
        },
        {
            "batch-transform", typeof(BatchTransform),
            [
                typeof(BatchTransformArgs), typeof(BatchDataCaptureArgs), typeof(BatchExperimentArgs), typeof(OutputBucketArgs), typeof(BatchScheduleArgs),
                typeof(BatchObjectTriggerArgs), typeof(BatchStartRetryArgs), typeof(BatchExecutionArgs), typeof(NotificationTopicArgs),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OfComponent_NamesEveryInputAndOutput(string page, Type component, Type[] args)
    {
        var text = File.ReadAllText(DocsFile(page));

        foreach (var type in args)
        {
            Assert.Equal(Names<InputAttribute>(type), Rows(Section(text, $"### `{type.Name}`")));
        }

        Assert.Equal(Names<OutputAttribute>(component), Rows(Section(text, "## Outputs")));
        Assert.DoesNotContain("summary>", text, StringComparison.Ordinal);
    }

    /// <summary>What a page shows is what a test runs, line for line.</summary>
    [Theory]
    [InlineData("inference-model")]
    [InlineData("inference-pipeline")]
    [InlineData("model-version")]
    [InlineData("recommendation-role")]
    [InlineData("async-endpoint")]
    [InlineData("real-time-endpoint")]
    [InlineData("serverless-endpoint")]
    public void Examples_OfPage_StandInATest(string page)
    {
        var examples = Examples().Matches(File.ReadAllText(DocsFile(page))).Select(match => Lines(match.Groups["code"].Value)).ToList();
        var tests = Directory.EnumerateFiles(TestsFolder(), "*.cs", SearchOption.AllDirectories).Select(file => Lines(File.ReadAllText(file))).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(tests, test => test.Contains(example, StringComparison.Ordinal)));
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string TestsFolder([CallerFilePath] string testFile = "") => Path.GetDirectoryName(testFile)!;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Examples();

    private static IEnumerable<string> Names<TAttribute>(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from attribute in property.GetCustomAttributesData()
        where attribute.AttributeType == typeof(TAttribute)
        select (string)attribute.ConstructorArguments[0].Value!;

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{heading} is missing.");
        var end = text.IndexOf("\n#", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    private static IEnumerable<string> Rows(string section) => section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    private static string DocsFile(string page, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "docs", "components", $"{page}.md");
}
