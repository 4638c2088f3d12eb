using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. CommandTree.All().Select(words => string.Join(' ', words))];

    public static TheoryData<string> Leaves => [.. CommandTree.Leaves().Select(words => string.Join(' ', words))];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_EachCommand_HasItsNameAndExamplesThatParse(string command)
    {
        using var run = new CommandRun();
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(0, await run.RunAsync([.. words, "--help"]));
        Assert.Equal("", run.Error.Text);
        Assert.Contains($"\nUsage:\n  {string.Join(' ', ["./infra", .. words])} ", run.Output.Text);
        var examples = run.Output.Lines.SkipWhile(line => line != "Examples:").Skip(1).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, AssertParses);
        Assert.All(run.Output.Lines, line => Assert.True(line.Length <= 140, line));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Documentation_EachCommand_IsInItsTable(string command)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Root", "cli.md"));

        Assert.Matches($@"\n\| `infra {command}[ A-Z]*` \| ", page);
    }

    [Fact]
    public void Commands_TheWholeTree_IsWhatTheProjectPromises() =>
        Assert.Equal(
            [
                "batch run", "batch status", "doctor", "invoke", "promote", "recommend", "review",
                "sandbox destroy", "sandbox preview", "sandbox serve", "sandbox up", "test",
            ],
            CommandTree.Leaves().Select(words => string.Join(' ', words)).Order(StringComparer.Ordinal));

    private static void AssertParses(string example)
    {
        using var run = new CommandRun();
        var own = example.Split('|')[^1].Split('>')[0].Trim();
        if (own.StartsWith("./infra ", StringComparison.Ordinal))
        {
            Assert.Empty(CommandLine.Create(run.Context).Parse(own["./infra ".Length..]).Errors);
        }
        else
        {
            Assert.StartsWith("aws ", own);
        }
    }
}
