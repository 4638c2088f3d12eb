using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>A model container on SageMaker's contract: GET /ping, POST /invocations, GET /execution-parameters.</summary>
public interface IContainer
{
    /// <summary>Whether the container is ready to serve.</summary>
    Task<bool> PingAsync(CancellationToken cancellationToken);

    /// <summary>Answers one invocation.</summary>
    Task<ContainerResponse> InvokeAsync(ContainerRequest request, CancellationToken cancellationToken);

    /// <summary>The container's own wishes for batch transform; null when it has none.</summary>
    Task<JsonObject?> GetExecutionParametersAsync(CancellationToken cancellationToken);
}

/// <summary>What a container is asked.</summary>
/// <param name="Body">The request body.</param>
/// <param name="ContentType">The body's type; for a later container of a pipeline the one the container before it gave.</param>
/// <param name="Accept">The type wished for.</param>
/// <param name="CustomAttributes">X-Amzn-SageMaker-Custom-Attributes.</param>
public sealed record ContainerRequest(byte[] Body, string? ContentType = null, string? Accept = null, string? CustomAttributes = null);

/// <summary>What a container answers.</summary>
/// <param name="StatusCode">The HTTP status; 200 is success.</param>
/// <param name="Body">The response body.</param>
/// <param name="ContentType">The body's type.</param>
public sealed record ContainerResponse(int StatusCode, byte[] Body, string ContentType)
{
    internal static ContainerResponse Text(int status, string text, string contentType = "text/plain") =>
        new(status, System.Text.Encoding.UTF8.GetBytes(text), contentType);
}
