using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;

namespace Infra.Sandbox.Tests.Engine.Planning;

public sealed class PhysicalNamesTests
{
    [Theory]
    [InlineData("aws:sagemaker/model:Model", "Iris", "{}", "name", "^Iris-[0-9a-f]{7}$")]
    [InlineData("aws:s3/bucket:Bucket", "Iris-Output", "{}", "bucket", "^iris-output-[0-9a-f]{7}$")]
    [InlineData("aws:s3/bucket:Bucket", "x", """{"bucketPrefix":"team-"}""", "bucket", "^team-[0-9a-f]{7}$")]
    [InlineData("aws:sqs/queue:Queue", "q", """{"fifoQueue":true}""", "name", @"^q-[0-9a-f]{7}\.fifo$")]
    [InlineData("aws:kms/alias:Alias", "key", "{}", "name", "^alias/key-[0-9a-f]{7}$")]
    [InlineData("aws:sagemaker/model:Model", "Iris", """{"name":"fixed"}""", "name", "^fixed$")]
    public void Complete_AResource_NamesItAsPulumiDoes(string type, string name, string inputs, string property, string pattern) =>
        Assert.Matches(pattern, Complete(type, name, PropertyValues(inputs), null, 0).Text(property));

    [Fact]
    public void Complete_AgainForTheSameUrn_GivesTheSameName() =>
        Assert.Equal(
            Complete("aws:sagemaker/model:Model", "m", MapValue.Empty, null, 0), Complete("aws:sagemaker/model:Model", "m", MapValue.Empty, null, 0));

    [Fact]
    public void Complete_ForANewGeneration_GivesAnotherName() =>
        Assert.NotEqual(
            Complete("aws:sagemaker/model:Model", "m", MapValue.Empty, null, 0), Complete("aws:sagemaker/model:Model", "m", MapValue.Empty, null, 1));

    [Fact]
    public void Complete_WithAnOldAutomaticName_KeepsIt()
    {
        var old = Complete("aws:sagemaker/model:Model", "m", MapValue.Empty, null, 3);

        Assert.Equal(old.Text("name"), Complete("aws:sagemaker/model:Model", "m", MapValue.Empty, old, 0).Text("name"));
    }

    [Fact]
    public void Complete_WhereTheNameWouldBeTooLong_SaysByHowMuch()
    {
        var exception = Assert.Throws<EngineException>(
            () => Complete("aws:sagemaker/endpoint:Endpoint", new string('x', 60), MapValue.Empty, null, 0));

        Assert.Equal("INFRA205", exception.Id);
        Assert.EndsWith("of 68 characters; AWS allows 63. Shorten its logical name by 5.", exception.Message, StringComparison.Ordinal);
    }

    private static MapValue PropertyValues(string json) => Properties.PropertyValues.Of(json);

    private static MapValue Complete(string type, string name, MapValue inputs, MapValue? old, int generation) =>
        PhysicalNames.Complete(ResourceTypes.Find(type), $"urn:pulumi:sandbox::infra::{type}::{name}", name, inputs, old, generation);
}
