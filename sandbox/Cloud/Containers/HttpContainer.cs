using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>A container that runs as a server on this machine.</summary>
internal sealed class HttpContainer(HttpClient http, Uri address) : IContainer
{
    /// <summary>SageMaker gives a ping two seconds.</summary>
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(2);

    public async Task<bool> PingAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(PingTimeout);
        try
        {
            using var response = await http.GetAsync(new Uri(address, "/ping"), timeout.Token);
            return (int)response.StatusCode == 200;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    public async Task<ContainerResponse> InvokeAsync(ContainerRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/invocations")) { Content = new ByteArrayContent(request.Body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType ?? "application/octet-stream");
        message.Headers.TryAddWithoutValidation("Accept", request.Accept ?? "*/*");
        if (request.CustomAttributes is not null)
        {
            message.Headers.TryAddWithoutValidation("X-Amzn-SageMaker-Custom-Attributes", request.CustomAttributes);
        }

        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new ContainerResponse((int)response.StatusCode, body, ContentType(response.Content.Headers));
        }
        catch (HttpRequestException exception)
        {
            return ContainerResponse.Text(500, $"Could not reach the container at {address}: {exception.HttpRequestError}.");
        }
    }

    public async Task<JsonObject?> GetExecutionParametersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(address, "/execution-parameters"), cancellationToken);
            return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) as JsonObject : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return null;
        }
    }

    private static string ContentType(HttpContentHeaders headers) => headers.TryGetValues("Content-Type", out var values) ? string.Join(',', values) : "application/octet-stream";
}
