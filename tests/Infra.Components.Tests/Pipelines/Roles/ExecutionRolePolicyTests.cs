using System.Text.Json.Nodes;
using Infra.Components.Pipelines.Roles;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Pipelines.Roles;

public sealed class ExecutionRolePolicyTests
{
    private const string Image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/iris/softmax:1";
    private static readonly ExecutionNeeds Needs = new(["s3://models/iris/model.tar.gz"], [Image], [], [], []);

    [Fact]
    public void ToJson_OfArtifactAndImage_AllowsExactlyThem() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[""" +
        """{"Sid":"WriteLogs","Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:DescribeLogStreams","logs:PutLogEvents"]""" +
        ""","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/*"},""" +
        """{"Sid":"WriteMetrics","Effect":"Allow","Action":"cloudwatch:PutMetricData","Resource":"*","Condition":{"StringLike":{"cloudwatch:namespace":["AWS/SageMaker","/aws/sagemaker/*"]}}},""" +
        """{"Sid":"LogInToRegistries","Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"},""" +
        """{"Sid":"PullImages","Effect":"Allow","Action":["ecr:BatchCheckLayerAvailability","ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]""" +
        ""","Resource":"arn:aws:ecr:eu-west-1:111122223333:repository/iris/softmax"},""" +
        """{"Sid":"ReadArtifacts","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::models/iris/model.tar.gz"}]}""",
        ExecutionRolePolicy.ToJson(Samples.Scope, Needs));

    [Fact]
    public void ToJson_OfPrefixes_ReadsUnderThemAndListsOnlyThem()
    {
        var statements = Statements(Needs with { Artifacts = ["s3://models/a/", "s3://models/b/", "s3://other/c/"] });

        Assert.Equal(
            """["arn:aws:s3:::models/a/*","arn:aws:s3:::models/b/*","arn:aws:s3:::other/c/*"]""", statements["ReadArtifacts"]["Resource"]!.ToJsonString());
        Assert.Equal("arn:aws:s3:::models", statements["ListArtifacts"]["Resource"]!.GetValue<string>());
        Assert.Equal("""{"StringLike":{"s3:prefix":["a/*","b/*"]}}""", statements["ListArtifacts"]["Condition"]!.ToJsonString());
        Assert.Equal("arn:aws:s3:::other", statements["ListArtifacts2"]["Resource"]!.GetValue<string>());
    }

    [Fact]
    public void ToJson_OfImagesOutsideEcr_GivesNoRightOnRegistries() =>
        Assert.DoesNotContain("ecr:", ExecutionRolePolicy.ToJson(Samples.Scope, Needs with { Images = ["registry.local/iris:1"] }), StringComparison.Ordinal);

    [Fact]
    public void ToJson_WithoutArtifacts_GivesNoRightOnBuckets() =>
        Assert.DoesNotContain("s3:", ExecutionRolePolicy.ToJson(Samples.Scope, Needs with { Artifacts = [] }), StringComparison.Ordinal);

    [Fact]
    public void ToJson_WithoutVpc_GivesNoRightOnNetworks() =>
        Assert.DoesNotContain("ec2:", ExecutionRolePolicy.ToJson(Samples.Scope, Needs), StringComparison.Ordinal);

    [Fact]
    public void ToJson_OfVpc_ManagesInterfacesInExactlyItsSubnets()
    {
        var statements = Statements(Needs with { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1", "subnet-2"] });

        Assert.Equal(
            """["arn:aws:ec2:us-east-1:123456789012:network-interface/*","arn:aws:ec2:us-east-1:123456789012:security-group/sg-1","arn:aws:ec2:us-east-1:123456789012:subnet/subnet-1","arn:aws:ec2:us-east-1:123456789012:subnet/subnet-2"]""",
            statements["ManageNetworkInterfaces"]["Resource"]!.ToJsonString());
        Assert.All(statements["DescribeNetwork"]["Action"]!.AsArray(), action => Assert.StartsWith("ec2:Describe", action!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public void ToJson_OfKeys_DecryptsWithThemThroughS3Only()
    {
        var statement = Statements(Needs with { KmsKeyArns = ["key"] })["DecryptArtifacts"];

        Assert.Equal(("kms:Decrypt", "key"), (statement["Action"]!.GetValue<string>(), statement["Resource"]!.GetValue<string>()));
        Assert.Equal("""{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}""", statement["Condition"]!.ToJsonString());
    }

    [Fact]
    public void ToJson_OfCredentialsProvider_InvokesExactlyIt()
    {
        var statement = Statements(Needs with { CredentialsProviders = [PipelineSamples.CredentialsProvider] })["GetRegistryCredentials"];

        Assert.Equal(("lambda:InvokeFunction", PipelineSamples.CredentialsProvider), (statement["Action"]!.GetValue<string>(), statement["Resource"]!.GetValue<string>()));
        Assert.DoesNotContain("lambda:", ExecutionRolePolicy.ToJson(Samples.Scope, Needs), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_OfEverything_AllowsEveryResourceOnlyWhereAwsHasNoNarrower()
    {
        var statements = Statements(Needs with { KmsKeyArns = ["key"], SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] });

        Assert.Equal(
            ["DescribeNetwork", "LogInToRegistries", "WriteMetrics"],
            statements.Where(pair => pair.Value["Resource"]!.ToJsonString() == "\"*\"").Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, JsonNode> Statements(ExecutionNeeds needs) =>
        JsonNode.Parse(ExecutionRolePolicy.ToJson(Samples.Scope, needs))!["Statement"]!.AsArray()
            .ToDictionary(statement => statement!["Sid"]!.GetValue<string>(), statement => statement!);
}
