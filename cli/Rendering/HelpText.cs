using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Infra.Cli.Shared;

namespace Infra.Cli.Rendering;

/// <summary>Help of one command: the library's text under the name people type, then the examples.</summary>
internal sealed class HelpText(HelpAction standard) : SynchronousCommandLineAction
{
    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpText((HelpAction)option.Action!);
    }

    /// <summary>Help is for those who do not know yet what else to give.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var exit = standard.Invoke(parseResult);
        output.Write(text.ToString().TrimEnd().Replace(RootCommand.ExecutableName, "./infra") + "\n");
        output.Write("\nExamples:\n" + string.Concat(Examples(parseResult.CommandResult.Command).Select(example => $"  {example}\n")));
        return exit;
    }

    private static IReadOnlyList<string> Examples(Command command) =>
        command is ExampleCommand example ? example.Examples : ["./infra sandbox up", "./infra recommend --help"];
}
