namespace Infra.Browser.Tests.Browsers;

/// <summary>The tests that share the one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<HeadlessBrowser>
{
    public const string Name = "browser";
}
