namespace Infra.Browser.Tests.Browsers;

/// <summary>The Chromium of this machine; the tests never fetch one.</summary>
internal static class InstalledBrowser
{
    /// <summary>Names the program to use; one that does not exist fails the tests instead of skipping them.</summary>
    public const string Variable = "INFRA_CHROMIUM";

    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

    /// <summary>The program; null when there is none.</summary>
    public static string? Path { get; } = Find(Environment.GetEnvironmentVariable(Variable), File.Exists);

    /// <summary>Why the tests are skipped; null when they are not.</summary>
    public static string? WhySkipped { get; } = Reason(Path);

    public static string? Find(string? given, Func<string, bool> exists) => string.IsNullOrEmpty(given) ? Array.Find(Usual, path => exists(path)) : given;

    public static string? Reason(string? path) => path is null
        ? $"No browser is installed: install Debian's chromium (apt-get install chromium), or name one in {Variable}."
        : null;
}
