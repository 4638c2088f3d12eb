using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Infra.Operations.RealTimeInference;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.RealTimeInference;

public sealed class RealTimeInvokerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("infra-real-time-").FullName;
    private readonly RecordingClient<IAmazonSageMakerRuntime> runtime = RecordingClient<IAmazonSageMakerRuntime>.New();
    private readonly List<string> bodies = [];

    public RealTimeInvokerTests() => runtime.On<InvokeEndpointRequest, InvokeEndpointResponse>(request =>
    {
        bodies.Add(Encoding.UTF8.GetString(request.Body.ToArray()));
        return new InvokeEndpointResponse { Body = new MemoryStream("setosa"u8.ToArray()), ContentType = "text/csv", InvokedProductionVariant = "AllTraffic" };
    });

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task SendAsync_File_IsSentAsItIsAndTheResponseComesBack()
    {
        var result = await SendAsync(Write("5.1,3.5,1.4,0.2"), request => request with { Accept = "text/csv", TargetContainerHostname = "softmax" });

        var response = Assert.IsType<RealTimeResponse>(result);
        Assert.Equal(("setosa", "text/csv", "AllTraffic"), (Encoding.UTF8.GetString(response.Content.Span), response.ContentType, response.Variant));
        var sent = Assert.Single(runtime.Requests<InvokeEndpointRequest>());
        Assert.Equal(("iris", "text/csv", "text/csv", "softmax"), (sent.EndpointName, sent.ContentType, sent.Accept, sent.TargetContainerHostname));
        Assert.Equal(["5.1,3.5,1.4,0.2"], bodies);
    }

    [Fact]
    public async Task SendAsync_ContainerRefuses_IsAFailureWithTheReason()
    {
        runtime.Interfere = (_, _) => throw new AmazonSageMakerRuntimeException(
            "Received client error (400) from standardize.", ErrorType.Sender, "ModelError", "id", (HttpStatusCode)424);

        Assert.Equal(new RealTimeFailure("Received client error (400) from standardize."), await SendAsync(Write("x")));
    }

    [Fact]
    public async Task SendAsync_EndpointRefuses_IsAnErrorWithTheReason()
    {
        runtime.Interfere = (_, _) => throw new AmazonSageMakerRuntimeException(
            "Endpoint iris of account 1 not found.", ErrorType.Sender, "ValidationError", "id", HttpStatusCode.BadRequest);

        var exception = await Assert.ThrowsAsync<OperationException>(() => SendAsync(Write("x")));

        Assert.Equal("INFRA120: InvokeEndpoint of \"iris\" was refused: ValidationError: Endpoint iris of account 1 not found.", Assert.Single(exception.Problems).ToString());
    }

    [Fact]
    public async Task SendAsync_Throttled_IsSentAgainWhole()
    {
        runtime.Interfere = (_, call) =>
        {
            if (call == 1)
                throw new AmazonSageMakerRuntimeException("slow", ErrorType.Sender, "ThrottlingException", "id", HttpStatusCode.TooManyRequests);
        };

        Assert.IsType<RealTimeResponse>(await SendAsync(Write("1,2,3,4")));
        Assert.Equal(["1,2,3,4"], bodies);
        Assert.Equal(2, runtime.Calls.Count);
    }

    [Fact]
    public async Task SendAsync_FileMissing_IsBadInput()
    {
        var exception = await Assert.ThrowsAsync<OperationException>(() => SendAsync("s3://bucket/row.csv"));

        Assert.Equal(OperationFault.BadInput, exception.Fault);
        Assert.Equal(
            "INFRA140: The input \"s3://bucket/row.csv\" does not exist. Name a file: what is in S3 only asynchronous endpoints fetch themselves.",
            Assert.Single(exception.Problems).ToString());
        Assert.Empty(runtime.Calls);
    }

    [Fact]
    public async Task SendAsync_FileAbove6MB_IsBadInput()
    {
        var path = Path.Combine(directory, "large.bin");
        await using (var file = File.Create(path))
        {
            file.SetLength(6_291_457);
        }

        var exception = await Assert.ThrowsAsync<OperationException>(() => SendAsync(path));

        Assert.Equal(
            $"INFRA140: The input \"{path}\" has 6291457 bytes; a request has at most 6 MB. Split it, or use an asynchronous endpoint or a batch job.",
            Assert.Single(exception.Problems).ToString());
    }

    private Task<RealTimeResult> SendAsync(string path, Func<RealTimeRequest, RealTimeRequest>? change = null)
    {
        var request = new RealTimeRequest { EndpointName = "iris", Path = path, ContentType = "text/csv" };
        return new RealTimeInvoker(runtime.Client, new ManualTimeProvider { AutoAdvance = true }).SendAsync((change ?? (r => r))(request), CancellationToken.None);
    }

    private string Write(string text)
    {
        var path = Path.Combine(directory, "row.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
