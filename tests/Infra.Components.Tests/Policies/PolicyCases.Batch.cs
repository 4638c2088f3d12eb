using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

internal static partial class PolicyCases
{
    private static readonly string MachineRole = PolicyCase.Created("iris-machine-role");
    private static readonly string StartRole = PolicyCase.Created("iris-start-role");
    private static readonly string Machine = PolicyCase.Arn("states", "stateMachine:iris-machine-0000000");
    private static readonly string TopicKey = PolicyCase.Arn("kms", "key/iris-topics-key-0000000");
    private static readonly string FailureTopic = PolicyCase.Arn("sns", "iris-failure-0000000");
    private static readonly string DeadLetters = PolicyCase.Arn("sqs", "iris-dead-letters-0000000");
    private static readonly string ManagedRule = PolicyCase.Arn("events", "rule/StepFunctionsGetEventsForSageMakerTransformJobsRule");

    private static PolicyCase Batch => new("BatchTransform", () => Ignored(new BatchTransform("iris", Samples.Batch())))
    {
        Needs = Transform,
        Refused = NotOfTransform,
    };

    private static PolicyCase BatchWithKeys => new("BatchTransform with keys", () =>
    {
        var args = Samples.Batch();
        (args.Bucket.KmsKeyArn, args.VolumeKmsKeyArn, args.InputKmsKeyArns) = (Samples.KeyArn, Samples.KeyArn + "1", [Samples.KeyArn + "2"]);
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs =
        [
            .. Transform,
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, Samples.KeyArn),
            PolicyCase.Key(Role, "s3", Decrypt, Samples.KeyArn + "2"),
            PolicyCase.Need(Role, ["kms:CreateGrant"], Samples.KeyArn + "1").When("kms:GrantIsForAWSResource", "true"),
        ],
        Refused =
        [
            .. NotOfTransform,
            PolicyCase.Need(Role, ["kms:CreateGrant"], Samples.KeyArn + "1").When("kms:GrantIsForAWSResource", "false"),
            PolicyCase.Key(Role, "s3", ["kms:GenerateDataKey"], Samples.KeyArn + "2"),
            PolicyCase.Key(Role, "s3", Decrypt, Samples.KeyArn + "1"),
        ],
        Dangers = [new("kms:Create*", "Volumes are encrypted by way of a grant, for AWS's own resources only.", "kms:CreateGrant")],
    };

    private static PolicyCase BatchWithCapture => new("BatchTransform with data capture", () =>
    {
        var args = Samples.Batch();
        args.DataCapture = new() { DestinationUri = "s3://captured/iris/", KmsKeyArn = Samples.KeyArn };
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs =
        [
            .. Transform,
            PolicyCase.Need(Role, Write, "arn:aws:s3:::captured/iris/input/1.jsonl"),
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, Samples.KeyArn),
        ],
        Refused =
        [
            .. NotOfTransform,
            PolicyCase.Need(Role, Read, "arn:aws:s3:::captured/iris/input/1.jsonl"),
            PolicyCase.Need(Role, Write, "arn:aws:s3:::captured/iris-old/1.jsonl", $"{Output}/capture/1.jsonl"),
        ],
    };

    private static PolicyCase Traced => new("BatchTransform on a schedule, traced, not logged, nothing told", () =>
    {
        var args = Samples.Batch();
        args.Schedule = new() { Expression = "rate(1 day)" };
        (args.Execution.LogLevel, args.Execution.Tracing, args.FailureNotifications.Choice, args.StartRetry.DeadLetters) = ("OFF", true, "None", "None");
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs =
        [
            .. Transform,
            .. Running,
            PolicyCase.Need(MachineRole, ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"], "*"),
        ],
        Refused = [.. NotOfTransform, PolicyCase.Need(MachineRole, Publish, StrangeTopic), PolicyCase.Need(MachineRole, ["logs:CreateLogDelivery"], "*")],
        Trusts = Trust("scheduler.amazonaws.com", PolicyCase.Arn("scheduler", "schedule-group/default")),
        Dangers = [.. StartingJobs],
    };

    private static PolicyCase Scheduled => new("BatchTransform on a schedule", () =>
    {
        var args = Samples.Batch();
        args.Schedule = new() { Expression = "rate(1 day)" };
        args.CompletionNotifications.Choice = "Create";
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs =
        [
            .. Transform,
            .. Triggered,
            PolicyCase.Need(MachineRole, Publish, PolicyCase.Arn("sns", "iris-completion-0000000")),
            PolicyCase.Need(StartRole, ["sqs:SendMessage"], DeadLetters),
        ],
        Refused = [.. NotOfTransform, .. NotOfTriggered, PolicyCase.Need(StartRole, ["sqs:SendMessage"], PolicyCase.Arn("sqs", "other"))],
        Trusts = Trust("scheduler.amazonaws.com", PolicyCase.Arn("scheduler", "schedule-group/default")),
        Publisher = MachineRole,
        Dangers =
        [
            .. Triggering,
            new("sqs:*", "EventBridge Scheduler keeps what it cannot start as the role that starts.", "sqs:SendMessage"),
        ],
    };

    private static PolicyCase OnArrival => new("BatchTransform on arriving objects", () =>
    {
        var args = Samples.Batch();
        args.OnObjectCreated = new() { Suffix = ".csv", ManageBucketNotification = true };
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs = [.. Transform, .. Triggered],
        Refused = [.. NotOfTransform, .. NotOfTriggered, PolicyCase.Need(StartRole, ["sqs:SendMessage"], DeadLetters)],
        Trusts = Trust("events.amazonaws.com", PolicyCase.Arn("events", "rule/iris-object-created-0000000")),
        Publisher = MachineRole,
        Dangers = [.. Triggering],
    };

    private static Need[] Transform =>
    [
        PolicyCase.Need(Role, Read, "arn:aws:s3:::data/iris/a.csv"),
        List(Role, "data", "iris/"),
        PolicyCase.Need(Role, Write, $"{Output}/batch/job/a.csv.out"),
    ];

    private static Need[] NotOfTransform =>
    [
        PolicyCase.Need(Role, Read, "arn:aws:s3:::data/iris-old/a.csv", "arn:aws:s3:::other/iris/a.csv", $"{Output}/batch/job/a.csv.out"),
        PolicyCase.Need(Role, Write, "arn:aws:s3:::data/iris/a.csv", $"{Output}/other/a.csv.out"),
        List(Role, "data", ""),
        List(Role, "iris-output-0000000", "batch/"),
    ];

    private static Need[] Triggered =>
    [
        .. Running,
        PolicyCase.Need(MachineRole, Publish, FailureTopic),
        PolicyCase.Key(MachineRole, "sns", DecryptAndGenerate, TopicKey),
        PolicyCase.Need(
            MachineRole,
            [
                "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
            ],
            "*"),
    ];

    private static Need[] Running =>
    [
        PolicyCase.Need(
            MachineRole,
            ["sagemaker:AddTags", "sagemaker:CreateTransformJob", "sagemaker:DescribeTransformJob", "sagemaker:ListTags", "sagemaker:StopTransformJob"],
            PolicyCase.Arn("sagemaker", "transform-job/iris-dev-d013964-4d2c")),
        PolicyCase.Need(MachineRole, PassRole, Role).When("iam:PassedToService", "sagemaker.amazonaws.com"),
        PolicyCase.Need(MachineRole, ["events:DescribeRule", "events:PutRule", "events:PutTargets"], ManagedRule),
        PolicyCase.Need(StartRole, ["states:StartExecution"], Machine),
    ];

    private static Need[] NotOfTriggered =>
    [
        PolicyCase.Need(MachineRole, ["sagemaker:CreateTransformJob", "sagemaker:StopTransformJob"], PolicyCase.Arn("sagemaker", "transform-job/iris-prod-0000000-4d2c")),
        PolicyCase.Need(MachineRole, PassRole, StrangeRole).When("iam:PassedToService", "sagemaker.amazonaws.com"),
        PolicyCase.Need(MachineRole, PassRole, Role).When("iam:PassedToService", "ec2.amazonaws.com"),
        PolicyCase.Need(MachineRole, ["events:PutRule", "events:PutTargets"], PolicyCase.Arn("events", "rule/other")),
        PolicyCase.Need(MachineRole, Publish, StrangeTopic),
        PolicyCase.Need(Role, Publish, FailureTopic),
        PolicyCase.Key(Role, "sns", DecryptAndGenerate, TopicKey),
        PolicyCase.Need(MachineRole, DecryptAndGenerate, TopicKey),
        PolicyCase.Need(StartRole, ["states:StartExecution"], PolicyCase.Arn("states", "stateMachine:other")),
        PolicyCase.Need(StartRole, ["states:StopExecution"], Machine),
        PolicyCase.Need(MachineRole, Read, "arn:aws:s3:::data/iris/a.csv"),
        PolicyCase.Need(MachineRole, ["logs:DeleteLogGroup", "logs:GetLogEvents", "xray:PutTraceSegments"], "*"),
    ];

    private static Exemption[] Triggering =>
    [
        .. StartingJobs,
        new("logs:Delete*", "Step Functions ends the delivery of its own logs.", "logs:DeleteLogDelivery"),
        new("logs:Put*Policy", "Step Functions lets CloudWatch Logs take its log.", "logs:PutResourcePolicy"),
        new("logs:Get*", "Step Functions looks at the delivery of its own logs.", "logs:GetLogDelivery"),
    ];

    private static Exemption[] StartingJobs =>
    [
        new("iam:PassRole", "Step Functions makes the job's caller pass the model's role."),
        new("sagemaker:Create*", "It is what the state machine does.", "sagemaker:CreateTransformJob"),
        new("sagemaker:Stop*", "An execution that is stopped stops its job.", "sagemaker:StopTransformJob"),
        new("states:*", "It is what the schedule and the rule do.", "states:StartExecution"),
    ];

    private static Dictionary<string, (string Service, string SourceArn)> Trust(string starter, string source) => new()
    {
        ["iris-machine-role-0000000"] = ("states.amazonaws.com", Machine),
        ["iris-start-role-0000000"] = (starter, source),
    };
}
