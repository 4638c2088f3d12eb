// The engine gives the program its config through the process's environment, as the Pulumi CLI does: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Infra.EndToEnd.Tests.Roots;

/// <summary>Tests that look at one deployed sandbox and leave its stack as it is.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndCollection : ICollectionFixture<DeployedRoot>
{
    public const string Name = "deployed";
}
