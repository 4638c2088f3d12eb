using System.CommandLine;
using Infra.Cli.Commands;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;

namespace Infra.Cli;

/// <summary>The root command: parse, call, render.</summary>
internal static class CommandLine
{
    /// <summary>After Ctrl-C a job is told to stop, a temporary model deleted, the sandbox saved: that takes calls to AWS.</summary>
    private static readonly TimeSpan AfterCancel = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandContext context, CancellationToken cancellationToken = default)
    {
        var result = Create(context).Parse(args);
        if (result.Errors.Count > 0)
        {
            UsageText.Write(context, result);
            return ExitCode.BadInput;
        }

        context.Verbose = result.GetValue(GlobalOptions.Verbose);
        try
        {
            return await result.InvokeAsync(Invocation(context), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return ErrorText.Write(context, exception);
        }
    }

    private static InvocationConfiguration Invocation(CommandContext context) => new()
    {
        EnableDefaultExceptionHandler = false,
        Output = context.Output.Profile.Out.Writer,
        Error = context.Error.Profile.Out.Writer,
        ProcessTerminationTimeout = AfterCancel,
    };

    internal static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand("SageMaker inference under Pulumi: deploy, recommend, review, promote.")
        {
            SandboxCommand.Create(context),
            RecommendCommand.Create(context),
            ReviewCommand.Create(context),
            PromoteCommand.Create(context),
            InvokeCommand.Create(context),
            BatchCommand.Create(context),
            DoctorCommand.Create(context),
            TestCommand.Create(context),
        };
        root.Add(GlobalOptions.Verbose);
        HelpText.Install(root);
        return root;
    }
}
