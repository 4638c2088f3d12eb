using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Shared.Policies;
using Infra.Components.Tests.Mocks;
using Infra.Components.Tests.Policies;

namespace Infra.Components.Tests.Shared.Policies;

public sealed class PolicyDocumentTests
{
    [Fact]
    public void ToJson_OfStatement_WritesAllOfIt()
    {
        var statement = new PolicyStatement("S", "a:B", "a:C")
        {
            Effect = "Deny",
            Principal = PolicyPrincipal.Everyone,
            Resources = ["z", "y"],
            Conditions = [new PolicyCondition("StringLike", "k", "v*"), new PolicyCondition("StringLike", "l", "v", "w"), new PolicyCondition("Bool", "m", "true")],
        };

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Deny","Principal":"*","Action":["a:B","a:C"],"Resource":["y","z"]""" +
            ""","Condition":{"StringLike":{"k":"v*","l":["v","w"]},"Bool":{"m":"true"}}}]}""",
            PolicyDocument.ToJson(statement));
    }

    [Fact]
    public void ToJson_OfResourcesInAnyOrder_IsTheSame() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>(),
        texts =>
        {
            List<string> resources = ["r", .. texts.Select(text => text.Get)];
            var forward = PolicyDocument.ToJson(new PolicyStatement("S", "a:B") { Resources = resources });
            var backward = PolicyDocument.ToJson(new PolicyStatement("S", "a:B") { Resources = [.. resources.AsEnumerable().Reverse(), "r"] });
            return forward == backward;
        }));

    /// <summary>Read back by the policy oracle, which shares no code with the writer.</summary>
    [Fact]
    public void ToJson_OfAnyStatement_IsReadBackAsItWas() => Check.QuickThrowOnFailure(Prop.ForAll(
        Texts.ToArbitrary(),
        Texts.ToArbitrary(),
        Gen.Elements("Allow", "Deny").ToArbitrary(),
        (actions, resources, effect) =>
        {
            var statement = new PolicyStatement(actions[0], actions)
            {
                Effect = effect,
                Principal = PolicyPrincipal.Aws(resources),
                Resources = resources,
                Conditions = [new PolicyCondition("StringLike", "k", resources), new PolicyCondition("StringLike", "l", actions), new PolicyCondition("Bool", "k", "true")],
            };
            var read = Assert.Single(IamStatement.Parse(PolicyDocument.ToJson(statement)));
            return read.Sid == statement.Sid && read.IsAllow == (effect == "Allow") && read.Actions.SequenceEqual(actions)
                && read.Principals["AWS"].SequenceEqual(resources)
                && read.Resources.SequenceEqual(resources.Distinct().Order(StringComparer.Ordinal))
                && read.Conditions.Select(each => (each.Operator, each.Key, string.Join('|', each.Values)))
                    .SequenceEqual([("StringLike", "k", string.Join('|', resources)), ("StringLike", "l", string.Join('|', actions)), ("Bool", "k", "true")]);
        }));

    private static Gen<string[]> Texts { get; } = Gen
        .Elements("s3:GetObject", "*", "\"", "\\", "<é>", "\n", "arn:aws:s3:::b/*", "世").ArrayOf().Where(parts => parts.Length > 0)
        .Select(parts => string.Concat(parts)).ArrayOf().Where(texts => texts.Length > 0);

    [Fact]
    public void SageMaker_OfScope_TrustsOnlySageMakerInThisAccountAndRegion() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"AssumeRole","Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},"ArnLike":{"aws:SourceArn":"arn:aws:sagemaker:us-east-1:123456789012:*"}}}]}""",
        TrustPolicies.SageMaker(Samples.Scope));

    [Theory]
    [InlineData("states.amazonaws.com", "arn:aws:states:us-east-1:123456789012:stateMachine:*")]
    [InlineData("scheduler.amazonaws.com", "arn:aws:scheduler:us-east-1:123456789012:schedule-group/*")]
    [InlineData("events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:rule/*")]
    public void TrustPolicy_OfService_IsForThisAccountOnly(string service, string source)
    {
        var policies = new[] { TrustPolicies.StepFunctions(Samples.Scope), TrustPolicies.Scheduler(Samples.Scope), TrustPolicies.EventBridge(Samples.Scope) };

        var statement = Assert.Single(
            policies.Select(policy => JsonNode.Parse(policy)!["Statement"]![0]!), found => found["Principal"]!["Service"]!.GetValue<string>() == service);

        Assert.Equal("123456789012", statement["Condition"]!["StringEquals"]!["aws:SourceAccount"]!.GetValue<string>());
        Assert.Equal(source, statement["Condition"]!["ArnLike"]!["aws:SourceArn"]!.GetValue<string>());
    }

    [Fact]
    public void SageMakerArn_OfMixedCase_IsLowerCase() =>
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-dev", Samples.Scope.SageMakerArn("endpoint", "Iris-DEV"));

    [Fact]
    public void TopicKeyPolicy_OfRole_LetsExactlyItPublishThroughSns()
    {
        var statements = JsonNode.Parse(KmsStatements.TopicKeyPolicy(Samples.Scope, "arn:aws:iam::123456789012:role/r"))!["Statement"]!.AsArray();

        Assert.Equal(2, statements.Count);
        Assert.Equal("arn:aws:iam::123456789012:root", statements[0]!["Principal"]!["AWS"]!.GetValue<string>());
        Assert.Equal("arn:aws:iam::123456789012:role/r", statements[1]!["Principal"]!["AWS"]!.GetValue<string>());
        Assert.Equal("""["kms:Decrypt","kms:GenerateDataKey*"]""", statements[1]!["Action"]!.ToJsonString());
        Assert.Equal("sns.us-east-1.amazonaws.com", statements[1]!["Condition"]!["StringEquals"]!["kms:ViaService"]!.GetValue<string>());
    }

    [Fact]
    public void Topic_OfRole_LetsExactlyItPublishAndRefusesPlainText() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"PublishByRole","Effect":"Allow","Principal":{"AWS":"role"},"Action":"sns:Publish","Resource":"topic"},""" +
        """{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"topic","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
        MessagingPolicies.Topic("topic", "role"));

    [Fact]
    public void Queue_OfTopics_LetsSnsSendForExactlyThem() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"SendFromTopics","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"queue","Condition":{"ArnEquals":{"aws:SourceArn":["t1","t2"]}}},""" +
        """{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"queue","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
        MessagingPolicies.Queue("queue", ["t2", "t1"]));
}
