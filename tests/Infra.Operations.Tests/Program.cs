namespace Infra.Operations.Tests;

/// <summary>The test host never starts this; tests that need a second process do.</summary>
internal static class Program
{
    private static int Main(string[] args) => StackConfiguration.StackFileWriter.Run(args);
}
