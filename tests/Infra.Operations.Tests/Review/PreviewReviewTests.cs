using System.Text;
using System.Text.Json;
using Infra.Operations.Review;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Review;

public sealed class PreviewReviewTests
{
    [Fact]
    public void Parse_InstanceType_IsToldInWordsWithItsPrice()
    {
        var review = PreviewReview.Parse(Snapshot.Input("instance-type.json"));

        Assert.Equal(("dev", "infra", "us-east-1", 18), (review.Stack, review.Project, review.Region, review.Unchanged));
        Assert.Equal(
            new CallerChange(CallerChangeKind.InstanceType, "AsyncEndpoint iris-endpoint", "ml.m5.xlarge", "ml.c5.large") { BeforeUsdPerHour = 0.23m, AfterUsdPerHour = 0.102m },
            review.CallerChanges.Single(change => change.Kind == CallerChangeKind.InstanceType));
        Assert.Equal("replace 2, update 1, create 1".ToUpperInvariant(), string.Join(", ", review.Counts.Select(count => $"{count.Key} {count.Value}")).ToUpperInvariant());
        Assert.Equal(["productionVariants[0].instanceType"], review.Resources.Single(resource => resource.Name == "iris-endpoint-config").ReplacedBecause);
        Assert.Equal(["replacementTrigger"], review.Resources.Single(resource => resource.Name == "iris-endpoint-target").ReplacedBecause);
        Assert.Empty(review.Risks);
    }

    [Fact]
    public void Parse_Risky_OrdersTheGravestFirst()
    {
        var review = PreviewReview.Parse(Snapshot.Input("risky.json"));

        Assert.Equal(
            [(RiskLevel.DataLoss, "iris-endpoint-output"), (RiskLevel.DataLoss, "iris-key"), (RiskLevel.Outage, "iris-endpoint"), (RiskLevel.Refusal, "legacy")],
            review.Risks.Select(risk => (risk.Level, risk.Name)));
        Assert.Equal([CallerChangeKind.EndpointReplaced, CallerChangeKind.Image, CallerChangeKind.ModelData], review.CallerChanges.Select(change => change.Kind));
        Assert.Equal(new PreviewDiagnostic("warning", review.Diagnostics[0].Urn, "careful: ```\n</details> @team"), Assert.Single(review.Diagnostics));
    }

    [Fact]
    public void Parse_Events_AreReadLikeADigest()
    {
        var review = PreviewReview.Parse(Snapshot.Input("events.jsonl"));

        var resource = Assert.Single(review.Resources);
        Assert.Equal((ReviewAction.Replace, "AsyncEndpoint iris-endpoint", 9), (resource.Action, resource.Component, review.Unchanged));
        Assert.Equal(new ReviewedProperty("productionVariants[0].instanceType", "ml.m5.xlarge", "ml.c5.large", ForcesReplacement: true), Assert.Single(resource.Properties));
        Assert.Equal("[policy team/cost] no spot", Assert.Single(review.Diagnostics).Message);
    }

    [Theory]
    [InlineData("", "INFRA170", 1)]
    [InlineData("  \n \n", "INFRA170", 1)]
    [InlineData("{\n  \"steps\": [\n    {\"op\": }\n  ]\n}", "INFRA170", 3)]
    [InlineData("warning: x\n{\"steps\":[]}", "INFRA170", 1)]
    [InlineData("{\"steps\":[]}\ntrailing", "INFRA170", 2)]
    [InlineData("{\"steps\":[], \"steps\":[]}", "INFRA170", 1)]
    [InlineData("{\"steps\":[{\"op\":\"update\",\"urn\":\"\\ud800\"}]}", "INFRA170", null)]
    [InlineData("{\"steps\":[{\"op\":\"update\",\"urn\":\"u\",\"newState\":{\"inputs\":{\"a\":\"\\ud800\"}}}]}", "INFRA170", null)]
    [InlineData("[1]", "INFRA171", 1)]
    [InlineData("{\"name\": \"x\"}", "INFRA171", 1)]
    [InlineData("{\"steps\": {}}", "INFRA171", null)]
    [InlineData("{\"steps\": [{\"op\": \"create\"}]}", "INFRA171", null)]
    [InlineData("{\"steps\": [{\"op\": 3, \"urn\": \"x\"}]}", "INFRA171", null)]
    [InlineData("{\"sequence\":0,\"preludeEvent\":{}}\n{\"sequence\":1,", "INFRA170", 2)]
    [InlineData("{\"sequence\":0,\"preludeEvent\":{}}\n\n{\"sequence\":1,\"resourcePreEvent\":{\"metadata\":{\"op\":\"same\"}}}", "INFRA171", 3)]
    public void Parse_MalformedInput_NamesItsPlace(string text, string id, int? line)
    {
        var error = Assert.Throws<OperationException>(() => PreviewReview.Parse(text, "preview.json"));

        var problem = Assert.Single(error.Problems);
        Assert.Equal((id, "preview.json", line, OperationFault.BadInput), (problem.Id, problem.File, problem.Line, error.Fault));
    }

    [Fact]
    public void Parse_StructureFault_NamesThePath() => Assert.Contains(
        "\"steps[1].urn\" is missing",
        Assert.Throws<OperationException>(() => PreviewReview.Parse("""{"steps":[{"op":"same","urn":"u"},{"op":"create"}]}""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Parse_StatesOfUnexpectedShape_StillRender()
    {
        var review = PreviewReview.Parse("""
            {"steps":[{"op":"replace","urn":"u","newState":{"parent":{},"custom":[],"inputs":[1]},"oldState":{"protect":{}},"detailedDiff":{"a[0]":{"kind":"update"}}},
                      {"op":"conjure","urn":"urn:pulumi:dev::infra::a$b::c::d"}]}
            """);

        Assert.Equal([(ReviewAction.Other, "c::d"), (ReviewAction.Replace, "u")], review.Resources.OrderBy(one => one.Name).Select(one => (one.Action, one.Name)));
        Assert.Contains("`c::d`", review.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Stream_IsReadAsUtf8()
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Snapshot.Input("instance-type.json")));

        Assert.Equal(4, (await PreviewReview.ReadAsync(stream)).Resources.Count);
    }

    [Fact]
    public void Serialize_Review_HasWordsForEnumerations()
    {
        var json = JsonSerializer.Serialize(PreviewReview.Parse(Snapshot.Input("instance-type.json")), JsonSerializerOptions.Web);

        Assert.Contains("\"kind\":\"InstanceType\"", json, StringComparison.Ordinal);
        Assert.Contains("\"counts\":{\"Replace\":2,\"Update\":1,\"Create\":1}", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ml.m5.xlarge", 0.23)]
    [InlineData("ml.g4dn.2xlarge", null)]
    [InlineData(null, null)]
    public void PriceOf_Type_IsNullWhereSourcesDisagree(string? type, double? price) => Assert.Equal((decimal?)price, HostingPrices.Of(type));
}
