namespace Infra.Cli.Shared;

/// <summary>What a process that ran <c>infra</c> sees; the table of docs/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The command ran and failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or bad input: nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing to change; only with <c>--exit-code</c>.</summary>
    public const int Unchanged = 3;

    /// <summary>What was decided no longer holds; only with <c>--check</c>.</summary>
    public const int Stale = 3;

    /// <summary>Cancelled by Ctrl-C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
