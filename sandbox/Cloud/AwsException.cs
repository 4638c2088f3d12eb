namespace Infra.Sandbox.Cloud;

/// <summary>An error as an AWS service reports it: a code, a message and an HTTP status.</summary>
/// <param name="code">The code clients switch on, such as <c>ValidationException</c> or <c>NoSuchKey</c>.</param>
/// <param name="message">The text AWS itself would give, as far as it is known.</param>
/// <param name="status">The HTTP status, 400 to 599.</param>
public sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>The error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status the service answers with.</summary>
    public int Status { get; } = status;

    /// <summary>The status a model container answered with; only for ModelError.</summary>
    public int? OriginalStatusCode { get; init; }

    /// <summary>What a model container answered; only for ModelError.</summary>
    public string? OriginalMessage { get; init; }

    internal static AwsException Validation(string message) => new("ValidationException", message);

    internal static AwsException UnknownOperation(string service, string operation) =>
        new("UnknownOperationException", $"The sandbox does not serve {service} operation \"{operation}\".");
}
