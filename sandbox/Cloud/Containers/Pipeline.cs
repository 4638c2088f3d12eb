using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>A container in its place, with the name errors and Direct invocations use.</summary>
internal sealed record PipelineContainer(string Name, IContainer Container, string? DefaultAccept);

/// <summary>The running containers of a model: each response, with its content type, is the next one's request.</summary>
internal sealed class Pipeline(IReadOnlyList<PipelineContainer> containers, bool direct)
{
    private const int HopLimit = 5 * 1024 * 1024;

    public bool IsDirect => direct;

    public IEnumerable<string> Names => containers.Select(container => container.Name);

    /// <exception cref="ContainerStartException">A container does not answer its ping.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, container, _) in containers)
        {
            if (!await container.PingAsync(cancellationToken))
            {
                throw new ContainerStartException(name, imageMissing: false, $"container \"{name}\" did not answer GET /ping with 200.");
            }
        }
    }

    /// <exception cref="ModelInvocationException">A container answered with an error; later ones are not called.</exception>
    public async Task<ContainerResponse> InvokeAsync(ContainerRequest request, string? target, CancellationToken cancellationToken)
    {
        if (direct)
        {
            return await InvokeOneAsync(containers.First(container => container.Name == target), request, cancellationToken);
        }

        var response = await InvokeOneAsync(containers[0], ForPosition(0, request), cancellationToken);
        for (var i = 1; i < containers.Count; i++)
        {
            if (response.Body.Length > HopLimit)
            {
                throw ModelInvocationException.TooLarge(containers[i - 1].Name, containers[i].Name, response.Body.Length);
            }

            var next = request with { Body = response.Body, ContentType = response.ContentType };
            response = await InvokeOneAsync(containers[i], ForPosition(i, next), cancellationToken);
        }

        return response;
    }

    public Task<JsonObject?> GetExecutionParametersAsync(CancellationToken cancellationToken) => containers[0].Container.GetExecutionParametersAsync(cancellationToken);

    /// <summary>The caller's Accept is for the last container; the others follow SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT.</summary>
    private ContainerRequest ForPosition(int index, ContainerRequest request) =>
        request with { Accept = index == containers.Count - 1 ? request.Accept ?? containers[index].DefaultAccept : containers[index].DefaultAccept };

    private static async Task<ContainerResponse> InvokeOneAsync(PipelineContainer container, ContainerRequest request, CancellationToken cancellationToken)
    {
        var response = await container.Container.InvokeAsync(request, cancellationToken);
        return response.StatusCode is >= 200 and < 300 ? response : throw ModelInvocationException.From(container.Name, response);
    }
}
