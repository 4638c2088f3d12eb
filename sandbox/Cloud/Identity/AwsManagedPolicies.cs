namespace Infra.Sandbox.Cloud.Identity;

/// <summary>AWS's own managed policies, as far as an execution role of inference is concerned.</summary>
internal static class AwsManagedPolicies
{
    /// <summary>Covers only buckets and topics with "sagemaker" in their name, as the genuine policy does.</summary>
    private const string SageMakerFullAccess = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["sagemaker:*","ecr:*","logs:*","cloudwatch:*"],"Resource":"*"},
          {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject","s3:AbortMultipartUpload"],
           "Resource":["arn:aws:s3:::*SageMaker*","arn:aws:s3:::*Sagemaker*","arn:aws:s3:::*sagemaker*"]},
          {"Effect":"Allow","Action":["s3:ListBucket","s3:GetBucketLocation","s3:ListAllMyBuckets"],"Resource":"*"},
          {"Effect":"Allow","Action":["sns:Subscribe","sns:CreateTopic","sns:Publish"],
           "Resource":["arn:aws:sns:*:*:*SageMaker*","arn:aws:sns:*:*:*Sagemaker*","arn:aws:sns:*:*:*sagemaker*"]}]}
        """;

    private const string S3ReadOnly = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]}
        """;

    private const string S3FullAccess = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}
        """;

    public static string? Find(string arn) => arn switch
    {
        "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" => SageMakerFullAccess,
        "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" => S3ReadOnly,
        "arn:aws:iam::aws:policy/AmazonS3FullAccess" => S3FullAccess,
        _ => null,
    };
}
