using Infra.Browser.Tests.Browsers;

namespace Infra.Browser.Tests;

/// <summary>Which browser the tests use, and what they say when there is none.</summary>
public sealed class InstalledBrowserTests
{
    [Fact]
    public void Find_NothingInstalled_SkipsAndSaysWhatToInstall()
    {
        var path = InstalledBrowser.Find(given: null, exists: _ => false);

        Assert.Null(path);
        Assert.Equal(
            "No browser is installed: install Debian's chromium (apt-get install chromium), or name one in INFRA_CHROMIUM.", InstalledBrowser.Reason(path));
    }

    [Fact]
    public void Find_OneIsNamed_IsTakenUnseenSoThatAMistakeFails()
    {
        var path = InstalledBrowser.Find("/opt/no-such-browser", exists: _ => false);

        Assert.Equal("/opt/no-such-browser", path);
        Assert.Null(InstalledBrowser.Reason(path));
    }

    [Fact]
    public void Find_BothAreInstalled_PrefersChromium() => Assert.Equal("/usr/bin/chromium", InstalledBrowser.Find("", exists: _ => true));
}
