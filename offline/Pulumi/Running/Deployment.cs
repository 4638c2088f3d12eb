using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>The exit code for "the user has already seen the error".</summary>
    private const int ExitCodeErrorShown = 32;

    private static readonly AsyncLocal<DeploymentInstance?> Local = new();

    private readonly TestOptions options;
    private Stack? stack;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        this.options = options ?? new();
        Settings = RunSettings.FromEnvironment();
        Monitor = new MockMonitor(mocks, ProjectName, StackName, mark => ResourceTypes.Construct(Urn.TypeOf(mark.Urn), mark.Urn)
            ?? new DependencyResource(mark.Urn));
        Registration = new ResourceRegistration(this);
        Invocations = new Invocations(this);
    }

    public static DeploymentInstance Instance =>
        Local.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    /// <summary>The run this code is part of, if any.</summary>
    internal static Deployment? Current => Local.Value?.Deployment;

    internal static Deployment InternalInstance => Instance.Deployment;

    internal bool IsDryRun => options.IsPreview ?? true;

    internal string ProjectName => options.ProjectName ?? "project";

    internal string StackName => options.StackName ?? "stack";

    internal string OrganizationName => options.OrganizationName ?? "organization";

    internal string RootDirectory =>
        options.RootDirectory ?? throw new InvalidOperationException("RootDirectory is not set in the TestOptions of this run.");

    internal Stack Stack
    {
        get => stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => stack = value;
    }

    internal RunSettings Settings { get; }

    internal RunMessages Messages { get; } = new();

    internal TaskTracker Tasks { get; } = new();

    internal MockMonitor Monitor { get; }

    internal ResourceRegistration Registration { get; }

    internal Invocations Invocations { get; }

    /// <summary>Makes the run wait for the task, and fail with it.</summary>
    internal static void Track(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            Current?.Tasks.Track(task);
    }

    /// <summary>Hooks are data here: mocks never call them.</summary>
    internal Task RegisterHookAsync() => Task.CompletedTask;

    /// <remarks>On a thread of the pool, so that nothing waits for the caller's synchronization context.</remarks>
    private static Task<Deployment> RunProgramAsync(IMocks mocks, TestOptions? options, Func<Stack> program) => Task.Run(async () =>
    {
        if (Local.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");

        var deployment = new Deployment(mocks, options);
        Local.Value = new(deployment);
        await deployment.RunAsync(program);
        deployment.ThrowIfFailed();
        return deployment;
    });

    private async Task RunAsync(Func<Stack> program)
    {
        try
        {
            program().RegisterPropertyOutputs();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            Tasks.Fail(inner);
        }
        catch (Exception exception)
        {
            Tasks.Fail(exception);
        }
        finally
        {
            Tasks.ProgramEnded();
        }

        if (await Tasks.Done is { } failure)
        {
            Messages.Write(LogSeverity.Error, Describe(failure));
            Environment.ExitCode = ExitCodeErrorShown;
        }
    }

    private void ThrowIfFailed()
    {
        var errors = Messages.Errors;
        if (errors is [var single])
            throw new RunException(single);
        if (errors.Count > 1)
            throw new AggregateException(errors.Select(error => new RunException(error)));
    }

    private static string Describe(Exception failure) => failure switch
    {
        RunException => failure.Message,
        ResourceException { HideStack: true } => failure.Message,
        ResourceException => failure.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
    };
}
