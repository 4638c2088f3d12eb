namespace Infra.Cli.Shared;

/// <summary>A request as it was asked for.</summary>
/// <param name="Input">A file; for an asynchronous endpoint also an <c>s3://</c> object.</param>
/// <param name="ContentType">What the model is told the input is.</param>
internal sealed record Invocation(string Input, string ContentType)
{
    /// <summary>How long to wait for the result of an asynchronous request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The kind of endpoint; null for the first that the stack has.</summary>
    public string? To { get; init; }

    /// <summary>The container of a pipeline in Direct mode.</summary>
    public string? Container { get; init; }
}
