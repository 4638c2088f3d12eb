using Infra.Sandbox.Cloud;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Tells errors that belong to a step from those that belong to nobody, and puts them into words.</summary>
internal static class StepErrors
{
    public static bool IsExpected(Exception exception) => exception is AwsException or EngineException or TimeoutException or IOException;

    public static string Describe(Exception exception) => exception switch
    {
        AwsException aws => $"{aws.Code}: {aws.Message}",
        _ => exception.Message,
    };

    /// <summary>What the program has to say for itself, without the SDK's frame around it and without its stack.</summary>
    public static string DescribeProgramError(string message)
    {
        const string frame = "failed with an unhandled exception:";
        var start = message.IndexOf(frame, StringComparison.Ordinal);
        var text = start < 0 ? message : message[(start + frame.Length)..].Trim();
        var stack = text.IndexOf("\n   at ", StringComparison.Ordinal);
        if (stack >= 0) text = text[..stack].TrimEnd();
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return start >= 0 && colon > 0 && text[..colon].EndsWith("Exception", StringComparison.Ordinal) ? text[(colon + 2)..] : text;
    }
}
