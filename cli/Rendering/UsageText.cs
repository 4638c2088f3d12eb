using System.CommandLine;
using System.CommandLine.Parsing;
using Infra.Cli.Shared;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>What is wrong with the arguments; for a group of commands without a command, its help.</summary>
internal static class UsageText
{
    public static void Write(CommandContext context, ParseResult result)
    {
        var errors = Errors(result).ToList();
        if (errors.Count == 0)
        {
            ShowHelp(context, result.CommandResult);
            return;
        }

        foreach (var error in errors)
        {
            ErrorText.Line(context, "INFRA190", error);
        }

        context.Error.WriteLine($"See {Name(result.CommandResult)} --help");
    }

    private static void ShowHelp(CommandContext context, CommandResult command) =>
        CommandLine.Create(context).Parse([.. Names(command), "--help"]).Invoke(new InvocationConfiguration { Output = context.Error.Profile.Out.Writer });

    private static IEnumerable<string> Errors(ParseResult result) =>
    [
        .. result.UnmatchedTokens.Select(token => $"\"{token}\" is no command or option of {Name(result.CommandResult)}."),
        .. result.Errors.Where(error => error.SymbolResult is not (null or CommandResult)).Select(Text),
    ];

    private static string Text(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Parent: CommandResult command, Tokens: [], Argument: var argument } =>
            $"{Name(command)} needs <{argument.Name}>: {argument.Description}.",
        ArgumentResult { Parent: OptionResult option, Tokens: [] } => Missing(option),
        OptionResult { Tokens: [] } option => Missing(option),
        ArgumentResult { Parent: OptionResult option, Tokens: [var token, ..] } => $"\"{token.Value}\" is no value for {option.Option.Name}. {option.Option.Description}.",
        OptionResult { Tokens: [var token, ..] } option => $"\"{token.Value}\" is no value for {option.Option.Name}. {option.Option.Description}.",
        _ => error.Message,
    };

    private static string Missing(OptionResult option) => $"{option.Option.Name} needs a value. {option.Option.Description}.";

    private static string Name(CommandResult command) => string.Join(' ', ["./infra", .. Names(command)]);

    private static IReadOnlyList<string> Names(CommandResult? command) =>
        command is null or { Command: RootCommand } ? [] : [.. Names(command.Parent as CommandResult), command.Command.Name];
}
