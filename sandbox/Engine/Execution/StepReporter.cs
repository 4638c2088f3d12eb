using System.Collections.Concurrent;
using System.Collections.Immutable;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Collects what is done, and tells of it as it happens.</summary>
internal sealed class StepReporter(IProgress<StepEvent>? progress, DiagnosticBag diagnostics, TimeProvider time)
{
    private readonly IProgress<StepEvent>? progress = progress;
    private readonly DiagnosticBag diagnostics = diagnostics;
    private readonly TimeProvider time = time;
    private readonly ConcurrentQueue<(int Order, PlannedStep Step)> steps = new();
    private readonly ConcurrentDictionary<string, (int Order, StepFailure Failure)> failures = new(StringComparer.Ordinal);

    /// <summary>The steps of the program in its order, then the others as they came.</summary>
    public ImmutableArray<PlannedStep> Steps => [.. steps.OrderBy(step => step.Order).Select(step => step.Step)];

    public ImmutableArray<StepFailure> Failures =>
        [.. failures.Values.OrderBy(item => item.Failure.Skipped).ThenBy(item => item.Order).Select(item => item.Failure)];

    public bool HasFailed(string urn) => failures.ContainsKey(urn);

    public void FailProgram(string stackName, string message)
    {
        if (failures.TryAdd("program: " + message, (-1, new StepFailure(null, null, stackName, message)))) diagnostics.Error(null, message);
    }

    public StepTiming Start(StepOperation operation, ResourceState state) => Start(operation, state.Urn, state.Type, state.Name, int.MaxValue);

    public StepTiming Start(StepOperation operation, string urn, string type, string name, int order)
    {
        var timing = new StepTiming(this, new StepEvent(operation, StepStage.Started, urn, type, name, TimeSpan.Zero), order, time.GetTimestamp());
        if (operation is not (StepOperation.Same or StepOperation.Read)) progress?.Report(timing.Event);
        return timing;
    }

    internal sealed class StepTiming(StepReporter reporter, StepEvent started, int order, long timestamp)
    {
        public StepEvent Event { get; } = started;

        public void Succeed(PlannedStep? step)
        {
            if (step is not null) reporter.steps.Enqueue((order, step));
            Report(StepStage.Succeeded, null);
        }

        public void Fail(string message) => Add(StepStage.Failed, message);

        public void Skip(string message) => Add(StepStage.Skipped, message);

        private void Add(StepStage stage, string message)
        {
            var skipped = stage == StepStage.Skipped;
            if (reporter.failures.TryAdd(Event.Urn, (order, new StepFailure(Event.Urn, Event.Type, Event.Name, message, skipped))) && !skipped)
                reporter.diagnostics.Error(Event.Urn, message);
            Report(stage, message);
        }

        private void Report(StepStage stage, string? message) =>
            reporter.progress?.Report(Event with { Stage = stage, Elapsed = reporter.time.GetElapsedTime(timestamp), Message = message });
    }
}
