using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;

namespace Infra.Cli.Commands;

/// <summary><c>infra invoke</c>: one request and its result.</summary>
internal static class InvokeCommand
{
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string>("input") { Description = "A file, or for an asynchronous endpoint an s3:// object" };
        var stack = GlobalOptions.Stack();
        var to = new Option<string?>("--to")
        {
            Description = "Which endpoint: async, realTime or serverless; default: the first of them that the stack has",
            HelpName = "kind",
        };
        var container = new Option<string?>("--container") { Description = "The container to invoke, for a pipeline in Direct mode", HelpName = "hostname" };
        var contentType = new Option<string>("--content-type") { Description = "What the model is told the input is", DefaultValueFactory = _ => "text/csv" };
        var timeout = new Option<int>("--timeout")
        {
            Description = "Give up waiting for an asynchronous result after so many seconds",
            HelpName = "seconds",
            DefaultValueFactory = _ => 900,
        };
        var json = GlobalOptions.Json();
        var command = new ExampleCommand(
            "invoke",
            "Send a request to an endpoint and wait for its result",
            "./infra invoke samples/iris/requests/three.csv",
            "./infra invoke s3://bucket/input/request.csv --stack dev --json",
            "./infra invoke request.csv --stack dev --to realTime") { input, stack, to, container, contentType, timeout, json };
        command.SetAction((result, cancel) => RunAsync(
            context,
            result.GetValue(stack)!,
            new Invocation(result.GetValue(input)!, result.GetValue(contentType)!)
            {
                Timeout = Timeout(result.GetValue(timeout)),
                To = result.GetValue(to),
                Container = result.GetValue(container),
            },
            result.GetValue(json),
            cancel));
        return command;
    }

    private static TimeSpan Timeout(int seconds) => seconds < 1
        ? throw new UserException("INFRA190", $"\"{seconds}\" is no timeout. Give seconds, 1 or more.")
        : TimeSpan.FromSeconds(seconds);

    private static async Task<int> RunAsync(
        CommandContext context, string stack, Invocation invocation, bool json, CancellationToken cancellationToken)
    {
        await using var target = await StackTargets.OpenAsync(context, stack, cancellationToken).ConfigureAwait(false);
        var facts = await Invocations.SendAsync(context, target, invocation, cancellationToken).ConfigureAwait(false);
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
            InvocationText.Write(context.Output, facts, invocation.Input);
        }

        return facts.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }
}
