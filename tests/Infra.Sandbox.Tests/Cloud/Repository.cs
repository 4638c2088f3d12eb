namespace Infra.Sandbox.Tests.Cloud;

/// <summary>Where this repository lies: the folder of Infra.sln above the test's own.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string IrisSamples => Path.Combine(Root, "samples", "iris");

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("Infra.sln is in no folder above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Infra.sln")) ? folder.FullName
        : Find(folder.Parent);
}
