using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Infra.Sandbox.Engine.Invokes;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Takes the program's resources, as the real engine's monitor does, through the SDK's own mocks: the SDK orders them by
/// their dependencies and calls for each as soon as all it waits for is there.</summary>
internal sealed class DeploymentMonitor(
    ProgramObserver observer, GoalReader goals, StepPlanner planner, IStepExecutor executor, StepReporter reporter, ProviderInvokes invokes,
    bool isPreview, CancellationToken cancellationToken) : IMocks
{
    private readonly ConcurrentBag<Task> running = [];
    private readonly ConcurrentDictionary<string, MapValue> outputs = new(StringComparer.Ordinal);

    /// <summary>The outputs that components, and the stack, have registered, by URN.</summary>
    public IReadOnlyDictionary<string, MapValue> RegisteredOutputs => outputs;

    /// <summary>The SDK stops waiting at the first error, which it reports; what has begun goes on to its end.</summary>
    public async Task SettleAsync() => await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var task = RegisterAsync(args);
        running.Add(task);
        return task;
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        Task.FromResult<object>(SdkValues.ToState(invokes.Call(args.Token!, SdkValues.FromEntries(args.Args!))));

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        var task = NoteOutputsAsync(args);
        running.Add(task);
        return task;
    }

    private async Task<(string? Id, object State)> RegisterAsync(MockResourceArgs args)
    {
        var registration = observer.Find(args.Type!, args.Name!);
        StepReporter.StepTiming? timing = null;
        try
        {
            var goal = await goals.ReadAsync(args);
            if (!isPreview && Obstacle(goal) is { } obstacle)
            {
                Begin(StepOperation.Create, registration).Skip(obstacle);
                return (null, Unknown(registration));
            }

            cancellationToken.ThrowIfCancellationRequested();
            var decision = planner.Decide(goal);
            timing = Begin(decision.Operation, registration);
            var state = await executor.ExecuteAsync(decision, cancellationToken);
            timing.Succeed(decision.ToStep(state));
            return (state.Id, SdkValues.ToState(state.Outputs));
        }
        catch (Exception exception) when (StepErrors.IsExpected(exception))
        {
            (timing ?? Begin(StepOperation.Create, registration)).Fail(StepErrors.Describe(exception));
            return (null, Unknown(registration));
        }
        catch (OperationCanceledException)
        {
            (timing ?? Begin(StepOperation.Create, registration)).Skip("The deployment was cancelled.");
            return (null, Unknown(registration));
        }
    }

    private StepReporter.StepTiming Begin(StepOperation operation, Registration registration) =>
        reporter.Start(operation, registration.Urn, registration.Type, registration.Name, registration.Sequence);

    /// <summary>Why the resource cannot be dealt with: something it waits for has failed.</summary>
    private string? Obstacle(Goal goal)
    {
        var ancestors = goal.Registration.Parent is { IsComponent: false } parent ? [parent.Urn] : ImmutableArray<string>.Empty;
        if (goal.Dependencies.Concat(ancestors).FirstOrDefault(reporter.HasFailed) is { } urn)
            return $"It depends on \"{urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]}\", which has failed.";
        return goal.Inputs.Entries.FirstOrDefault(input => input.Value.ContainsUnknown) is { Key: { } name }
            ? $"Its input \"{name}\" is not known, because something it comes from has failed."
            : null;
    }

    /// <summary>All declared outputs as unknown, so that whatever uses them sees that there is nothing.</summary>
    private static ImmutableDictionary<string, object> Unknown(Registration registration) =>
        registration.Resource.GetType().GetProperties()
            .Select(property => (property.Name, Attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(property => property.Attribute is not null)
            .Select(property => property.Attribute!.Name ?? property.Name)
            .Where(name => name is not ("id" or "urn"))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(name => name, object (_) => OutputUtilities.CreateUnknown(string.Empty));

    private async Task NoteOutputsAsync(MockRegisterResourceOutputsRequest args)
    {
        var parts = args.Urn.Split("::");
        var registration = observer.Find(parts[^2].Split('$')[^1], parts[^1]);
        var values = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (name, output) in args.Outputs) values[name] = (await ArgumentReader.ReadAsync(output)).Value;
        outputs[registration.Urn] = MapValue.Of(values.Where(value => value.Value is not NullValue));
    }
}
