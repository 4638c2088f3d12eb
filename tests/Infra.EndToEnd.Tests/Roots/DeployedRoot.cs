namespace Infra.EndToEnd.Tests.Roots;

/// <summary>A root after <c>sandbox up</c>, with what that run said.</summary>
public sealed class DeployedRoot : IAsyncLifetime
{
    public TestRoot Root { get; } = new();

    public string StackTextBefore { get; private set; } = "";

    public Run FirstUp { get; private set; } = new(-1, "", "");

    public SortedDictionary<string, string> HashesBefore { get; private set; } = [];

    public async Task InitializeAsync()
    {
        StackTextBefore = Root.StackText;
        HashesBefore = Root.Hashes();
        FirstUp = await Root.RunAsync("sandbox", "up");
    }

    public Task DisposeAsync()
    {
        Root.Dispose();
        return Task.CompletedTask;
    }
}
