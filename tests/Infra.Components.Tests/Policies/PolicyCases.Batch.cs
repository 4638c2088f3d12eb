using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

internal static partial class PolicyCases
{
    private static readonly string MachineRole = PolicyCase.Created("iris-machine-role");
    private static readonly string StartRole = PolicyCase.Created("iris-start-role");
    private static readonly string Machine = PolicyCase.Arn("states", "stateMachine:iris-machine-0000000");
    private static readonly string FailureKey = PolicyCase.Arn("kms", "key/iris-failure-key-0000000");
    private static readonly string FailureTopic = PolicyCase.Arn("sns", "iris-failure-0000000");
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

    private static PolicyCase Scheduled => new("BatchTransform on a schedule", () =>
    {
        var args = Samples.Batch();
        args.Schedule = new() { Expression = "rate(1 day)" };
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs = [.. Transform, .. Triggered],
        Refused = [.. NotOfTransform, .. NotOfTriggered],
        Trusts = Trust("scheduler.amazonaws.com", PolicyCase.Arn("scheduler", "schedule-group/default")),
        Publisher = MachineRole,
        Dangers = [.. Triggering],
    };

    private static PolicyCase OnArrival => new("BatchTransform on arriving objects", () =>
    {
        var args = Samples.Batch();
        args.OnObjectCreated = new() { Suffix = ".csv", ManageBucketNotification = true };
        return Ignored(new BatchTransform("iris", args));
    })
    {
        Needs = [.. Transform, .. Triggered],
        Refused = [.. NotOfTransform, .. NotOfTriggered],
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
        PolicyCase.Need(
            MachineRole,
            ["sagemaker:AddTags", "sagemaker:CreateTransformJob", "sagemaker:DescribeTransformJob", "sagemaker:ListTags", "sagemaker:StopTransformJob"],
            PolicyCase.Arn("sagemaker", "transform-job/iris-4d2c")),
        PolicyCase.Need(MachineRole, PassRole, Role).When("iam:PassedToService", "sagemaker.amazonaws.com"),
        PolicyCase.Need(MachineRole, ["events:DescribeRule", "events:PutRule", "events:PutTargets"], ManagedRule),
        PolicyCase.Need(MachineRole, Publish, FailureTopic),
        PolicyCase.Key(MachineRole, "sns", DecryptAndGenerate, FailureKey),
        PolicyCase.Need(StartRole, ["states:StartExecution"], Machine),
    ];

    private static Need[] NotOfTriggered =>
    [
        PolicyCase.Need(MachineRole, ["sagemaker:CreateTransformJob", "sagemaker:StopTransformJob"], PolicyCase.Arn("sagemaker", "transform-job/other-4d2c")),
        PolicyCase.Need(MachineRole, PassRole, StrangeRole).When("iam:PassedToService", "sagemaker.amazonaws.com"),
        PolicyCase.Need(MachineRole, PassRole, Role).When("iam:PassedToService", "ec2.amazonaws.com"),
        PolicyCase.Need(MachineRole, ["events:PutRule", "events:PutTargets"], PolicyCase.Arn("events", "rule/other")),
        PolicyCase.Need(MachineRole, Publish, StrangeTopic),
        PolicyCase.Need(Role, Publish, FailureTopic),
        PolicyCase.Key(Role, "sns", DecryptAndGenerate, FailureKey),
        PolicyCase.Need(MachineRole, DecryptAndGenerate, FailureKey),
        PolicyCase.Need(StartRole, ["states:StartExecution"], PolicyCase.Arn("states", "stateMachine:other")),
        PolicyCase.Need(StartRole, ["states:StopExecution"], Machine),
        PolicyCase.Need(MachineRole, Read, "arn:aws:s3:::data/iris/a.csv"),
    ];

    private static Exemption[] Triggering =>
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
