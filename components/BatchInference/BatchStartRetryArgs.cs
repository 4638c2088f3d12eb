using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>What happens when the state machine cannot be started: tried again, then kept in a dead-letter queue. Failed jobs are another thing.</summary>
public sealed class BatchStartRetryArgs : ResourceArgs
{
    /// <summary>Tries beyond the first, 0 to 185. Default 10.</summary>
    [Input("maximumRetryAttempts")]
    public int MaximumRetryAttempts { get; set; } = Defaults.StartRetryAttempts;

    /// <summary>Seconds after which a start is given up, 60 to 86400. Default 3600: a late job is better than none, but not next to the following one.</summary>
    [Input("maximumEventAgeInSeconds")]
    public int MaximumEventAgeInSeconds { get; set; } = Defaults.StartEventAgeInSeconds;

    /// <summary><see cref="Choice.Create"/> (default), <see cref="Choice.Adopt"/> or <see cref="Choice.None"/>: starts that are given up are lost.</summary>
    [Input("deadLetters")]
    public string DeadLetters { get; set; } = Choice.Create;

    /// <summary>
    /// ARN of the standard queue to adopt. Required with <c>Adopt</c>, refused otherwise. For arriving objects its policy must let
    /// <c>events.amazonaws.com</c> send.
    /// </summary>
    [Input("deadLetterQueueArn")]
    public Input<string>? DeadLetterQueueArn { get; set; }
}
