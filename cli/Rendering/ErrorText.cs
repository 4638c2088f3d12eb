using Infra.Cli.Shared;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Sandbox.Engine;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>Failures as people read them, and the exit code that goes with each.</summary>
internal static class ErrorText
{
    public static int Write(CommandContext context, Exception exception)
    {
        switch (exception)
        {
            case OperationCanceledException:
                context.Error.WriteLine("cancelled");
                return ExitCode.Cancelled;
            case UserException user:
                Line(context, user.Id, user.Message);
                return ExitCode.BadInput;
            case InputException input:
                Lines(context, input.Mistakes);
                context.Error.WriteLine(input.Summary);
                return ExitCode.BadInput;
            case StackFileException file:
                Lines(context, [file.Message]);
                return ExitCode.BadInput;
            case EngineException engine:
                Lines(context, [engine.Message]);
                return ExitCode.BadInput;
            case OperationException operation:
                Lines(context, operation.Problems.Select(problem => problem.ToString()));
                return operation.Fault == OperationFault.BadInput ? ExitCode.BadInput : ExitCode.Failed;
            case IOException or UnauthorizedAccessException:
                Line(context, "INFRA187", $"{exception.Message.TrimEnd('.')}. Free space or mend the permissions and run again: what was done so far is kept.");
                Trace(context, exception);
                return ExitCode.Failed;
            case InvalidDataException:
                Line(context, "INFRA186", $"{exception.Message} Remove the folder .infra/sandbox and run again; the sandbox is made anew.");
                return ExitCode.BadInput;
            default:
                Line(context, "INFRA199", exception.Message);
                Trace(context, exception);
                return ExitCode.Failed;
        }
    }

    public static void Line(CommandContext context, string id, string message) =>
        context.Error.MarkupLineInterpolated($"[red]error[/] {id}: {message}");

    private static void Lines(CommandContext context, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            context.Error.MarkupLineInterpolated($"[red]error[/] {line}");
        }
    }

    private static void Trace(CommandContext context, Exception exception)
    {
        if (context.Verbose)
        {
            context.Error.WriteLine(exception.ToString());
        }
        else
        {
            context.Error.WriteLine("Run again with --verbose for the stack trace.");
        }
    }
}
