using System.Text.Json.Nodes;
using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Invokes;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Tests.Engine.Programs;
using Infra.Sandbox.Tests.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Invokes;

public sealed class ProviderInvokesTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Call_OfCallerIdentityAndRegion_NamesTheAccount()
    {
        Assert.Equal("123456789012", Call("aws:index/getCallerIdentity:getCallerIdentity", "{}").Text("accountId"));
        Assert.Equal("us-east-1", Call("aws:index/getRegion:getRegion", "{}").Text("region"));
        Assert.Equal("aws", Call("aws:index/getPartition:getPartition", "{}").Text("partition"));
    }

    [Fact]
    public void Call_OfPolicyDocument_WritesOneValueBareAndSeveralAsAList()
    {
        var result = Call("aws:iam/getPolicyDocument:getPolicyDocument", """
            {"statements":[{"sid":"Read","actions":["s3:GetObject","s3:ListBucket"],"resources":["*"],
              "principals":[{"type":"Service","identifiers":["sagemaker.amazonaws.com"]}],
              "conditions":[{"test":"StringEquals","variable":"aws:SourceAccount","values":["123456789012"]}]}]}
            """);

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*","Principal":{"Service":"sagemaker.amazonaws.com"},"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""",
            result.Text("minifiedJson"));
        Assert.Equal(JsonNode.Parse(result.Text("minifiedJson")!)!.ToJsonString(), JsonNode.Parse(result.Text("json")!)!.ToJsonString());
    }

    [Fact]
    public void Call_OfPolicyDocumentWithSources_ReplacesStatementsOfTheSameSid()
    {
        var result = Call("aws:iam/getPolicyDocument:getPolicyDocument", """
            {"sourcePolicyDocuments":["{\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Deny\"},{\"Effect\":\"Deny\"}]}"],
             "statements":[{"sid":"A","actions":["a:b"],"resources":["*"]}]}
            """);

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"a:b","Resource":"*"},{"Effect":"Deny"}]}""",
            result.Text("minifiedJson"));
    }

    [Fact]
    public void Call_OfPrebuiltImage_GivesItsAddress() =>
        Assert.Equal(
            "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1",
            Call("aws:sagemaker/getPrebuiltEcrImage:getPrebuiltEcrImage", """{"repositoryName":"sagemaker-scikit-learn","imageTag":"1.2-1"}""").Text("registryPath"));

    [Fact]
    public void Call_OfAnUnknownFunction_NamesIt()
    {
        var exception = Assert.Throws<EngineException>(() => Call("aws:ec2/getVpc:getVpc", "{}"));

        Assert.Equal("INFRA209", exception.Id);
        Assert.Contains("\"aws:ec2/getVpc:getVpc\"", exception.Message, StringComparison.Ordinal);
    }

    private MapValue Call(string token, string args) => new ProviderInvokes(fixture.Account).Call(token, PropertyValues.Of(args));
}
