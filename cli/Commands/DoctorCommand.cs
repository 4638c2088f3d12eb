using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;

namespace Infra.Cli.Commands;

/// <summary><c>infra doctor</c>: what this machine has, what is missing, and what follows from it.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var json = GlobalOptions.Json();
        var refresh = new Option<bool>("--refresh") { Description = "Forget what the package feed answered; the next ./infra asks again" };
        var command = new ExampleCommand("doctor", "Check what this machine has and which packages are genuine", "./infra doctor", "./infra doctor --json") { json, refresh };
        command.SetAction((result, cancel) => RunAsync(context, result.GetValue(json), result.GetValue(refresh), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, bool json, bool refresh, CancellationToken cancellationToken)
    {
        if (refresh)
        {
            File.Delete(Path.Combine(context.Root, ".infra", "package-feed"));
        }

        var checks = await Diagnosis.RunAsync(context, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonText.Write(context, checks);
        }
        else
        {
            DiagnosisTable.Write(context.Output, checks);
        }

        return checks.Any(check => check.State == CheckState.Missing) ? ExitCode.Failed : ExitCode.Done;
    }
}
