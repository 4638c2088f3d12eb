using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Options;

public sealed class ProviderTests
{
    private const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::test::test_id";

    [Fact]
    public async Task Provider_Explicit_IsTheReference()
    {
        Assert.Equal(Reference, await SeenAsync(provider => new Thing("a", options: new() { Provider = provider })));
    }

    [Fact]
    public async Task Provider_OfCustomParent_IsInherited()
    {
        Assert.Equal(Reference, await SeenAsync(provider => new Thing(
            "a", options: new() { Parent = new Thing("parent", options: new() { Provider = provider }) })));
    }

    [Fact]
    public async Task Provider_OfComponents_IsInheritedByPackage()
    {
        Assert.Equal(Reference, await SeenAsync(provider => new Box(
            "outer",
            outer => new Box("inner", inner => new Thing("a", options: new() { Parent = inner }), new() { Parent = outer }),
            new() { Providers = { Provider("other"), provider } })));
        Assert.Equal(Reference, await SeenAsync(provider => new Box(
            "outer", outer => new Thing("a", options: new() { Parent = outer }), new() { Provider = provider })));
    }

    [Fact]
    public async Task Provider_OfAnotherPackage_IsNotInherited()
    {
        Assert.Equal("", await SeenAsync(_ => new Box(
            "outer", outer => new Thing("a", options: new() { Parent = outer }), new() { Providers = { Provider("other") } })));
    }

    [Fact]
    public async Task ProviderAndProviders_OnAComponent_AreRefused()
    {
        var message = await Programs.FailureAsync(() =>
        {
            var provider = Provider("test");
            _ = new Box("box", options: new() { Provider = provider, Providers = { provider } });
        });

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", message, StringComparison.Ordinal);
    }

    private static ProviderResource Provider(string package) => new(package, package, ResourceArgs.Empty, new CustomResourceOptions());

    private static async Task<string?> SeenAsync(Func<ProviderResource, Resource> make)
    {
        var mocks = new RecordingMocks();
        await Programs.RunAsync(mocks, () => make(Provider("test")));
        return mocks.Resource("a").Provider;
    }
}
