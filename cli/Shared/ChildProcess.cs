using System.ComponentModel;
using System.Diagnostics;

namespace Infra.Cli.Shared;

/// <summary>Runs another program; its output is captured, or goes through line by line.</summary>
internal static class ChildProcess
{
    /// <summary>Shows only the lines that pass.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> FilterAsync(
        string program, IEnumerable<string> args, string directory, Func<string, bool> pass, Action<string> show, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, args)
            {
                WorkingDirectory = directory,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        void OnLine(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text && pass(text))
            {
                show(text);
            }
        }

        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += OnLine;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitAsync(process, cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <returns>Exit code and captured text; exit code 127 when the program is not installed.</returns>
    public static async Task<(int Exit, string Output, string Error)> CaptureAsync(
        string program, IEnumerable<string> args, string directory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await WaitAsync(process, cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (Win32Exception)
        {
            return (127, "", $"'{program}' is not installed");
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
