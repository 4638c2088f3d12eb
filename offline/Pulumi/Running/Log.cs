namespace Pulumi;

/// <summary>Messages to the engine; an error makes the run fail.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Write(message, resource);

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Write(message, resource);

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Write(message, resource);

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        DeploymentRun.Require().AddError(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Error(exception.ToString(), resource, streamId, ephemeral);

    /// <remarks>Under mocks there is no engine to show a message; only that a run is in progress is checked.</remarks>
    private static void Write(string message, Resource? resource)
    {
        ArgumentNullException.ThrowIfNull(message);
        _ = resource;
        _ = DeploymentRun.Require();
    }
}
