namespace Infra.EndToEnd.Tests;

/// <summary>The test host never starts this; the script that stands in for the Pulumi CLI does.</summary>
internal static class Program
{
    private static int Main(string[] args) => Testing.FakePulumi.Run(args);
}
