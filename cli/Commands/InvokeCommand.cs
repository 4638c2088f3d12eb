using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;

namespace Infra.Cli.Commands;

/// <summary><c>infra invoke</c>: one asynchronous request and its result.</summary>
internal static class InvokeCommand
{
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string>("input") { Description = "A file, which is uploaded, or an s3:// object" };
        var stack = GlobalOptions.Stack();
        var contentType = new Option<string>("--content-type") { Description = "What the model is told the input is", DefaultValueFactory = _ => "text/csv" };
        var timeout = new Option<int>("--timeout") { Description = "Give up waiting after so many seconds", HelpName = "seconds", DefaultValueFactory = _ => 900 };
        var json = GlobalOptions.Json();
        var command = new ExampleCommand(
            "invoke",
            "Send an asynchronous request and wait for its result",
            "./infra invoke samples/iris/requests/three.csv",
            "./infra invoke s3://bucket/input/request.csv --stack dev --json") { input, stack, contentType, timeout, json };
        command.SetAction((result, cancel) => RunAsync(
            context,
            result.GetValue(stack)!,
            result.GetValue(input)!,
            result.GetValue(contentType)!,
            Timeout(result.GetValue(timeout)),
            result.GetValue(json),
            cancel));
        return command;
    }

    private static TimeSpan Timeout(int seconds) => seconds < 1
        ? throw new UserException("INFRA190", $"\"{seconds}\" is no timeout. Give seconds, 1 or more.")
        : TimeSpan.FromSeconds(seconds);

    private static async Task<int> RunAsync(
        CommandContext context, string stack, string input, string contentType, TimeSpan timeout, bool json, CancellationToken cancellationToken)
    {
        await using var target = await StackTargets.OpenAsync(context, stack, cancellationToken).ConfigureAwait(false);
        var facts = await Invocations.SendAsync(context, target, input, contentType, timeout, cancellationToken).ConfigureAwait(false);
        if (target is SandboxTarget sandbox)
        {
            await sandbox.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        if (json)
        {
            JsonText.Write(context, facts);
        }
        else
        {
            InvocationText.Write(context.Output, facts, input);
        }

        return facts.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }
}
