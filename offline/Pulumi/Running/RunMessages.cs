namespace Pulumi;

internal enum LogSeverity
{
    Debug,
    Info,
    Warning,
    Error,
}

/// <summary>What the program and the package have logged in a run.</summary>
internal sealed class RunMessages
{
    private readonly Lock gate = new();
    private readonly List<(LogSeverity Severity, string Text)> messages = [];

    public IReadOnlyList<string> Errors => Of(LogSeverity.Error);

    public IReadOnlyList<string> Of(LogSeverity severity)
    {
        lock (gate)
            return [.. messages.Where(message => message.Severity == severity).Select(message => message.Text)];
    }

    public void Write(LogSeverity severity, string text)
    {
        lock (gate)
            messages.Add((severity, text));
    }
}
