using System.Text.Json.Nodes;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class ModelPackageTests
{
    private const string Specification = """ "InferenceSpecification":{"Containers":[{"Image":"123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/label:1"}],"SupportedContentTypes":["text/csv"],"SupportedResponseMIMETypes":["text/csv"]} """;

    [Fact]
    public void CreateModelPackage_InAGroup_CountsVersionsAndWaitsForApproval()
    {
        using var iris = Grouped();
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/1", Create(iris));
        iris.Call("DeleteModelPackage", """{"ModelPackageName":"arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/1"}""");
        var second = Create(iris);
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/2", second);

        var described = iris.Call("DescribeModelPackage", $$"""{"ModelPackageName":"{{second}}"}""");

        Assert.Equal(("PendingManualApproval", "Completed", 2, "Iris"), ((string?)described["ModelApprovalStatus"], (string?)described["ModelPackageStatus"], (int)described["ModelPackageVersion"]!, (string?)described["ModelPackageGroupName"]));
    }

    [Fact]
    public void UpdateModelPackage_Approved_IsListedByItsStatus()
    {
        using var iris = Grouped();
        var first = Create(iris);
        Create(iris);
        iris.Call("UpdateModelPackage", $$"""{"ModelPackageArn":"{{first}}","ModelApprovalStatus":"Approved"}""");
        var listed = iris.Call("ListModelPackages", """{"ModelPackageGroupName":"Iris","ModelApprovalStatus":"Approved"}""")["ModelPackageSummaryList"]!.AsArray();
        Assert.Equal(first, (string?)Assert.Single(listed)!["ModelPackageArn"]);
    }

    [Fact]
    public void UpdateModelPackage_CardSourceAndFurtherSpecifications_ChangesThem()
    {
        using var iris = Grouped();
        var arn = (string)iris.Call("CreateModelPackage", $$"""
            {"ModelPackageGroupName":"Iris",{{Specification}},"MetadataProperties":{"CommitId":"c"},"SecurityConfig":{"KmsKeyId":"k"},
             "DriftCheckBaselines":{"ModelQuality":{"Constraints":{"ContentType":"application/json","S3Uri":"s3://b/c.json"} } },"ModelCard":{"ModelCardContent":"{}","ModelCardStatus":"Draft"} }
            """)["ModelPackageArn"]!;

        iris.Call("UpdateModelPackage", $$"""
            {"ModelPackageArn":"{{arn}}","ModelCard":{"ModelCardContent":"{}","ModelCardStatus":"Approved"},"SourceUri":"https://source",
             "AdditionalInferenceSpecificationsToAdd":[{"Name":"gpu","Containers":[{"Image":"x"}]}] }
            """);

        var described = iris.Call("DescribeModelPackage", $$"""{"ModelPackageName":"{{arn}}"}""");
        Assert.Equal(("c", "k", "s3://b/c.json"), ((string?)described["MetadataProperties"]!["CommitId"], (string?)described["SecurityConfig"]!["KmsKeyId"], (string?)described["DriftCheckBaselines"]!["ModelQuality"]!["Constraints"]!["S3Uri"]));
        Assert.Equal(("Approved", "https://source"), ((string?)described["ModelCard"]!["ModelCardStatus"], (string?)described["SourceUri"]));
        Assert.Equal("gpu", (string?)Assert.Single(described["AdditionalInferenceSpecifications"]!.AsArray())!["Name"]);
    }

    [Fact]
    public void CreateModelPackage_DigestThatIsNone_BreaksItsConstraint()
    {
        using var iris = Grouped();

        var error = iris.Refusal("CreateModelPackage", $$"""
            {"ModelPackageGroupName":"Iris",{{Specification}},"ModelMetrics":{"Bias":{"Report":{"ContentType":"application/json","S3Uri":"s3://b/c.json","ContentDigest":"md5:1"} } } }
            """);

        Assert.Contains("at 'modelMetrics.bias.report.contentDigest' failed to satisfy constraint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_InUseAbsentAndDuplicate_AreRefused()
    {
        using var iris = Grouped();
        Create(iris);
        Assert.Equal("ConflictException", iris.Refusal("DeleteModelPackageGroup", """{"ModelPackageGroupName":"Iris"}""").Code);
        Assert.Equal("Model Package Group already exists: arn:aws:sagemaker:us-east-1:123456789012:model-package-group/iris", iris.Refusal("CreateModelPackageGroup", """{"ModelPackageGroupName":"Iris"}""").Message);
        Assert.Equal("Model Package Group arn:aws:sagemaker:us-east-1:123456789012:model-package-group/none does not exist.", iris.Refusal("CreateModelPackage", """{"ModelPackageGroupName":"none"}""").Message);
        Assert.Null(iris.Call("DescribeModelPackageGroup", """{"ModelPackageGroupName":"Iris"}""")["LastVersion"]);
    }

    [Fact]
    public async Task CreateModel_FromAPackage_ServesItsContainers()
    {
        using var iris = Grouped();
        var arn = (string)iris.Call("CreateModelPackage", $$"""
            {"ModelPackageGroupName":"Iris","InferenceSpecification":{"Containers":[{{IrisAccount.Container("standardize")}},{{IrisAccount.Container("softmax")}},{{IrisAccount.Container("label")}}],"SupportedContentTypes":["text/csv"],"SupportedResponseMIMETypes":["text/csv"]} }
            """)["ModelPackageArn"]!;
        iris.Call("CreateModel", $$"""{"ModelName":"iris","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"ModelPackageName":"{{arn}}"} }""");
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");
        var result = await iris.Account.Runtime.InvokeEndpointAsync(new Infra.Sandbox.Cloud.Invocations.InvokeEndpointRequest("Iris-Live", "5.1,3.5,1.4,0.2"u8.ToArray()));
        Assert.StartsWith("setosa,", System.Text.Encoding.UTF8.GetString(result.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void DescribeAutoMLJob_AddedToTheAccount_IsAnsweredByBothVersions()
    {
        using var iris = new IrisAccount();
        iris.Account.SageMaker.AddAutoMLJob(IrisAccount.Json("""{"AutoMLJobName":"auto","AutoMLJobStatus":"Completed","BestCandidate":{"CandidateName":"best"} }"""));
        foreach (var operation in new[] { "DescribeAutoMLJob", "DescribeAutoMLJobV2" })
        {
            JsonObject described = iris.Call(operation, """{"AutoMLJobName":"auto"}""");
            Assert.Equal(("arn:aws:sagemaker:us-east-1:123456789012:automl-job/auto", "best"), ((string?)described["AutoMLJobArn"], (string?)described["BestCandidate"]!["CandidateName"]));
        }

        Assert.Equal("ResourceNotFound", iris.Refusal("DescribeAutoMLJobV2", """{"AutoMLJobName":"none"}""").Code);
    }

    private static IrisAccount Grouped()
    {
        var iris = new IrisAccount();
        iris.Call("CreateModelPackageGroup", """{"ModelPackageGroupName":"Iris"}""");
        return iris;
    }

    private static string Create(IrisAccount iris) => (string)iris.Call("CreateModelPackage", $$"""{"ModelPackageGroupName":"Iris",{{Specification}} }""")["ModelPackageArn"]!;
}
