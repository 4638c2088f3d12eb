using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Sandbox.Cloud;
using Spectre.Console;

namespace Infra.Cli.Commands;

/// <summary><c>infra sandbox serve</c>: the sandbox's AWS endpoints, for any AWS client.</summary>
internal static class SandboxServeCommand
{
    private const int DefaultPort = 4580;

    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(2);

    public static Command Create(CommandContext context)
    {
        var port = new Option<int>("--port", "-p") { Description = "Loopback port; 0 takes a free one", DefaultValueFactory = _ => DefaultPort };
        var faultRate = new Option<double>("--fault-rate")
        {
            Description = "Share of the calls, 0 to 0.9, that fail as AWS's do under load: throttling, 503, answers lost",
            HelpName = "share",
        };
        var json = GlobalOptions.Json();
        var command = new ExampleCommand(
            "serve",
            "Serve the sandbox's AWS endpoints on loopback until Ctrl-C",
            "./infra sandbox serve",
            "aws --endpoint-url http://127.0.0.1:4580 sagemaker list-endpoints",
            "./infra sandbox serve --fault-rate 0.3") { port, faultRate, json };
        command.SetAction((result, cancel) => RunAsync(context, result.GetValue(port), result.GetValue(faultRate), result.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, int port, double faultRate, bool json, CancellationToken cancellationToken)
    {
        if (port is < 0 or > 65535)
        {
            throw new UserException("INFRA190", $"\"{port}\" is no port. Give one from 0 to 65535.");
        }

        if (faultRate is not (>= 0 and <= 0.9))
        {
            throw new UserException("INFRA190", $"\"{faultRate}\" is no share of failing calls. Give one from 0 to 0.9.");
        }

        await using var target = await SandboxTarget.OpenAsync(context, cancellationToken, port, new SandboxFaults { Rate = faultRate }).ConfigureAwait(false);
        ServedSandboxTarget.Announce(context, target.Address);
        Announce(context, target, json);
        try
        {
            while (true)
            {
                await Task.Delay(SaveInterval, context.Time, cancellationToken).ConfigureAwait(false);
                await target.SaveAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await target.SaveAsync(CancellationToken.None).ConfigureAwait(false);
            context.Error.WriteLine("stopped; the sandbox is saved");
            return ExitCode.Done;
        }
        finally
        {
            ServedSandboxTarget.Withdraw(context);
        }
    }

    private static void Announce(CommandContext context, SandboxTarget target, bool json)
    {
        var address = target.Address.ToString().TrimEnd('/');
        if (json)
        {
            JsonText.Write(context, new { endpointUrl = address, region = SandboxTarget.Region, target.Account.Options.AccountId });
            return;
        }

        context.Output.MarkupLineInterpolated($"Sandbox account {target.Account.Options.AccountId} in {SandboxTarget.Region} at [bold]{address}[/]; Ctrl-C stops it.");
        context.Output.WriteLine($"export AWS_ENDPOINT_URL={address} AWS_REGION={SandboxTarget.Region} AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox");
    }
}
