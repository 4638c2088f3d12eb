using System.Collections.Concurrent;
using System.Reflection;
using Pulumi.Mocking;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program under mocks. It belongs to the async flow that started it: runs in parallel do not meet.</summary>
internal sealed class DeploymentRun
{
    private const int AlreadyLogged = 32;

    private static readonly AsyncLocal<DeploymentRun?> CurrentRun = new();

    private readonly TaskTracker tracker = new();
    private readonly ConcurrentQueue<string> errors = new();

    private DeploymentRun(IMocks mocks, TestOptions? options)
    {
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectory = options?.RootDirectory;
        IsPreview = options?.IsPreview ?? true;
        Monitor = new MockMonitor(mocks, this);
    }

    public static DeploymentRun? Current => CurrentRun.Value;

    public string ProjectName { get; }

    public string StackName { get; }

    public string OrganizationName { get; }

    public string? RootDirectory { get; }

    public bool IsPreview { get; }

    public MockMonitor Monitor { get; }

    public Stack? Stack { get; set; }

    public static DeploymentRun Require() =>
        Current ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    public void Track(Task task) => tracker.Track(task);

    public void AddError(string message) => errors.Enqueue(message);

    /// <summary>Runs a program to its end: until nothing it started is still running, or the first failure.</summary>
    public static async Task<DeploymentRun> ExecuteAsync(IMocks mocks, TestOptions? options, Func<Stack> create)
    {
        if (Current is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once per process or async flow: runs cannot be nested.");
        }

        var run = new DeploymentRun(mocks, options);
        CurrentRun.Value = run;
        run.Start(create);
        await run.tracker.Done.ConfigureAwait(false);
        run.ThrowErrors();
        return run;
    }

    private void Start(Func<Stack> create)
    {
        try
        {
            create().RegisterPropertyOutputs();
        }
        catch (Exception exception)
        {
            tracker.Fail(exception is TargetInvocationException { InnerException: { } inner } ? inner : exception);
        }
        finally
        {
            tracker.ProgramReturned();
        }
    }

    private void ThrowErrors()
    {
        if (tracker.Failure is { } failure)
        {
            AddError(Describe(failure));
        }

        if (errors.IsEmpty)
        {
            return;
        }

        Environment.ExitCode = AlreadyLogged;
        var exceptions = errors.Select(error => new RunException(error)).ToList();
        throw exceptions.Count == 1 ? exceptions[0] : new AggregateException(exceptions);
    }

    private static string Describe(Exception exception) => exception switch
    {
        RunException run => run.Message,
        ResourceException { HideStack: true } resource => resource.Message,
        ResourceException resource => resource.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
    };
}
