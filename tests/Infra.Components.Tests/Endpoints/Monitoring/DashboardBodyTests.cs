using System.Text.Json.Nodes;
using Infra.Components.Endpoints.Monitoring;

namespace Infra.Components.Tests.Endpoints.Monitoring;

public sealed class DashboardBodyTests
{
    [Fact]
    public void ToJson_OfWidgets_WritesEachMetricWithItsDimensions() => Assert.Equal(
        """{"widgets":[{"type":"metric","x":0,"y":0,"width":12,"height":6,"properties":{"title":"Backlog","region":"eu-west-1","view":"timeSeries","period":60,"metrics":[""" +
        """["AWS/SageMaker","ApproximateBacklogSize","EndpointName","Iris",{"stat":"Maximum","label":"ApproximateBacklogSize Maximum"}]]}},""" +
        """{"type":"metric","x":12,"y":0,"width":12,"height":6,"properties":{"title":"Latency (µs)","region":"eu-west-1","view":"timeSeries","period":60,"metrics":[""" +
        """["/aws/sagemaker/Endpoints","CPUUtilization","EndpointName","Iris","VariantName","Blue",{"stat":"p99","label":"CPUUtilization p99"}]]}}]}""",
        DashboardBody.ToJson("eu-west-1", "Iris", "Blue",
        [
            new DashboardWidget("Backlog", new DashboardLine("ApproximateBacklogSize", "Maximum", PerVariant: false)),
            new DashboardWidget("Latency (µs)", new DashboardLine("CPUUtilization", "p99", Namespace: DashboardLine.Instances)),
        ]));

    [Fact]
    public void ToJson_OfMoreThanTwoWidgets_FillsTwoColumnsWithoutOverlap()
    {
        var widgets = JsonNode.Parse(DashboardBody.ToJson("eu-west-1", "Iris", "Blue", DashboardWidgets.Asynchronous))!["widgets"]!.AsArray();

        Assert.Equal(
            ["0,0", "12,0", "0,6", "12,6", "0,12", "12,12", "0,18"],
            widgets.Select(widget => $"{widget!["x"]},{widget["y"]}"));
    }

    [Theory]
    [InlineData("Invocations")]
    [InlineData("InvocationsPerInstance")]
    [InlineData("OverheadLatency")]
    public void Asynchronous_OfMetricThatOnlySynchronousEndpointsPublish_ShowsNone(string metric) =>
        Assert.DoesNotContain(DashboardWidgets.Asynchronous.SelectMany(widget => widget.Lines), line => line.Metric == metric);

    [Theory]
    [InlineData("ApproximateBacklogSize")]
    [InlineData("ApproximateBacklogSizePerInstance")]
    [InlineData("ApproximateAgeOfOldestRequest")]
    [InlineData("HasBacklogWithoutCapacity")]
    public void Asynchronous_OfBacklogMetric_HasNoVariant(string metric) =>
        Assert.False(Assert.Single(DashboardWidgets.Asynchronous.SelectMany(widget => widget.Lines), line => line.Metric == metric).PerVariant);

    [Fact]
    public void Widgets_OfEveryKind_HaveAnErrorsGraphOfTheVariant() => Assert.All(
        [DashboardWidgets.Asynchronous, DashboardWidgets.RealTime, DashboardWidgets.Serverless],
        widgets => Assert.Equal(
            ["Invocation4XXErrors Sum True", "Invocation5XXErrors Sum True"],
            widgets.Single(widget => widget.Title == "Errors").Lines.Select(line => $"{line.Metric} {line.Statistic} {line.PerVariant}")));
}
