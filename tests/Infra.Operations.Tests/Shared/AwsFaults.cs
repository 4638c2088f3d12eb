using System.Net;
using Amazon.Runtime;

namespace Infra.Operations.Tests.Shared;

/// <summary>Errors as the SDK throws them.</summary>
internal static class AwsFaults
{
    public static AmazonServiceException Validation(string message) => Of("ValidationException", HttpStatusCode.BadRequest, message);

    public static AmazonServiceException Missing(string what) => Validation($"Could not find {what}.");

    public static AmazonServiceException InUse(string message) => Of("ResourceInUse", HttpStatusCode.BadRequest, message);

    public static AmazonServiceException Throttled() => Of("ThrottlingException", HttpStatusCode.BadRequest, "Rate exceeded");

    public static AmazonServiceException Unavailable() => Of("InternalFailure", HttpStatusCode.ServiceUnavailable, "try again");

    public static AmazonServiceException Denied() => Of("AccessDeniedException", HttpStatusCode.BadRequest, "User: x is not authorized");

    public static AmazonServiceException Of(string code, HttpStatusCode status, string message) =>
        new(message, ErrorType.Sender, code, "request-1", status);
}
