using System.Text.Json;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Runs a program once. Its config can only be handed over in environment variables, which the whole process shares: so
/// runs wait for each other, and the variables are put back.</summary>
internal static class ProgramRun
{
    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Runs the program to its end, and all that it has begun.</summary>
    /// <returns>What the program did wrong; nothing when it ran well.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        SandboxProgram program, EngineOptions engine, IReadOnlyDictionary<string, string> config, bool isPreview,
        ProgramObserver observer, DeploymentMonitor monitor, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        var variables = new[] { ConfigVariable, SecretKeysVariable }.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).ToList();
        var exitCode = Environment.ExitCode;
        try
        {
            Environment.SetEnvironmentVariable(ConfigVariable, JsonSerializer.Serialize(config));
            Environment.SetEnvironmentVariable(SecretKeysVariable, JsonSerializer.Serialize(engine.SecretConfigKeys));
            return await RunAsync(program, engine, isPreview, observer, monitor);
        }
        finally
        {
            Environment.ExitCode = exitCode;
            foreach (var (name, value) in variables) Environment.SetEnvironmentVariable(name, value);
            OneAtATime.Release();
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(
        SandboxProgram program, EngineOptions engine, bool isPreview, ProgramObserver observer, DeploymentMonitor monitor)
    {
        var options = new TestOptions
        {
            ProjectName = engine.ProjectName,
            StackName = engine.StackName,
            RootDirectory = engine.RootDirectory,
            IsPreview = isPreview,
        };
        Exception? thrown = null;
        try
        {
            await program.RunAsync(monitor, options, observer.StackOptions, exception => thrown = exception);
            return [];
        }
#pragma warning disable CA1031 // The program is the user's code: whatever it throws is its error.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return thrown is not null ? [thrown.Message] : Messages(exception);
        }
        finally
        {
            await monitor.SettleAsync();
        }
    }

    private static List<string> Messages(Exception exception) =>
    [
        .. (exception is AggregateException several ? several.Flatten().InnerExceptions : (IEnumerable<Exception>)[exception])
            .Select(one => one is RunException ? StepErrors.DescribeProgramError(one.Message) : one.Message)
            .Distinct(StringComparer.Ordinal),
    ];
}
