namespace Infra.Operations.BatchInference;

/// <summary>Something that happened during a batch run, for whoever shows progress.</summary>
public abstract record BatchEvent;

/// <summary>The input was looked at and found fit.</summary>
/// <param name="Preflight">What was found.</param>
public sealed record BatchChecked(BatchPreflight Preflight) : BatchEvent;

/// <summary>The job was started.</summary>
/// <param name="JobName">Its name.</param>
public sealed record BatchStarted(string JobName) : BatchEvent;

/// <summary>The job has another status than before.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Status">InProgress, Completed, Failed, Stopping or Stopped.</param>
/// <param name="Waited">How long it has been waited for.</param>
public sealed record BatchStatusChanged(string JobName, string Status, TimeSpan Waited) : BatchEvent;

/// <summary>There are more results than before.</summary>
/// <param name="Outputs">How many there are.</param>
/// <param name="Inputs">How many there will be.</param>
/// <param name="Waited">How long the job has been waited for.</param>
public sealed record BatchProgressed(int Outputs, int Inputs, TimeSpan Waited) : BatchEvent;

/// <summary>The wait ended and the job goes on.</summary>
/// <param name="JobName">Its name.</param>
public sealed record BatchLeftRunning(string JobName) : BatchEvent;

/// <summary>The wait was cancelled and the job was told to stop.</summary>
/// <param name="JobName">Its name.</param>
public sealed record BatchStopRequested(string JobName) : BatchEvent;

/// <summary>What a look at the input found before anything is started.</summary>
/// <param name="Inputs">The input objects.</param>
/// <param name="Warnings">What could turn out badly though nothing is wrong.</param>
public sealed record BatchPreflight(IReadOnlyList<BatchObject> Inputs, IReadOnlyList<string> Warnings);
