using System.Runtime.CompilerServices;

namespace Infra.Tests;

/// <summary>The files that the tests keep true.</summary>
internal static class Repository
{
    public static readonly string[] Stacks = ["sandbox", "dev", "staging", "prod"];

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    public static string StackFile(string stack) => Path($"Pulumi.{stack}.yaml");

    private static string Root([CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", ".."));
}
