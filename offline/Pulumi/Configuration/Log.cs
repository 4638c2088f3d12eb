namespace Pulumi;

public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Debug, message);

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Info, message);

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Warning, message);

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Error, message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Error, exception.ToString());

    private static void Write(LogSeverity severity, string message) => Deployment.InternalInstance.Messages.Write(severity, message);
}
