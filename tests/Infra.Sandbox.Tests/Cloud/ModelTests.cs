namespace Infra.Sandbox.Tests.Cloud;

public sealed class ModelTests
{
    private const string Arn = "arn:aws:sagemaker:us-east-1:123456789012:model/iris-1";

    [Fact]
    public void CreateModel_NameWithCapitals_GivesLowerCasedArnAndKeepsTheName()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline("Iris-1");

        var described = iris.Call("DescribeModel", """{"ModelName":"Iris-1"}""");

        Assert.Equal(Arn, (string?)described["ModelArn"]);
        Assert.Equal("Iris-1", (string?)described["ModelName"]);
        Assert.Equal(3, described["Containers"]!.AsArray().Count);
        Assert.Equal(1767225600, (double)described["CreationTime"]!);
    }

    [Fact]
    public void CreateModel_NameInUse_IsRefusedWithTheArnInDoubleQuotes()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline("iris-1");

        var error = Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => iris.CreatePipeline("iris-1"));

        Assert.Equal(("ValidationException", $"Cannot create already existing model \"{Arn}\".", 400), (error.Code, error.Message, error.Status));
    }

    [Theory]
    [InlineData("DescribeModel")]
    [InlineData("DeleteModel")]
    public void Operation_UnknownModel_CouldNotFindIt(string operation)
    {
        using var iris = new IrisAccount();

        var error = iris.Refusal(operation, """{"ModelName":"Iris-1"}""");

        Assert.Equal(("ValidationException", $"Could not find model \"{Arn}\"."), (error.Code, error.Message));
    }

    [Fact]
    public void CreateModel_SixteenContainers_BreaksTheLengthConstraint()
    {
        using var iris = new IrisAccount();
        var containers = string.Join(',', Enumerable.Repeat(/*lang=json*/ """{"Image":"x"}""", 16));

        var error = iris.Refusal("CreateModel", $$"""{"ModelName":"m","Containers":[{{containers}}]}""");

        Assert.StartsWith("1 validation error detected: Value '[{", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("at 'containers' failed to satisfy constraint: Member must have length less than or equal to 15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateModel_SeveralConstraintsBroken_AreReportedTogether()
    {
        using var iris = new IrisAccount();

        var error = iris.Refusal("CreateModel", """{"ModelName":"-bad","ExecutionRoleArn":"short","Containers":[{"Mode":"Both","Environment":{"1x":"v"}}]}""");

        Assert.Equal(
            "5 validation errors detected: "
            + "Value '-bad' at 'modelName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?; "
            + "Value 'short' at 'executionRoleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; "
            + "Value 'short' at 'executionRoleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+; "
            + "Value 'Both' at 'containers.1.member.mode' failed to satisfy constraint: Member must satisfy enum value set: [SingleModel, MultiModel]; "
            + "Value '{\"1x\":\"v\"}' at 'containers.1.member.environment' failed to satisfy constraint: Map keys must satisfy constraint: "
            + "[Member must satisfy regular expression pattern: [a-zA-Z_][a-zA-Z0-9_]*]",
            error.Message);
    }

    [Fact]
    public void CreateModel_NameMissing_MustNotBeNull()
    {
        using var iris = new IrisAccount();
        Assert.Equal(
            "1 validation error detected: Value null at 'modelName' failed to satisfy constraint: Member must not be null",
            iris.Refusal("CreateModel", "{}").Message);
    }

    [Fact]
    public void CreateModel_NumberForText_IsASerializationException()
    {
        using var iris = new IrisAccount();
        var error = iris.Refusal("CreateModel", """{"ModelName":7}""");
        Assert.Equal(("SerializationException", "NUMBER_VALUE cannot be converted to string"), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("""{"ModelName":"m"}""", "Neither PrimaryContainer nor Containers is specified. Specify exactly one of them.")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"Image":"x"},"Containers":[{"Image":"x"}]}""", "Both PrimaryContainer and Containers are specified. Specify exactly one of them.")]
    [InlineData("""{"ModelName":"m","Containers":[{"Image":"x","ContainerHostname":"a"},{"Image":"x"}]}""", "ContainerHostname must be specified for all containers of an inference pipeline or for none.")]
    [InlineData("""{"ModelName":"m","Containers":[{"Image":"x","ContainerHostname":"a"},{"Image":"x","ContainerHostname":"a"}]}""", "ContainerHostname \"a\" is used by more than one container.")]
    [InlineData("""{"ModelName":"m","InferenceExecutionConfig":{"Mode":"Direct"},"Containers":[{"Image":"x"},{"Image":"x"}]}""", "ContainerHostname is required for every container when the inference execution mode is Direct.")]
    [InlineData("""{"ModelName":"m","Containers":[{"Image":"x","Mode":"MultiModel"},{"Image":"x","Mode":"MultiModel"}]}""", "More than one container in MultiModel mode is not supported with inference pipeline.")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"Image":"docker.io/x:1"}}""", "Using non-ECR image \"docker.io/x:1\" without Vpc repository access mode is not supported.")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"Image":"123456789012.dkr.ecr.us-east-1.amazonaws.com/x"}}""", "ECR image \"123456789012.dkr.ecr.us-east-1.amazonaws.com/x\" is invalid.")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"Image":"localhost:8080","ImageConfig":{"RepositoryAccessMode":"Platform","RepositoryAuthConfig":{"RepositoryCredentialsProviderArn":"arn:aws:lambda:us-east-1:123456789012:function:f"}}}}""", "RepositoryAuthConfig can be specified only when RepositoryAccessMode is Vpc.")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{}}""", "A container definition needs either Image or ModelPackageName.")]
    public void CreateModel_RuleBroken_IsRefused(string request, string message)
    {
        using var iris = new IrisAccount();
        Assert.Equal(message, iris.Refusal("CreateModel", request).Message);
    }

    [Fact]
    public void CreateModel_EnvironmentOver32KBInTotal_IsRefused()
    {
        using var iris = new IrisAccount();
        var entries = string.Join(',', Enumerable.Range(10, 33).Select(i => $"\"A{i}\":\"{new string('x', 1000)}\""));
        var error = iris.Refusal("CreateModel", $$"""{"ModelName":"m","PrimaryContainer":{"Image":"localhost:8080","Environment":{ {{entries}} } } }""");
        Assert.Equal("The total size of the environment variables of all containers is 33099 bytes, which exceeds the maximum of 32768 bytes.", error.Message);
    }

    [Fact]
    public void CreateModel_RoleMayNotReadTheArtefact_SaysWhatTheRoleNeeds()
    {
        using var iris = new IrisAccount();
        iris.Account.Iam.DeleteRolePolicy("execution", "s3");

        var error = Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => iris.CreateSingle("m", "softmax"));

        Assert.StartsWith(
            $"Could not access model data at {IrisAccount.Samples}/models/softmax/model.tar.gz. Please ensure that the role \"{IrisAccount.Role}\" exists",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void CreateModel_PrefixOfWhichOneObjectMayNotBeRead_IsRefused()
    {
        using var iris = new IrisAccount();
        iris.Account.Iam.DeleteRolePolicy("execution", "s3");
        iris.Allow("s3:GetObject", "arn:aws:s3:::results/*/open");
        iris.Account.S3.PutObject("results", "many/open", "a"u8.ToArray());
        Create(iris, "many/");
        iris.Account.S3.PutObject("results", "many/closed", "b"u8.ToArray());

        Assert.StartsWith("Could not access model data at s3://results/many/.", Assert.Throws<Infra.Sandbox.Cloud.AwsException>(() => Create(iris, "many/")).Message, StringComparison.Ordinal);

        static void Create(IrisAccount iris, string prefix) => iris.Call("CreateModel", $$$"""
            {"ModelName":"m-{{{iris.Call("ListModels", "{}")["Models"]!.AsArray().Count}}}","ExecutionRoleArn":"{{{IrisAccount.Role}}}","PrimaryContainer":{"Image":"localhost:8080","ModelDataSource":{"S3DataSource":
            {"S3Uri":"s3://results/{{{prefix}}}","S3DataType":"S3Prefix","CompressionType":"None"} } } }
            """);
    }

    [Theory]
    [InlineData("s3://results/adapter/", true)]
    [InlineData("s3://results/none/", false)]
    public void CreateModel_AdditionalDataSource_MustBeThere(string uri, bool isThere)
    {
        using var iris = new IrisAccount();
        iris.Account.S3.PutObject("results", "adapter/weights", "a"u8.ToArray());
        var request = $$$"""
            {"ModelName":"m","ExecutionRoleArn":"{{{IrisAccount.Role}}}","PrimaryContainer":{"Image":"localhost:8080","AdditionalModelDataSources":[
            {"ChannelName":"adapter","S3DataSource":{"S3Uri":"{{{uri}}}","S3DataType":"S3Prefix","CompressionType":"None","ModelAccessConfig":{"AcceptEula":true} } }]} }
            """;

        if (isThere)
        {
            iris.Call("CreateModel", request);
            Assert.True((bool)iris.Call("DescribeModel", """{"ModelName":"m"}""")["PrimaryContainer"]!["AdditionalModelDataSources"]![0]!["S3DataSource"]!["ModelAccessConfig"]!["AcceptEula"]!);
        }
        else
        {
            Assert.StartsWith($"Could not access model data at {uri}.", iris.Refusal("CreateModel", request).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ListModels_ElevenModels_ComeInTwoPagesNewestFirst()
    {
        using var iris = new IrisAccount();
        for (var i = 0; i < 11; i++)
        {
            iris.CreateSingle($"m{i:00}", "label");
            iris.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = iris.Call("ListModels", "{}");
        var second = iris.Call("ListModels", $$"""{"NextToken":"{{first["NextToken"]}}"}""");

        Assert.Equal(10, first["Models"]!.AsArray().Count);
        Assert.Equal("m10", (string?)first["Models"]![0]!["ModelName"]);
        Assert.Equal("m00", (string?)Assert.Single(second["Models"]!.AsArray())!["ModelName"]);
        Assert.Null(second["NextToken"]);
        Assert.Equal("m05", (string?)Assert.Single(iris.Call("ListModels", """{"NameContains":"05"}""")["Models"]!.AsArray())!["ModelName"]);
    }

    [Fact]
    public void Tags_AddListDelete_FollowTheResource()
    {
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"iris-1","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{{IrisAccount.Container("label")}},"Tags":[{"Key":"team","Value":"a"}]}""");
        iris.Call("AddTags", $$"""{"ResourceArn":"{{Arn}}","Tags":[{"Key":"cost","Value":"b"}]}""");
        iris.Call("DeleteTags", $$"""{"ResourceArn":"{{Arn}}","TagKeys":["team"]}""");

        Assert.Equal("""{"Tags":[{"Key":"cost","Value":"b"}]}""", iris.Call("ListTags", $$"""{"ResourceArn":"{{Arn}}"}""").ToJsonString());
    }

    [Fact]
    public void Call_UnknownOperation_IsAnUnknownOperationException()
    {
        using var iris = new IrisAccount();
        Assert.Equal("UnknownOperationException", iris.Refusal("CreateNotebookInstance", "{}").Code);
    }
}
