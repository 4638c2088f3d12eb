using System.Text.Json.Nodes;
using Infra.Operations.Review;

namespace Infra.Operations.Tests.Review;

/// <summary>An endpoint that gives way to one of another kind is one replacement, named as such.</summary>
public sealed class EndpointMoveTests
{
    private const string Instances = """{"productionVariants":[{"variantName":"AllTraffic","instanceType":"ml.m5.xlarge","initialInstanceCount":1}]}""";
    private const string Serverless = """{"productionVariants":[{"variantName":"AllTraffic","serverlessConfig":{"memorySizeInMb":2048,"maxConcurrency":5}}]}""";
    private const string Async = """{"productionVariants":[{"variantName":"AllTraffic","instanceType":"ml.m5.xlarge"}],"asyncInferenceConfig":{"outputConfig":{}}}""";

    [Theory]
    [InlineData(
        Instances, Serverless, ServingKind.RealTime, ServingKind.Serverless,
        "**Replacement:** the real-time endpoint of `A a` gives way to a serverless one. AWS cannot update an endpoint on instances into a serverless one. "
        + "The name that callers use changes from `old` to `new`; the old one gets errors once it is deleted.",
        "a serverless endpoint takes its place under another name, and callers of the old name get errors until they move")]
    [InlineData(
        Serverless, Instances, ServingKind.Serverless, ServingKind.RealTime,
        "**Replacement:** the serverless endpoint of `A a` gives way to a real-time one. It is another endpoint, not an update of this one. "
        + "The name that callers use changes from `old` to `new`; the old one gets errors once it is deleted.",
        "a real-time endpoint takes its place under another name, and callers of the old name get errors until they move")]
    [InlineData(
        Async, Serverless, ServingKind.Asynchronous, ServingKind.Serverless,
        "**Replacement:** the asynchronous endpoint of `A a` gives way to a serverless one. AWS cannot update an endpoint on instances into a serverless one. "
        + "The name that callers use changes from `old` to `new`; the old one gets errors once it is deleted. "
        + "Callers call `InvokeEndpoint` instead of `InvokeEndpointAsync` and get the result as the response.",
        "a serverless endpoint takes its place under another name, and callers of the old name get errors until they move, and queued requests are lost")]
    [InlineData(
        Instances, Async, ServingKind.RealTime, ServingKind.Asynchronous,
        "**Replacement:** the real-time endpoint of `A a` gives way to an asynchronous one. It is another endpoint, not an update of this one. "
        + "The name that callers use changes from `old` to `new`; the old one gets errors once it is deleted. "
        + "Callers call `InvokeEndpointAsync` instead of `InvokeEndpoint` and get the result from S3.",
        "an asynchronous endpoint takes its place under another name, and callers of the old name get errors until they move")]
    public void Parse_EndpointOfAnotherKind_IsAReplacement(string before, string after, ServingKind from, ServingKind to, string words, string consequence)
    {
        var review = Review(Deleted("A", "a", "old", before), Created("B", "b", "new", after));

        Assert.Equal([new CallerChange(CallerChangeKind.EndpointKindChanged, "A a", "old", "new") { From = from, To = to }], review.CallerChanges);
        Assert.Equal([new ReviewRisk(RiskLevel.Outage, "aws:sagemaker/endpoint:Endpoint", "a", ReviewAction.Delete, consequence)], review.Risks);
        var markdown = review.ToMarkdown();
        Assert.Contains($"\n#### For callers\n\n- {words}\n", markdown, StringComparison.Ordinal);
        Assert.Contains($"\n\n**Outage:** `Endpoint` `a` is deleted: {consequence}.\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EndpointOfTheSameKind_ComesAndGoes()
    {
        var review = Review(Deleted("A", "a", "old", Instances), Created("B", "b", "new", Instances));

        Assert.Equal(
            [new CallerChange(CallerChangeKind.EndpointRemoved, "A a"), new CallerChange(CallerChangeKind.EndpointCreated, "B b")], review.CallerChanges);
        Assert.Equal("callers get errors until another endpoint serves", Assert.Single(review.Risks).Consequence);
    }

    [Fact]
    public void Parse_EndpointsWithoutConfigurations_AreNotPaired()
    {
        var review = Review(Deleted("A", "a", "old", Instances)[..1], Created("B", "b", "new", Serverless)[..1]);

        Assert.Equal([CallerChangeKind.EndpointRemoved, CallerChangeKind.EndpointCreated], review.CallerChanges.Select(change => change.Kind));
        Assert.Equal("callers get errors until another endpoint serves, and queued requests are lost", Assert.Single(review.Risks).Consequence);
    }

    [Fact]
    public void Parse_OneOfTwoEndpointsGivesWay_TheOtherIsNew()
    {
        var review = Review(Deleted("A", "a", "old", Instances), Created("B", "b", "new", Serverless), Created("C", "c", "more", Async));

        Assert.Equal(
            [(CallerChangeKind.EndpointKindChanged, "A a", "new"), (CallerChangeKind.EndpointCreated, "C c", null)],
            review.CallerChanges.Select(change => (change.Kind, change.Subject, change.After)));
    }

    [Theory]
    [InlineData("iris")]
    [InlineData("IRIS")]
    public void Parse_AnotherKindUnderTheSameName_WillFail(string name)
    {
        var review = Review(Deleted("A", "a", "iris", Instances), Created("B", "b", name, Serverless));

        Assert.Contains(
            new ReviewRisk(
                RiskLevel.Refusal, "aws:sagemaker/endpoint:Endpoint", "b", ReviewAction.Create,
                "the real-time endpoint still has its name then, so the deployment will fail; it needs a name of its own"),
            review.Risks);
        Assert.Contains("- **Will fail:** `Endpoint` `b` is created: the real-time endpoint still has its name then", review.ToMarkdown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Instances)]
    [InlineData(Async)]
    public void Parse_InstancesToServerlessInPlace_WillFail(string before)
    {
        var review = Review(Updated("A", "a", before, Serverless));

        Assert.Equal(
            [
                new ReviewRisk(
                    RiskLevel.Refusal, "aws:sagemaker/endpoint:Endpoint", "a", ReviewAction.Update,
                    "AWS does not make an endpoint on instances serverless, so the deployment will fail; a serverless endpoint needs a name of its own"),
            ],
            review.Risks);
    }

    [Fact]
    public void Parse_ServerlessToInstancesInPlace_IsNoRisk() => Assert.Empty(Review(Updated("A", "a", Serverless, Instances)).Risks);

    [Fact]
    public void Parse_SizeOfAServerlessEndpoint_IsToldInWords()
    {
        const string Larger = """{"productionVariants":[{"variantName":"AllTraffic","serverlessConfig":{"memorySizeInMb":4096,"maxConcurrency":10,"provisionedConcurrency":2}}]}""";

        var markdown = Review(Updated("A", "a", Serverless, Larger)).ToMarkdown();

        Assert.Contains(
            """
            - The endpoint of `A a` takes its new configuration while it serves; its name stays.
            - The memory of `A a` changes from `2048` to `4096` MB.
            - `A a` works on `10` requests at the same time, before `5`; more are refused.
            - `A a` keeps capacity warm for `2` requests, before _none_; others may start cold.

            """,
            markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_BoundsOfScaling_AreOfInstancesOrOfConcurrency()
    {
        var review = Review(
            Step("update", "A", "a", "aws:appautoscaling/target:Target", Target("Instance", "Count", 1), Target("Instance", "Count", 2)),
            Step("update", "B", "b", "aws:appautoscaling/target:Target", Target("Provisioned", "Concurrency", 1), Target("Provisioned", "Concurrency", 2)));

        var markdown = review.ToMarkdown();
        Assert.Contains("- The least number of instances of `A a` changes from `1` to `2`.\n- The least provisioned concurrency of `B b` changes from `1` to `2`.\n", markdown, StringComparison.Ordinal);

        static string Target(string what, string of, int minimum) => $$"""{"scalableDimension":"sagemaker:variant:Desired{{what}}{{of}}","minCapacity":{{minimum}}}""";
    }

    [Fact]
    public void Parse_ScheduledScaling_IsToldUnlessTheEndpointComesOrGoes()
    {
        const string Action = "aws:appautoscaling/scheduledAction:ScheduledAction";
        const string Before = """{"schedule":"cron(0 8 ? * MON-FRI *)","scalableTargetAction":{"minCapacity":1,"maxCapacity":4}}""";
        const string After = """{"schedule":"cron(0 8 ? * MON-FRI *)","scalableTargetAction":{"minCapacity":2}}""";

        var review = Review(
            Step("update", "A", "a", Action, Before, After), Step("delete", "D", "d", Action, Before, null),
            [.. Created("B", "b", "new", Async), .. Step("create", "B", "b-open", Action, null, After)]);

        Assert.Equal(
            [
                ("A a", "cron(0 8 ? * MON-FRI *): 1 to 4", "cron(0 8 ? * MON-FRI *): 2 to as it is"),
                ("D a", "cron(0 8 ? * MON-FRI *): 1 to 4", null),
            ],
            review.CallerChanges.Where(change => change.Kind == CallerChangeKind.ScheduledCapacity).Select(change => (change.Subject.Replace("D d", "D a", StringComparison.Ordinal), change.Before, change.After)));
        Assert.Contains(
            "- By the clock, the bounds of scaling of `A a` become `cron(0 8 ? * MON-FRI *): 2 to as it is`, before `cron(0 8 ? * MON-FRI *): 1 to 4`.\n",
            review.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_BucketLoggingRemoved_IsLessOversightUnlessTheBucketGoesToo()
    {
        const string Logging = "aws:s3/bucketLogging:BucketLogging";
        const string Bucket = """{"bucket":"results"}""";

        var kept = Review(Step("delete", "A", "a", Logging, Bucket, null));
        var gone = Review(Step("delete", "A", "a", Logging, Bucket, null), Step("delete", "A", "a", "aws:s3/bucket:Bucket", Bucket, null));

        Assert.Equal([new ReviewRisk(RiskLevel.Oversight, Logging, "a", ReviewAction.Delete, "requests to the bucket are no longer logged")], kept.Risks);
        Assert.Contains("\n\n**Less oversight:** `BucketLogging` `a` is deleted: requests to the bucket are no longer logged.\n", kept.ToMarkdown(), StringComparison.Ordinal);
        Assert.Equal(["aws:s3/bucket:Bucket"], gone.Risks.Select(risk => risk.Type));
    }

    [Fact]
    public void Parse_StepsInAnyOrder_ReadAlike()
    {
        JsonNode[] steps = [.. Deleted("A", "a", "old", Instances), .. Created("B", "b", "new", Serverless), .. Created("C", "c", "more", Async)];

        Assert.Equal(Review(steps).ToMarkdown(), Review([.. steps.Reverse().Select(step => step.DeepClone())]).ToMarkdown());
    }

    private static PreviewReview Review(params JsonNode[][] steps) =>
        PreviewReview.Parse(new JsonObject { ["steps"] = new JsonArray([.. steps.SelectMany(step => step).Select(step => step.DeepClone())]) }.ToJsonString());

    private static JsonNode[] Deleted(string component, string name, string endpoint, string configuration) =>
    [
        .. Step("delete", component, name, "aws:sagemaker/endpoint:Endpoint", $$"""{"name":"{{endpoint}}"}""", null),
        .. Step("delete", component, $"{name}-config", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", configuration, null, name),
    ];

    private static JsonNode[] Created(string component, string name, string endpoint, string configuration) =>
    [
        .. Step("create", component, name, "aws:sagemaker/endpoint:Endpoint", null, $$"""{"name":"{{endpoint}}"}"""),
        .. Step("create", component, $"{name}-config", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", null, configuration, name),
    ];

    private static JsonNode[] Updated(string component, string name, string before, string after) =>
    [
        .. Step("update", component, name, "aws:sagemaker/endpoint:Endpoint", """{"endpointConfigName":"c1"}""", """{"endpointConfigName":"c2"}"""),
        .. Step("replace", component, $"{name}-config", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", before, after, name),
    ];

    /// <summary>A step below a component that has the name of the resource, unless another is given.</summary>
    private static JsonNode[] Step(string operation, string component, string name, string type, string? before, string? after, string? parent = null)
    {
        var owner = $"urn:pulumi:dev::infra::x:y:{component}::{parent ?? name.Split('-')[0]}";
        var step = new JsonObject { ["op"] = operation, ["urn"] = $"urn:pulumi:dev::infra::x:y:{component}${type}::{name}" };
        foreach (var (key, inputs) in new[] { ("oldState", before), ("newState", after) })
        {
            if (inputs is not null)
                step[key] = new JsonObject { ["parent"] = owner, ["custom"] = true, ["inputs"] = JsonNode.Parse(inputs) };
        }

        return [step];
    }
}
