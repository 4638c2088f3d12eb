namespace Infra.Components.Tests.Policies;

/// <summary>Every component, and what its policies must and must not allow. The tables follow what AWS documents for each service.</summary>
internal static partial class PolicyCases
{
    public static IReadOnlyList<PolicyCase> All =>
    [
        Pipeline, PipelineInVpc, PrivatePipeline, Model, LargeModel, Version, Recommendation, FullRecommendation,
        Async, AsyncWithKeys, AsyncForCallers, RealTime, RealTimeDirect, RealTimeWithEverything, Serverless,
        Batch, BatchWithKeys, BatchWithCapture, Scheduled, Traced, OnArrival,
    ];

    private const string StrangeKey = "arn:aws:kms:us-east-1:123456789012:key/other";
    private const string StrangeTopic = "arn:aws:sns:us-east-1:123456789012:other";
    private const string StrangeRole = "arn:aws:iam::123456789012:role/other";

    private static readonly string[] Decrypt = ["kms:Decrypt"];
    private static readonly string[] DecryptAndGenerate = ["kms:Decrypt", "kms:GenerateDataKey"];
    private static readonly string[] Read = ["s3:GetObject"];
    private static readonly string[] Write = ["s3:AbortMultipartUpload", "s3:PutObject"];
    private static readonly string[] Publish = ["sns:Publish"];
    private static readonly string[] PassRole = ["iam:PassRole"];

    private static Need List(string role, string bucket, string prefix) =>
        PolicyCase.Need(role, ["s3:ListBucket"], $"arn:aws:s3:::{bucket}").When("s3:prefix", prefix);

    private static Dictionary<string, (string Service, string SourceArn)> SageMakerTrust(string role) =>
        new() { [$"{role}-0000000"] = ("sagemaker.amazonaws.com", PolicyCase.Arn("sagemaker", "endpoint/iris")) };
}
