using System.Text.Json.Nodes;
using Infra.Components.BatchInference;
using Infra.Components.Shared;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchStateMachineTests
{
    private static readonly JsonNode States = Definition("topic")["States"]!;

    [Fact]
    public void Transform_OfJob_WaitsForItUnderItsNameAndFolder()
    {
        var state = States["Transform"]!;
        var parameters = state["Parameters"]!;

        Assert.Equal("arn:aws:states:::sagemaker:createTransformJob.sync", state["Resource"]!.GetValue<string>());
        Assert.Equal("$.jobName", parameters["TransformJobName.$"]!.GetValue<string>());
        Assert.Equal("States.Format('s3://out/batch/{}', $.jobName)", parameters["TransformOutput"]!["S3OutputPath.$"]!.GetValue<string>());
        Assert.Equal("$.inputUri", parameters["TransformInput"]!["DataSource"]!["S3DataSource"]!["S3Uri.$"]!.GetValue<string>());
        Assert.Null(parameters["TransformOutput"]!["S3OutputPath"]);
        Assert.Null(parameters["TransformInput"]!["DataSource"]!["S3DataSource"]!["S3Uri"]);
        Assert.Equal("iris-model", parameters["ModelName"]!.GetValue<string>());
    }

    [Fact]
    public void NameJob_OfAttempt_MakesAFreshNameOfAtMost63Characters()
    {
        Assert.Equal("States.Format('iris-{}', States.UUID())", States["NameJob"]!["Parameters"]!["jobName.$"]!.GetValue<string>());
        Assert.Equal("NameJob", States["CountAttempt"]!["Next"]!.GetValue<string>());
        Assert.Equal(63, BatchStateMachine.MaximumPrefix + "-".Length + "00000000-0000-0000-0000-000000000000".Length);
        Assert.InRange(Names.Truncate(new string('a', 40), BatchStateMachine.MaximumPrefix).Length, 1, 26);
    }

    [Fact]
    public void Transform_OfRefusal_RetriesWhileNoJobExistsAndCatchesEverything()
    {
        var state = States["Transform"]!;

        Assert.Equal(
            ["SageMaker.ResourceLimitExceededException", "SageMaker.AmazonSageMakerException"],
            state["Retry"]!.AsArray().Select(retry => retry!["ErrorEquals"]![0]!.GetValue<string>()));
        Assert.Equal("States.ALL", state["Catch"]![0]!["ErrorEquals"]![0]!.GetValue<string>());
        Assert.Equal("IsCapacityError", state["Catch"]![0]!["Next"]!.GetValue<string>());
    }

    [Fact]
    public void IsCapacityError_OfThreeAttempts_GivesUpAndNotifies()
    {
        var choice = States["IsCapacityError"]!;

        Assert.Equal(3, choice["Choices"]![0]!["And"]![0]!["NumericLessThan"]!.GetValue<int>());
        Assert.Equal("WaitForCapacity", choice["Choices"]![0]!["Next"]!.GetValue<string>());
        Assert.Equal("NotifyFailure", choice["Default"]!.GetValue<string>());
        Assert.Equal("topic", States["NotifyFailure"]!["Parameters"]!["TopicArn"]!.GetValue<string>());
        Assert.Equal("Failed", States["NotifyFailure"]!["Next"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("topic", null)]
    [InlineData(null, null)]
    [InlineData("topic", "done")]
    [InlineData(null, "done")]
    public void ToJson_OfMachine_LeadsFromEveryStateToAnother(string? failureTopic, string? completionTopic)
    {
        var definition = Definition(failureTopic, plan => plan with { CompletionTopicArn = completionTopic });
        var states = definition["States"]!.AsObject();

        string[] targets =
        [
            definition["StartAt"]!.GetValue<string>(),
            .. states.SelectMany(state => new[] { state.Value!["Next"], state.Value["Default"], state.Value["Catch"]?[0]!["Next"], state.Value["Choices"]?[0]!["Next"] })
                .Where(next => next is not null).Select(next => next!.GetValue<string>()),
        ];

        Assert.Equal(states.Select(state => state.Key).Order(StringComparer.Ordinal), targets.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Transform_OfLimitAndCompletionTopic_StopsInTimeAndTells()
    {
        var states = Definition("topic", plan => plan with { CompletionTopicArn = "done", TimeoutInSeconds = 7200 })["States"]!;

        Assert.Equal(7200, states["Transform"]!["TimeoutSeconds"]!.GetValue<int>());
        Assert.Equal("NotifyCompletion", states["Transform"]!["Next"]!.GetValue<string>());
        Assert.Null(states["Transform"]!["End"]);
        Assert.Equal("done", states["NotifyCompletion"]!["Parameters"]!["TopicArn"]!.GetValue<string>());
        Assert.Equal("Completed", states["NotifyCompletion"]!["Next"]!.GetValue<string>());
        Assert.Equal("""{"Type":"Succeed"}""", states["Completed"]!.ToJsonString());
    }

    [Fact]
    public void Transform_WithoutLimitAndCompletionTopic_EndsThere()
    {
        Assert.True(States["Transform"]!["End"]!.GetValue<bool>());
        Assert.Null(States["Transform"]!["TimeoutSeconds"]);
        Assert.Null(States["NotifyCompletion"]);
    }

    [Fact]
    public void IsCapacityError_OfPlan_TriesAsOftenAndWaitsAsLongAsItSays()
    {
        var states = Definition(null, plan => plan with { CapacityRetries = 0, CapacityRetryInSeconds = 90 })["States"]!;

        Assert.Equal(0, states["IsCapacityError"]!["Choices"]![0]!["And"]![0]!["NumericLessThan"]!.GetValue<int>());
        Assert.Equal("*CapacityError*", states["IsCapacityError"]!["Choices"]![0]!["And"]![2]!["StringMatches"]!.GetValue<string>());
        Assert.Equal(90, states["WaitForCapacity"]!["Seconds"]!.GetValue<int>());
        Assert.Equal("Failed", states["IsCapacityError"]!["Default"]!.GetValue<string>());
    }

    /// <summary>A timeout has no cause, and a topic that is away must not hide why the job failed.</summary>
    [Fact]
    public void Failed_OfAnyError_TellsAllOfIt()
    {
        Assert.Equal(
            """{"Type":"Fail","Error":"TransformJobFailed","CausePath":"States.JsonToString($.error)"}""", States["Failed"]!.ToJsonString());
        Assert.Equal("""{"ErrorEquals":["States.ALL"],"ResultPath":null,"Next":"Failed"}""", States["NotifyFailure"]!["Catch"]![0]!.ToJsonString());
        Assert.Equal("""["States.ALL"]""", States["NotifyFailure"]!["Retry"]![0]!["ErrorEquals"]!.ToJsonString());
        Assert.Equal("$.error", States["Transform"]!["Catch"]![0]!["ResultPath"]!.GetValue<string>());
    }

    private static JsonNode Definition(string? failureTopic, Func<BatchMachinePlan, BatchMachinePlan>? change = null)
    {
        var job = new JsonObject
        {
            ["ModelName"] = "iris-model",
            ["TransformInput"] = new JsonObject { ["DataSource"] = new JsonObject { ["S3DataSource"] = new JsonObject { ["S3DataType"] = "S3Prefix", ["S3Uri"] = "s3://in/" } } },
            ["TransformOutput"] = new JsonObject { ["S3OutputPath"] = "s3://out/batch/{jobName}" },
        };
        var plan = new BatchMachinePlan("aws", "iris", job, failureTopic, CompletionTopicArn: null);
        return JsonNode.Parse(BatchStateMachine.ToJson(change?.Invoke(plan) ?? plan))!;
    }
}
