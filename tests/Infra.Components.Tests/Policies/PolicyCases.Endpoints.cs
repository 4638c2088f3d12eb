using Infra.Components.AsyncInference;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

internal static partial class PolicyCases
{
    private const string Role = Samples.RoleArn;
    private const string Output = "arn:aws:s3:::iris-output-0000000";

    private static readonly string TopicsKey = PolicyCase.Arn("kms", "key/iris-topics-key-0000000");
    private static readonly string[] AsyncTopics = [PolicyCase.Arn("sns", "iris-success-0000000"), PolicyCase.Arn("sns", "iris-error-0000000")];

    private static PolicyCase Async => new("AsyncEndpoint", () => Ignored(new AsyncEndpoint("iris", Samples.Endpoint())))
    {
        Needs =
        [
            .. AsyncRequests,
            PolicyCase.Need(Role, Publish, AsyncTopics),
            PolicyCase.Key(Role, "sns", DecryptAndGenerate, TopicsKey),
        ],
        Refused = [.. NotOfAsync, PolicyCase.Key(StrangeRole, "sns", DecryptAndGenerate, TopicsKey), PolicyCase.Need(StrangeRole, Publish, AsyncTopics)],
        Publisher = Role,
    };

    private static PolicyCase AsyncWithKeys => new("AsyncEndpoint with keys and other inputs", () =>
    {
        var args = Samples.Endpoint();
        args.Bucket.KmsKeyArn = Samples.KeyArn;
        args.InputUris = ["s3://requests/iris/"];
        args.InputKmsKeyArns = [StrangeKey];
        args.Notifications.Topics = "None";
        return Ignored(new AsyncEndpoint("iris", args));
    })
    {
        Needs =
        [
            .. AsyncRequests,
            PolicyCase.Need(Role, Read, "arn:aws:s3:::requests/iris/1.csv"),
            List(Role, "requests", "iris/"),
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, Samples.KeyArn),
            PolicyCase.Key(Role, "s3", Decrypt, StrangeKey),
        ],
        Refused =
        [
            .. NotOfAsync,
            PolicyCase.Key(Role, "s3", ["kms:GenerateDataKey"], StrangeKey),
            PolicyCase.Key(Role, "sns", DecryptAndGenerate, Samples.KeyArn),
            PolicyCase.Need(Role, Read, "arn:aws:s3:::requests/iris-old/1.csv"),
        ],
    };

    private static PolicyCase AsyncForCallers => new("AsyncEndpoint and its callers", () =>
    {
        var args = Samples.Endpoint();
        (args.EndpointName, args.Bucket.KmsKeyArn, args.Notifications.Topics) = ("Iris-Prod", Samples.KeyArn, "None");
        return new AsyncEndpoint("iris", args).InvokePolicyJson;
    })
    {
        Needs =
        [
            .. AsyncRequests,
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, Samples.KeyArn),
            Invoke("sagemaker:InvokeEndpointAsync", "iris-prod"),
            PolicyCase.Need(PolicyCase.Caller, Write, $"{Output}/input/1.csv"),
            PolicyCase.Need(PolicyCase.Caller, Read, $"{Output}/output/1.out", $"{Output}/failure/1-error.out"),
            List(PolicyCase.Caller, "iris-output-0000000", "output/"),
            PolicyCase.Key(PolicyCase.Caller, "s3", DecryptAndGenerate, Samples.KeyArn),
        ],
        Refused =
        [
            .. NotOfAsync,
            Invoke("sagemaker:InvokeEndpoint", "iris-prod"),
            Invoke("sagemaker:InvokeEndpointAsync", "iris-prod-2"),
            PolicyCase.Need(PolicyCase.Caller, Read, $"{Output}/input/1.csv"),
            PolicyCase.Need(PolicyCase.Caller, Write, $"{Output}/output/1.out", $"{Output}/1.csv"),
            List(PolicyCase.Caller, "iris-output-0000000", "input/"),
            PolicyCase.Key(PolicyCase.Caller, "sns", DecryptAndGenerate, Samples.KeyArn),
        ],
        Dangers = [new("sagemaker:Invoke*", "It is what callers do.", "sagemaker:InvokeEndpointAsync")],
    };

    private static PolicyCase RealTimeWithEverything => new("RealTimeEndpoint with core dumps, a volume key and sessions", () =>
    {
        var args = Samples.RealTime();
        (args.VolumeKmsKeyArn, args.EnableSsmAccess) = (Samples.KeyArn, true);
        args.CoreDump = new() { DestinationUri = "s3://dumps/iris/", KmsKeyArn = StrangeKey };
        return Ignored(new RealTimeEndpoint("iris", args));
    })
    {
        Needs =
        [
            PolicyCase.Need(Role, Write, "arn:aws:s3:::dumps/iris/core.1"),
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, StrangeKey),
            PolicyCase.Need(Role, ["kms:CreateGrant"], Samples.KeyArn).When("kms:GrantIsForAWSResource", "true"),
            PolicyCase.Need(
                Role,
                ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
                "*"),
            PolicyCase.Need(Role, ["cloudwatch:DescribeAlarms"], PolicyCase.Arn("cloudwatch", "alarm:iris")),
        ],
        Refused =
        [
            PolicyCase.Need(Role, Read, "arn:aws:s3:::dumps/iris/core.1"),
            PolicyCase.Need(Role, ["kms:CreateGrant"], Samples.KeyArn).When("kms:GrantIsForAWSResource", "false"),
            PolicyCase.Need(Role, ["kms:CreateGrant"], StrangeKey).When("kms:GrantIsForAWSResource", "true"),
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, Samples.KeyArn),
        ],
        Dangers = [new("kms:Create*", "Volumes are encrypted by way of a grant, for AWS's own resources only.", "kms:CreateGrant")],
    };

    private static Need[] AsyncRequests =>
    [
        PolicyCase.Need(Role, Read, $"{Output}/input/1.csv"),
        PolicyCase.Need(Role, Write, $"{Output}/output/1.out", $"{Output}/failure/1-error.out"),
        List(Role, "iris-output-0000000", "input/"),
        PolicyCase.Need(Role, ["cloudwatch:DescribeAlarms"], PolicyCase.Arn("cloudwatch", "alarm:iris")),
    ];

    private static Need[] NotOfAsync =>
    [
        PolicyCase.Need(Role, Read, $"{Output}/output/1.out", "arn:aws:s3:::other/input/1.csv"),
        PolicyCase.Need(Role, Write, $"{Output}/input/1.csv", $"{Output}/1.csv", "arn:aws:s3:::other/output/1.out"),
        PolicyCase.Need(Role, Publish, StrangeTopic),
    ];

    private static PolicyCase RealTime => new("RealTimeEndpoint with data capture", () =>
    {
        var args = Samples.RealTime();
        args.EndpointName = "Iris-Prod";
        args.DataCapture = new() { DestinationUri = "s3://captured/iris/", KmsKeyArn = Samples.KeyArn };
        return new RealTimeEndpoint("iris", args).InvokePolicyJson;
    })
    {
        Needs =
        [
            PolicyCase.Need(Role, Write, "arn:aws:s3:::captured/iris/AllTraffic/1.jsonl"),
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, Samples.KeyArn),
            PolicyCase.Need(Role, ["cloudwatch:DescribeAlarms"], PolicyCase.Arn("cloudwatch", "alarm:iris")),
            Invoke("sagemaker:InvokeEndpoint", "iris-prod"),
        ],
        Refused =
        [
            PolicyCase.Need(Role, Read, "arn:aws:s3:::captured/iris/AllTraffic/1.jsonl"),
            PolicyCase.Need(Role, Write, "arn:aws:s3:::captured/other/1.jsonl"),
            PolicyCase.Key(Role, "s3", DecryptAndGenerate, StrangeKey),
            Invoke("sagemaker:InvokeEndpoint", "iris-prod-2"),
            Invoke("sagemaker:InvokeEndpointAsync", "iris-prod"),
        ],
        Dangers = [Invoking],
    };

    private static PolicyCase RealTimeDirect => new("RealTimeEndpoint of a model in Direct mode", () =>
    {
        var args = Samples.RealTime();
        (args.EndpointName, args.TargetContainerHostnames) = ("Iris-Prod", ["softmax"]);
        return new RealTimeEndpoint("iris", args).InvokePolicyJson;
    })
    {
        Needs =
        [
            PolicyCase.Need(Role, ["cloudwatch:DescribeAlarms"], PolicyCase.Arn("cloudwatch", "alarm:iris")),
            Invoke("sagemaker:InvokeEndpoint", "iris-prod").When("sagemaker:TargetContainerHostname", "softmax"),
        ],
        Refused =
        [
            Invoke("sagemaker:InvokeEndpoint", "iris-prod"),
            Invoke("sagemaker:InvokeEndpoint", "iris-prod").When("sagemaker:TargetContainerHostname", "label"),
        ],
        Dangers = [Invoking],
    };

    private static PolicyCase Serverless => new("ServerlessEndpoint", () =>
    {
        var args = Samples.Serverless();
        args.EndpointName = "Iris-Prod";
        return new ServerlessEndpoint("iris", args).InvokePolicyJson;
    })
    {
        Needs =
        [
            PolicyCase.Need(Role, ["cloudwatch:DescribeAlarms"], PolicyCase.Arn("cloudwatch", "alarm:iris")),
            Invoke("sagemaker:InvokeEndpoint", "iris-prod"),
        ],
        Refused = [Invoke("sagemaker:InvokeEndpoint", "iris-prod-2"), Invoke("sagemaker:UpdateEndpoint", "iris-prod")],
        Dangers = [Invoking],
    };

    private static Exemption Invoking => new("sagemaker:Invoke*", "It is what callers do.", "sagemaker:InvokeEndpoint");

    /// <summary>SageMaker lower-cases the name in the ARN.</summary>
    private static Need Invoke(string action, string endpoint) => PolicyCase.Need(
        PolicyCase.Caller, [action], PolicyCase.Arn("sagemaker", $"endpoint/{endpoint}"));
}
