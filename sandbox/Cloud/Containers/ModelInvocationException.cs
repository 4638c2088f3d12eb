using System.Text;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>A container answered with an error, or more than the next one may be given.</summary>
internal sealed class ModelInvocationException(string container, int status, byte[] body, string message) : Exception(message)
{
    public string Container { get; } = container;

    public int OriginalStatus { get; } = status;

    public byte[] OriginalBody { get; } = body;

    /// <summary>What asynchronous failure notifications say.</summary>
    public string FailureReason =>
        $"ClientError: Received {Kind} error ({OriginalStatus}) from {(Container == "primary" ? "model" : Container)}. See the SageMaker Endpoint logs in your account for more information.";

    private string Kind => OriginalStatus >= 500 ? "server" : "client";

    public static ModelInvocationException From(string container, ContainerResponse response)
    {
        var kind = response.StatusCode >= 500 ? "server" : "client";
        var text = Encoding.UTF8.GetString(response.Body);
        return new ModelInvocationException(
            container, response.StatusCode, response.Body, $"Received {kind} error ({response.StatusCode}) from {container} with message \"{text}\".");
    }

    public static ModelInvocationException TooLarge(string from, string to, int bytes)
    {
        var message = $"Received response from {from} with status code 200. However, the request payload from {from} to {to} is {bytes} bytes, which has exceeded the maximum limit of 5 MB.";
        return new ModelInvocationException(from, 413, Encoding.UTF8.GetBytes(message), message);
    }
}
