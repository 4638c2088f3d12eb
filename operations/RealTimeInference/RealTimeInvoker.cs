using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.RealTimeInference;

/// <summary>Sends requests to real-time and serverless endpoints, and waits for the response.</summary>
public sealed class RealTimeInvoker(IAmazonSageMakerRuntime runtime, TimeProvider clock)
{
    /// <summary>SageMaker's own bound for real-time endpoints.</summary>
    private const long LargestRequest = 6_291_456;

    private readonly AwsCalls calls = new(clock);

    /// <summary>Sends a file as it is.</summary>
    /// <exception cref="OperationException">The file is missing or too large, or the endpoint refused the request. What a container refuses is a result.</exception>
    public async Task<RealTimeResult> SendAsync(RealTimeRequest request, CancellationToken cancellation)
    {
        var body = await ReadAsync(request.Path, cancellation);
        try
        {
            var response = await calls.RunAsync("InvokeEndpoint", request.EndpointName, c => InvokeAsync(request, body, c), cancellation);
            return new RealTimeResponse(response.Body.ToArray(), response.ContentType, response.InvokedProductionVariant);
        }
        catch (OperationException e) when (e.InnerException is AmazonSageMakerRuntimeException { ErrorCode: "ModelError" } error)
        {
            return new RealTimeFailure(error.Message);
        }
    }

    private Task<InvokeEndpointResponse> InvokeAsync(RealTimeRequest request, byte[] body, CancellationToken cancellation) => runtime.InvokeEndpointAsync(
        new InvokeEndpointRequest
        {
            EndpointName = request.EndpointName,
            Body = new MemoryStream(body),
            ContentType = request.ContentType,
            Accept = request.Accept,
            TargetContainerHostname = request.TargetContainerHostname,
        },
        cancellation);

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        var length = File.Exists(path) ? new FileInfo(path).Length : -1;
        if (length < 0)
            throw Unfit($"The input \"{path}\" does not exist.", "Name a file: what is in S3 only asynchronous endpoints fetch themselves.");
        if (length > LargestRequest)
            throw Unfit($"The input \"{path}\" has {length} bytes; a request has at most 6 MB.", "Split it, or use an asynchronous endpoint or a batch job.");

        return await File.ReadAllBytesAsync(path, cancellation);
    }

    private static OperationException Unfit(string what, string remedy) => OperationException.BadInput(new Problem(ProblemIds.InvocationInput, what, remedy));
}
