using System.Text.Json.Nodes;
using Infra.Components.Shared;

namespace Infra.Components.BatchInference;

/// <summary>What a state machine is written from, with every value known.</summary>
/// <param name="Partition">AWS's partition.</param>
/// <param name="JobNamePrefix">How the names of its jobs begin.</param>
/// <param name="Job">Body of the CreateTransformJob request.</param>
/// <param name="FailureTopicArn">Told of failures, or null.</param>
/// <param name="CompletionTopicArn">Told of completions, or null.</param>
/// <param name="TimeoutInSeconds">Limit of a job; 0 for none.</param>
/// <param name="CapacityRetries">Further jobs when there is no capacity.</param>
/// <param name="CapacityRetryInSeconds">Wait before each.</param>
internal sealed record BatchMachinePlan(
    string Partition,
    string JobNamePrefix,
    JsonObject Job,
    string? FailureTopicArn,
    string? CompletionTopicArn,
    int TimeoutInSeconds = 0,
    int CapacityRetries = Defaults.CapacityRetries,
    int CapacityRetryInSeconds = Defaults.CapacityRetryInSeconds);

/// <summary>
/// The state machine of a triggered job: name it, run it and wait, try again when AWS has no capacity, tell the topics. Its input is
/// <c>{"inputUri": "s3://…"}</c>, its output the description of the job.
/// </summary>
internal static class BatchStateMachine
{
    /// <summary>A name of at most 63 characters: prefix, hyphen and a UUID of 36.</summary>
    public const int MaximumPrefix = Names.MaximumLength - 1 - 36;

    public static string ToJson(BatchMachinePlan plan)
    {
        var states = new JsonObject
        {
            ["Start"] = Pass("NameJob", new JsonObject { ["inputUri.$"] = "$.inputUri", ["attempt"] = 0 }),
            ["NameJob"] = NameJob(plan.JobNamePrefix),
            ["Transform"] = Transform(plan),
            ["IsCapacityError"] = IsCapacityError(plan.CapacityRetries, plan.FailureTopicArn is null ? "Failed" : "NotifyFailure"),
            ["WaitForCapacity"] = new JsonObject { ["Type"] = "Wait", ["Seconds"] = plan.CapacityRetryInSeconds, ["Next"] = "CountAttempt" },
            ["CountAttempt"] = Pass("NameJob", new JsonObject { ["inputUri.$"] = "$.inputUri", ["attempt.$"] = "States.MathAdd($.attempt, 1)" }),
        };
        if (plan.FailureTopicArn is { } failureTopic)
        {
            states["NotifyFailure"] = Notify(plan.Partition, failureTopic, "SageMaker batch transform failed", "Failed");
        }

        if (plan.CompletionTopicArn is { } completionTopic)
        {
            states["NotifyCompletion"] = Notify(plan.Partition, completionTopic, "SageMaker batch transform completed", "Completed");
            states["Completed"] = new JsonObject { ["Type"] = "Succeed" };
        }

        // The cause of a timeout is absent, so the whole error is told.
        states["Failed"] = new JsonObject { ["Type"] = "Fail", ["Error"] = "TransformJobFailed", ["CausePath"] = "States.JsonToString($.error)" };
        var machine = new JsonObject
        {
            ["Comment"] = "Runs a SageMaker batch transform job under a unique name.",
            ["StartAt"] = "Start",
            ["States"] = states,
        };
        return machine.ToJsonString(TransformJobDefinition.Json);
    }

    private static JsonObject Pass(string next, JsonObject parameters) => new() { ["Type"] = "Pass", ["Parameters"] = parameters, ["Next"] = next };

    /// <summary>Named anew for each attempt: the names of jobs are unique for ever, also those of failed ones.</summary>
    private static JsonObject NameJob(string prefix) => Pass("Transform", new JsonObject
    {
        ["inputUri.$"] = "$.inputUri",
        ["attempt.$"] = "$.attempt",
        ["jobName.$"] = $"States.Format('{prefix}-{{}}', States.UUID())",
    });

    private static JsonObject Transform(BatchMachinePlan plan)
    {
        var state = new JsonObject
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{plan.Partition}:states:::sagemaker:createTransformJob.sync",
            ["Parameters"] = Parameters(plan.Job),
            ["Retry"] = new JsonArray(
                Retry("SageMaker.ResourceLimitExceededException", intervalInSeconds: 60, attempts: 5),
                Retry("SageMaker.AmazonSageMakerException", intervalInSeconds: 5, attempts: 3)),
            ["Catch"] = new JsonArray(Catch("$.error", "IsCapacityError")),
        };
        if (plan.TimeoutInSeconds > 0)
        {
            state["TimeoutSeconds"] = plan.TimeoutInSeconds;
        }

        state[plan.CompletionTopicArn is null ? "End" : "Next"] = plan.CompletionTopicArn is null ? true : "NotifyCompletion";
        return state;
    }

    private static JsonObject Parameters(JsonObject job)
    {
        var parameters = (JsonObject)job.DeepClone();
        parameters.Insert(0, "TransformJobName.$", "$.jobName");
        var source = parameters["TransformInput"]!["DataSource"]!["S3DataSource"]!.AsObject();
        source.Remove("S3Uri");
        source["S3Uri.$"] = "$.inputUri";
        var output = parameters["TransformOutput"]!.AsObject();
        var path = output["S3OutputPath"]!.GetValue<string>().Replace(TransformJobDefinition.JobName, "{}", StringComparison.Ordinal);
        output.Remove("S3OutputPath");
        output.Insert(0, "S3OutputPath.$", $"States.Format('{path}', $.jobName)");
        return parameters;
    }

    /// <summary>Quotas, and throttling among the service's other refusals: no job was created, so its name is still free.</summary>
    private static JsonObject Retry(string error, int intervalInSeconds, int attempts) => new()
    {
        ["ErrorEquals"] = new JsonArray(error),
        ["IntervalSeconds"] = intervalInSeconds,
        ["MaxAttempts"] = attempts,
        ["BackoffRate"] = 2,
        ["JitterStrategy"] = "FULL",
    };

    private static JsonObject Catch(string? resultPath, string next) =>
        new() { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = resultPath, ["Next"] = next };

    private static JsonObject IsCapacityError(int retries, string otherwise) => new()
    {
        ["Type"] = "Choice",
        ["Choices"] = new JsonArray(new JsonObject
        {
            ["And"] = new JsonArray(
                new JsonObject { ["Variable"] = "$.attempt", ["NumericLessThan"] = retries },
                new JsonObject { ["Variable"] = "$.error.Cause", ["IsPresent"] = true },
                new JsonObject { ["Variable"] = "$.error.Cause", ["StringMatches"] = "*CapacityError*" }),
            ["Next"] = "WaitForCapacity",
        }),
        ["Default"] = otherwise,
    };

    /// <summary>A notification that cannot be sent does not change how the job ended.</summary>
    private static JsonObject Notify(string partition, string topicArn, string subject, string next) => new()
    {
        ["Type"] = "Task",
        ["Resource"] = $"arn:{partition}:states:::sns:publish",
        ["Parameters"] = new JsonObject { ["TopicArn"] = topicArn, ["Subject"] = subject, ["Message.$"] = "$" },
        ["ResultPath"] = null,
        ["Retry"] = new JsonArray(Retry("States.ALL", intervalInSeconds: 5, attempts: 3)),
        ["Catch"] = new JsonArray(Catch(null, next)),
        ["Next"] = next,
    };
}
