using System.Runtime.CompilerServices;

namespace Infra.Operations.Tests.Review;

/// <summary>
/// Compares a text with a file under Snapshots/. To accept a changed text, look at it, then run the test with
/// INFRA_ACCEPT_SNAPSHOTS=1; never on a build server.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string text, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{name}.verified.md");
        var accept = Environment.GetEnvironmentVariable("INFRA_ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        if (accept)
            File.WriteAllText(path, text);

        Assert.True(File.Exists(path), $"{path} is missing: set INFRA_ACCEPT_SNAPSHOTS=1 to write it, then look at it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    public static string Input(string name, [CallerFilePath] string testFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(testFile)!, "Inputs", name));
}
