using System.Collections.Immutable;
using System.Text.Json;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Mocking;

public sealed class ProviderTests
{
    [Theory]
    [InlineData("Pulumi.Aws", "pulumi:providers:aws")]
    [InlineData("Pulumi.AwsNative", "pulumi:providers:aws-native")]
    public async Task Create_EveryArgGiven_SendsStringsAndJsonText(string package, string type)
    {
        var provider = FactData.Resource(package, "provider");
        var expected = Wire.Of(provider.Package, provider.Args.EnumerateObject());

        var mocks = await RecordingMocks.RunAsync(ImmutableDictionary<string, object>.Empty, () =>
        {
            var args = Filler.Fill(provider.Package, provider.ArgsClass, provider.Args.EnumerateObject());
            Activator.CreateInstance(provider.Class, "it", args, null);
            return Task.CompletedTask;
        });

        var sent = Assert.Single(mocks.Resources);
        var read = sent.Inputs.ToImmutableDictionary(input => input.Key, input => IsText(provider, input.Key)
            ? input.Value
            : Wire.OfJson(JsonDocument.Parse((string)input.Value).RootElement));
        Assert.Equal(type, sent.Type);
        Assert.Equal(Wire.Text(expected), Wire.Text(read));
    }

    [Fact]
    public async Task Create_NothingGiven_SendsTheDefaultsOfTheGenuinePackage()
    {
        var region = Environment.GetEnvironmentVariable("AWS_REGION") ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION");
        var expected = ImmutableDictionary<string, object>.Empty.Add("skipCredentialsValidation", "false").Add("skipRegionValidation", "true");

        var mocks = await RecordingMocks.RunAsync(ImmutableDictionary<string, object>.Empty, () =>
        {
            _ = new Pulumi.Aws.Provider("it");
            return Task.CompletedTask;
        });

        Assert.Equal(
            Wire.Text(region is null ? expected : expected.Add("region", region)),
            Wire.Text(Assert.Single(mocks.Resources).Inputs));
    }

    [Fact]
    public async Task Create_KeysGiven_AreSecretEvenWhenTheyWereNot()
    {
        var args = new Pulumi.Aws.ProviderArgs();
        var secret = false;

        await RecordingMocks.RunAsync(ImmutableDictionary<string, object>.Empty, async () =>
        {
            args.SecretKey = "plain";
            secret = await Output.IsSecretAsync((Output<string>)args.SecretKey!);
        });

        Assert.True(secret);
    }

    [Fact]
    public async Task Create_ResourceWithProvider_GoesThroughIt()
    {
        var mocks = await RecordingMocks.RunAsync(ImmutableDictionary<string, object>.Empty, () =>
        {
            var provider = new Pulumi.Aws.Provider("sandbox", new() { Region = "eu-west-1" });
            _ = new Pulumi.Aws.Sns.Topic("events", options: new CustomResourceOptions { Provider = provider });
            return Task.CompletedTask;
        });

        var topic = mocks.Resources.Single(resource => resource.Type == "aws:sns/topic:Topic");
        Assert.EndsWith("pulumi:providers:aws::sandbox::sandbox-id", topic.Provider, StringComparison.Ordinal);
    }

    private static bool IsText(ResourceFact provider, string name) => new Expression(provider.Args.GetProperty(name).GetString()!).First.Text == "string";
}
