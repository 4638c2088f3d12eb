using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Identity;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class IamTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"sns:Publish","Resource":"arn:aws:sns:r:a:t"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":["SNS:publish"],"Resource":["*"]}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"sns:*","Resource":"arn:aws:sns:*:a:?"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"sns:Pub","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"sns:Publish","Resource":"arn:aws:sns:r:a:T"}""", false)]
    [InlineData("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","NotAction":"sns:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:sns:*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"} } }""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"} } }""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:Absent":"x"} } }""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:Absent":"x"} } }""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SecureTransport":"true"} } }""", false)]
    public void Allows_Statement_FollowsIam(string statement, bool allowed) =>
        Assert.Equal(allowed, PolicyEvaluator.Allows([$$"""{"Statement":{{statement}} }"""], new PolicyRequest("sns:Publish", "arn:aws:sns:r:a:t")));

    [Fact]
    public void Allows_DenyInAnotherDocument_BeatsTheAllow() =>
        Assert.False(PolicyEvaluator.Allows(
            ["""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", """{"Statement":[{"Effect":"Deny","Action":"sns:*","Resource":"*"}]}"""],
            new PolicyRequest("sns:Publish", "arn:aws:sns:r:a:t")));

    [Theory]
    [InlineData("sagemaker.amazonaws.com", "123456789012", true)]
    [InlineData("lambda.amazonaws.com", "123456789012", false)]
    [InlineData("sagemaker.amazonaws.com", "999999999999", false)]
    public void CanAssume_TrustPolicyWithSourceAccount_IsEvaluated(string service, string account, bool expected)
    {
        using var sandbox = new SandboxAccount();
        var arn = sandbox.Iam.CreateRole("r", $$$"""
            {"Statement":[{"Effect":"Allow","Principal":{"Service":["sagemaker.amazonaws.com"]},"Action":"sts:AssumeRole",
              "Condition":{"StringEquals":{"aws:SourceAccount":"{{{account}}}"},"ArnLike":{"aws:SourceArn":"arn:aws:sagemaker:us-east-1:123456789012:*"} } }]}
            """);
        Assert.Equal(expected, sandbox.Iam.CanAssume(arn, service, "arn:aws:sagemaker:us-east-1:123456789012:endpoint/e"));
    }

    [Fact]
    public void IsAllowed_ManagedAndCustomerPolicies_Count()
    {
        using var account = new SandboxAccount();
        var role = account.Iam.CreateRole("r", IrisAccount.Trust);
        Assert.False(account.Iam.IsAllowed(role, "s3:GetObject", "arn:aws:s3:::my-sagemaker-bucket/x"));
        account.Iam.AttachRolePolicy("r", "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess");
        Assert.True(account.Iam.IsAllowed(role, "s3:GetObject", "arn:aws:s3:::my-sagemaker-bucket/x"));
        Assert.False(account.Iam.IsAllowed(role, "s3:GetObject", "arn:aws:s3:::other/x"));
        var policy = account.Iam.CreatePolicy("p", """{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*"} }""");
        account.Iam.AttachRolePolicy("r", policy);
        Assert.True(account.Iam.IsAllowed(role, "s3:GetObject", "arn:aws:s3:::other/x"));
    }

    [Fact]
    public void DeleteRole_WithPolicies_IsADeleteConflict()
    {
        using var account = new SandboxAccount();
        account.Iam.CreateRole("r", IrisAccount.Trust);
        account.Iam.PutRolePolicy("r", "p", """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"} }""");
        Assert.Equal("DeleteConflict", Assert.Throws<AwsException>(() => account.Iam.DeleteRole("r")).Code);
        account.Iam.DeleteRolePolicy("r", "p");
        account.Iam.DeleteRole("r");
        Assert.Equal("NoSuchEntity", Assert.Throws<AwsException>(() => account.Iam.DeleteRole("r")).Code);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void PutRolePolicy_NoPolicyDocument_IsMalformed(string document)
    {
        using var account = new SandboxAccount();
        account.Iam.CreateRole("r", IrisAccount.Trust);
        Assert.Equal("MalformedPolicyDocument", Assert.Throws<AwsException>(() => account.Iam.PutRolePolicy("r", "p", document)).Code);
    }
}
