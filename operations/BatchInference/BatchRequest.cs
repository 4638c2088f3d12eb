namespace Infra.Operations.BatchInference;

/// <summary>A batch run.</summary>
public sealed record BatchRequest
{
    /// <summary>What to run.</summary>
    public required BatchJobDefinition Definition { get; init; }

    /// <summary>How the job's name begins; default the model's name. A time follows, and a number when two runs start in the same second.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>Whether to wait for the end; default true.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>Stop the job when the wait is cancelled; default false: it goes on.</summary>
    public bool StopOnCancel { get; init; }

    /// <summary>The pause between two looks at the job; default 15 s.</summary>
    /// <remarks>A job takes some minutes to get its instances alone.</remarks>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait; default 12 hours.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(12);
}
