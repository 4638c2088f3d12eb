namespace Pulumi;

public class RunException : Exception
{
    public RunException(string message)
        : base(message)
    {
    }

    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) => new(
        $"Output(s) {Quoted(outputAttributeNames)} have incorrect type. [Output] attributed properties must be instances of Output<T>.");

    internal static RunException OutputsHaveNoValue(IEnumerable<string> outputAttributeNames) => new(
        $"Output(s) {Quoted(outputAttributeNames)} have no value assigned. "
        + "[Output] attributed properties must be assigned inside Stack constructor.");

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}

public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}

public class LogException(Exception exception) : Exception("Error occurred during logging", exception);
