using System.Text.Json.Nodes;
using Infra.Components.Shared;

namespace Infra.Components.BatchInference;

/// <summary>
/// The state machine of a triggered job: name it, run it and wait, try again when AWS has no capacity, tell the failure topic. Its input is
/// <c>{"inputUri": "s3://…"}</c>.
/// </summary>
internal static class BatchStateMachine
{
    /// <summary>A name of at most 63 characters: prefix, hyphen and a UUID of 36.</summary>
    public const int MaximumPrefix = Names.MaximumLength - 1 - 36;

    public static string ToJson(string partition, string jobNamePrefix, JsonObject job, string? failureTopicArn)
    {
        var states = new JsonObject
        {
            ["Start"] = Pass("NameJob", new JsonObject { ["inputUri.$"] = "$.inputUri", ["attempt"] = 0 }),
            ["NameJob"] = NameJob(jobNamePrefix),
            ["Transform"] = Transform(partition, job),
            ["IsCapacityError"] = IsCapacityError(failureTopicArn is null ? "Failed" : "NotifyFailure"),
            ["WaitForCapacity"] = new JsonObject { ["Type"] = "Wait", ["Seconds"] = Defaults.CapacityRetryInSeconds, ["Next"] = "CountAttempt" },
            ["CountAttempt"] = Pass("NameJob", new JsonObject { ["inputUri.$"] = "$.inputUri", ["attempt.$"] = "States.MathAdd($.attempt, 1)" }),
        };
        if (failureTopicArn is not null)
        {
            states["NotifyFailure"] = NotifyFailure(partition, failureTopicArn);
        }

        states["Failed"] = new JsonObject { ["Type"] = "Fail", ["Error"] = "TransformJobFailed", ["CausePath"] = "$.error.Cause" };
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

    private static JsonObject Transform(string partition, JsonObject job)
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
        return new JsonObject
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{partition}:states:::sagemaker:createTransformJob.sync",
            ["Parameters"] = parameters,
            ["Retry"] = new JsonArray(
                Retry("SageMaker.ResourceLimitExceededException", intervalInSeconds: 60, attempts: 5),
                Retry("SageMaker.AmazonSageMakerException", intervalInSeconds: 5, attempts: 3)),
            ["Catch"] = new JsonArray(new JsonObject
            {
                ["ErrorEquals"] = new JsonArray("States.ALL"),
                ["ResultPath"] = "$.error",
                ["Next"] = "IsCapacityError",
            }),
            ["End"] = true,
        };
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

    private static JsonObject IsCapacityError(string otherwise) => new()
    {
        ["Type"] = "Choice",
        ["Choices"] = new JsonArray(new JsonObject
        {
            ["And"] = new JsonArray(
                new JsonObject { ["Variable"] = "$.attempt", ["NumericLessThan"] = Defaults.CapacityRetries },
                new JsonObject { ["Variable"] = "$.error.Cause", ["IsPresent"] = true },
                new JsonObject { ["Variable"] = "$.error.Cause", ["StringMatches"] = "*CapacityError*" }),
            ["Next"] = "WaitForCapacity",
        }),
        ["Default"] = otherwise,
    };

    private static JsonObject NotifyFailure(string partition, string topicArn) => new()
    {
        ["Type"] = "Task",
        ["Resource"] = $"arn:{partition}:states:::sns:publish",
        ["Parameters"] = new JsonObject { ["TopicArn"] = topicArn, ["Subject"] = "SageMaker batch transform failed", ["Message.$"] = "$" },
        ["ResultPath"] = null,
        ["Next"] = "Failed",
    };
}
