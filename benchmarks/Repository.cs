using System.Runtime.CompilerServices;
using Infra.Operations.StackConfiguration;

namespace Infra.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Above();

    public static StackFile SandboxStack() => StackFile.Load(Path.Combine(Root, "Pulumi.sandbox.yaml"));

    private static string Above([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, ".."));
}
