using Infra.Components.Pipelines;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

internal static partial class PolicyCases
{
    private static readonly string ExecutionRole = PolicyCase.Created("iris-role");
    private static readonly string RecommendingRole = PolicyCase.Created("iris");

    private static PolicyCase Pipeline => new("InferencePipeline", () => Ignored(new InferencePipeline("iris", Samples.Pipeline())))
    {
        Needs = Containers(ExecutionRole),
        Refused = NotOfContainers(ExecutionRole),
        Trusts = SageMakerTrust("iris-role"),
    };

    private static PolicyCase PipelineInVpc => new("InferencePipeline in a VPC with keys", () =>
    {
        var args = Samples.Pipeline();
        args.Vpc = new() { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] };
        args.KmsKeyArns = [Samples.KeyArn];
        args.ArtifactUris = ["s3://models/shared/"];
        return Ignored(new InferencePipeline("iris", args));
    })
    {
        Needs =
        [
            .. Containers(ExecutionRole),
            .. Network(ExecutionRole),
            PolicyCase.Need(ExecutionRole, Read, "arn:aws:s3:::models/shared/part-0"),
            List(ExecutionRole, "models", "shared/"),
            PolicyCase.Key(ExecutionRole, "s3", Decrypt, Samples.KeyArn),
        ],
        Refused =
        [
            .. NotOfContainers(ExecutionRole),
            .. NotOfNetwork(ExecutionRole),
            PolicyCase.Key(ExecutionRole, "s3", Decrypt, StrangeKey),
            PolicyCase.Key(ExecutionRole, "secretsmanager", Decrypt, Samples.KeyArn),
            PolicyCase.Need(ExecutionRole, Decrypt, Samples.KeyArn),
            List(ExecutionRole, "models", ""),
        ],
        Trusts = SageMakerTrust("iris-role"),
    };

    private static PolicyCase PrivatePipeline => new("InferencePipeline with a private registry and a package", () => Ignored(new InferencePipeline("iris", PipelineSamples.Private())))
    {
        Needs =
        [
            .. Observability(ExecutionRole),
            .. Network(ExecutionRole),
            PolicyCase.Need(ExecutionRole, ["ec2:CreateNetworkInterface"], PolicyCase.Arn("ec2", "subnet/subnet-2")),
            PolicyCase.Need(ExecutionRole, ["ecr:GetAuthorizationToken"], "*"),
            PolicyCase.Need(
                ExecutionRole, ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                "arn:aws:ecr:eu-west-1:210987654321:repository/shared/label"),
            PolicyCase.Need(
                ExecutionRole, Read, "arn:aws:s3:::models/language/part-0", "arn:aws:s3:::adapters/de/a", "arn:aws:s3:::adapters/fr.tar.gz",
                "arn:aws:s3:::registry/iris/model.tar.gz"),
            List(ExecutionRole, "models", "language/"),
            List(ExecutionRole, "adapters", "de/"),
            PolicyCase.Key(ExecutionRole, "s3", Decrypt, Samples.KeyArn),
            PolicyCase.Need(ExecutionRole, ["lambda:InvokeFunction"], PipelineSamples.CredentialsProvider),
        ],
        Refused =
        [
            .. NotOfContainers(ExecutionRole),
            PolicyCase.Need(ExecutionRole, ["lambda:InvokeFunction"], PolicyCase.Arn("lambda", "function:registry-credentials"), PolicyCase.Arn("lambda", "function:other:live")),
            PolicyCase.Need(ExecutionRole, Read, "arn:aws:s3:::adapters/fr.tar.gz.old", "arn:aws:s3:::adapters/it/a"),
            List(ExecutionRole, "adapters", ""),
            List(ExecutionRole, "registry", "iris/"),
        ],
        Trusts = SageMakerTrust("iris-role"),
        Dangers = [new("lambda:*", "The registry's credentials come from this function.", "lambda:InvokeFunction")],
    };

    private static PolicyCase Model => new("InferenceModel", () => Ignored(new InferenceModel("iris", Samples.Model())))
    {
        Needs =
        [
            .. Observability(ExecutionRole),
            PolicyCase.Need(ExecutionRole, ["ecr:GetAuthorizationToken"], "*"),
            PolicyCase.Need(
                ExecutionRole, ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], PolicyCase.Arn("ecr", "repository/iris/step")),
            PolicyCase.Need(ExecutionRole, Read, "arn:aws:s3:::models/iris/step/model.tar.gz"),
        ],
        Refused = [.. NotOfContainers(ExecutionRole), .. NotOfNetwork(ExecutionRole), List(ExecutionRole, "models", "iris/step/")],
        Trusts = SageMakerTrust("iris-role"),
    };

    private static PolicyCase LargeModel => new("InferenceModel with data sources", () => Ignored(new InferenceModel("iris", PipelineSamples.Large())))
    {
        Needs =
        [
            .. Observability(ExecutionRole),
            PolicyCase.Need(ExecutionRole, ["ecr:GetAuthorizationToken"], "*"),
            PolicyCase.Need(
                ExecutionRole, ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                "arn:aws:ecr:us-east-1:763104351884:repository/djl-inference"),
            PolicyCase.Need(ExecutionRole, Read, "arn:aws:s3:::models/large/part-0", "arn:aws:s3:::adapters/one/a"),
            List(ExecutionRole, "models", "large/"),
            List(ExecutionRole, "adapters", "one/"),
            PolicyCase.Key(ExecutionRole, "s3", Decrypt, Samples.KeyArn),
        ],
        Refused =
        [
            .. NotOfContainers(ExecutionRole),
            PolicyCase.Key(ExecutionRole, "s3", Decrypt, StrangeKey),
            PolicyCase.Need(ExecutionRole, Write, "arn:aws:s3:::models/large/part-0"),
            List(ExecutionRole, "models", ""),
        ],
        Trusts = SageMakerTrust("iris-role"),
    };

    private static PolicyCase Version => new("ModelVersion", () => Ignored(new ModelVersion("iris", Samples.Version()))) { Needs = [], Refused = [] };

    private static PolicyCase Recommendation => new("RecommendationRole", () =>
    {
        var args = Samples.RecommendationRole();
        args.Vpc = new() { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] };
        args.KmsKeyArns = [Samples.KeyArn];
        return Ignored(new RecommendationRole("iris", args));
    })
    {
        Needs =
        [
            .. Containers(RecommendingRole),
            .. Network(RecommendingRole),
            PolicyCase.Need(RecommendingRole, Read, "arn:aws:s3:::models/iris/payload.tar.gz"),
            PolicyCase.Key(RecommendingRole, "s3", Decrypt, Samples.KeyArn),
            .. Benchmarks(RecommendingRole),
            PolicyCase.Need(RecommendingRole, PassRole, RecommendingRole, Samples.RoleArn).When("iam:PassedToService", "sagemaker.amazonaws.com"),
        ],
        Refused =
        [
            .. NotOfContainers(RecommendingRole),
            .. NotOfNetwork(RecommendingRole),
            PolicyCase.Need(
                RecommendingRole,
                ["sagemaker:DeleteEndpoint", "sagemaker:InvokeEndpoint", "sagemaker:CreateEndpoint", "sagemaker:DescribeEndpoint"],
                PolicyCase.Arn("sagemaker", "endpoint/iris-dev")),
            PolicyCase.Need(RecommendingRole, ["sagemaker:DeleteModelPackage"], PolicyCase.Arn("sagemaker", "model-package/iris/1")),
            PolicyCase.Need(RecommendingRole, PassRole, StrangeRole).When("iam:PassedToService", "sagemaker.amazonaws.com"),
            PolicyCase.Need(RecommendingRole, PassRole, Samples.RoleArn).When("iam:PassedToService", "lambda.amazonaws.com"),
        ],
        Trusts = SageMakerTrust("iris"),
        Dangers =
        [
            new("iam:PassRole", "The job makes endpoints that run with these two roles."),
            new("sagemaker:Create*", "The job makes the endpoints that it measures.", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel", "sagemaker:CreateCompilationJob"),
            new("sagemaker:Delete*", "The job removes what it made.", "sagemaker:DeleteEndpoint", "sagemaker:DeleteEndpointConfig", "sagemaker:DeleteModel"),
            new("sagemaker:Invoke*", "The job sends the load.", "sagemaker:InvokeEndpoint"),
            new("sagemaker:Stop*", "The job stops the compilations that it started.", "sagemaker:StopCompilationJob"),
        ],
    };

    private static PolicyCase FullRecommendation => Recommendation with
    {
        Name = "RecommendationRole with everything",
        Program = () => Ignored(new RecommendationRole("iris", PipelineSamples.FullRecommendation())),
        Needs =
        [
            .. Recommendation.Needs,
            PolicyCase.Need(RecommendingRole, ["ec2:CreateNetworkInterface"], PolicyCase.Arn("ec2", "subnet/subnet-2"), PolicyCase.Arn("ec2", "security-group/sg-2")),
            PolicyCase.Need(RecommendingRole, ["ecr:BatchGetImage"], "arn:aws:ecr:eu-west-1:210987654321:repository/shared/label"),
            PolicyCase.Need(RecommendingRole, Read, "arn:aws:s3:::registry/iris/model.tar.gz", "arn:aws:s3:::compiled/iris/model.tar.gz"),
            List(RecommendingRole, "compiled", "iris/"),
            PolicyCase.Need(RecommendingRole, Write, "arn:aws:s3:::compiled/iris/model.tar.gz"),
            PolicyCase.Need(RecommendingRole, ["sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"], PolicyCase.Arn("sagemaker", "endpoint/iris-bench")),
            PolicyCase.Need(RecommendingRole, ["kms:CreateGrant"], PipelineSamples.VolumeKeyArn).When("kms:GrantIsForAWSResource", "true"),
            PolicyCase.Key(RecommendingRole, "s3", DecryptAndGenerate, PipelineSamples.OutputKeyArn),
        ],
        Refused =
        [
            .. NotOfContainers(RecommendingRole),
            PolicyCase.Need(RecommendingRole, ["kms:CreateGrant"], PipelineSamples.VolumeKeyArn),
            PolicyCase.Need(RecommendingRole, ["kms:CreateGrant"], PipelineSamples.OutputKeyArn).When("kms:GrantIsForAWSResource", "true"),
            PolicyCase.Key(RecommendingRole, "s3", ["kms:GenerateDataKey"], PipelineSamples.VolumeKeyArn, Samples.KeyArn),
            PolicyCase.Need(RecommendingRole, Write, "arn:aws:s3:::compiled/other", "arn:aws:s3:::registry/iris/model.tar.gz"),
            PolicyCase.Need(RecommendingRole, ["sagemaker:DeleteEndpoint"], PolicyCase.Arn("sagemaker", "endpoint/iris-bench")),
            PolicyCase.Need(RecommendingRole, ["sagemaker:InvokeEndpoint"], PolicyCase.Arn("sagemaker", "endpoint/iris-bench2"), PolicyCase.Arn("sagemaker", "endpoint/Iris-Bench")),
            PolicyCase.Need(RecommendingRole, ["ec2:CreateNetworkInterface"], PolicyCase.Arn("ec2", "subnet/subnet-3")),
        ],
        Dangers = [.. Recommendation.Dangers, new("kms:Create*", "The volumes of the benchmarked instances are encrypted with this key; the grant is for AWS alone.", "kms:CreateGrant")],
    };

    private static Need[] Observability(string role) =>
    [
        PolicyCase.Need(
            role,
            ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            PolicyCase.Arn("logs", "log-group:/aws/sagemaker/Endpoints/iris:log-stream:AllTraffic/i-1/label")),
        PolicyCase.Need(role, ["cloudwatch:PutMetricData"], "*").When("cloudwatch:namespace", "AWS/SageMaker"),
    ];

    private static Need[] Containers(string role) =>
    [
        .. Observability(role),
        PolicyCase.Need(role, ["ecr:GetAuthorizationToken"], "*"),
        PolicyCase.Need(role, ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], [.. Repositories]),
        PolicyCase.Need(role, Read, [.. Steps.Select(step => $"arn:aws:s3:::models/iris/{step}/model.tar.gz")]),
    ];

    private static readonly string[] Steps = ["standardize", "softmax", "label"];

    private static IEnumerable<string> Repositories => Steps.Select(step => PolicyCase.Arn("ecr", $"repository/iris/{step}"));

    private static Need[] NotOfContainers(string role) =>
    [
        PolicyCase.Need(role, Read, "arn:aws:s3:::models/iris/standardize/model.tar.gz.old", "arn:aws:s3:::models/other", "arn:aws:s3:::other/iris/label/model.tar.gz"),
        PolicyCase.Need(role, Write, "arn:aws:s3:::models/iris/label/model.tar.gz"),
        PolicyCase.Need(role, ["ecr:BatchGetImage"], PolicyCase.Arn("ecr", "repository/other"), "arn:aws:ecr:us-east-1:210987654321:repository/iris/label"),
        PolicyCase.Need(role, ["ecr:PutImage"], [.. Repositories]),
        PolicyCase.Need(role, ["cloudwatch:PutMetricData"], "*").When("cloudwatch:namespace", "AWS/Billing"),
        PolicyCase.Need(role, ["logs:PutLogEvents"], PolicyCase.Arn("logs", "log-group:/aws/lambda/other:log-stream:s")),
    ];

    private static Need[] Network(string role) =>
    [
        PolicyCase.Need(
            role,
            ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"],
            PolicyCase.Arn("ec2", "network-interface/eni-1"),
            PolicyCase.Arn("ec2", "subnet/subnet-1"),
            PolicyCase.Arn("ec2", "security-group/sg-1")),
        PolicyCase.Need(
            role,
            ["ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"],
            "*"),
    ];

    private static Need[] NotOfNetwork(string role) =>
    [
        PolicyCase.Need(role, ["ec2:CreateNetworkInterface"], PolicyCase.Arn("ec2", "subnet/subnet-2"), PolicyCase.Arn("ec2", "security-group/sg-2")),
    ];

    private static Need[] Benchmarks(string role) =>
    [
        PolicyCase.Need(
            role,
            ["sagemaker:AddTags", "sagemaker:CreateEndpoint", "sagemaker:DeleteEndpoint", "sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"],
            PolicyCase.Arn("sagemaker", "endpoint/sm-epc-1")),
        PolicyCase.Need(
            role,
            ["sagemaker:AddTags", "sagemaker:CreateEndpointConfig", "sagemaker:DeleteEndpointConfig", "sagemaker:DescribeEndpointConfig", "sagemaker:CreateEndpoint"],
            PolicyCase.Arn("sagemaker", "endpoint-config/sm-epc-1")),
        PolicyCase.Need(
            role, ["sagemaker:AddTags", "sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel"], PolicyCase.Arn("sagemaker", "model/iris-copy")),
        PolicyCase.Need(role, ["sagemaker:DescribeModelPackage"], PolicyCase.Arn("sagemaker", "model-package/iris/1")),
        PolicyCase.Need(
            role,
            ["sagemaker:CreateCompilationJob", "sagemaker:DescribeCompilationJob", "sagemaker:StopCompilationJob"],
            PolicyCase.Arn("sagemaker", "compilation-job/iris-c")),
        PolicyCase.Need(
            role,
            ["sagemaker:DescribeInferenceRecommendationsJob", "sagemaker:ListInferenceRecommendationsJobSteps"],
            PolicyCase.Arn("sagemaker", "inference-recommendations-job/iris")),
        PolicyCase.Need(role, ["cloudwatch:GetMetricData"], "*"),
    ];

    private static Pulumi.Output<string>? Ignored(Pulumi.ComponentResource component) => component is null ? throw new ArgumentNullException(nameof(component)) : null;
}
