using Amazon.S3.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Infra.Operations.AsyncInference;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.AsyncInference;

public sealed class AsyncInvokerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("infra-async-").FullName;
    private readonly InMemoryS3 s3 = new();
    private readonly RecordingClient<IAmazonSageMakerRuntime> runtime = RecordingClient<IAmazonSageMakerRuntime>.New();
    private readonly EventLog<AsyncEvent> log = new();

    public AsyncInvokerTests() => runtime.On<InvokeEndpointAsyncRequest, InvokeEndpointAsyncResponse>(r => new InvokeEndpointAsyncResponse
    {
        InferenceId = r.InferenceId ?? "made-by-sagemaker",
        OutputLocation = "s3://results/out/0b1c.out",
        FailureLocation = "s3://results/failed/0b1c-error.out",
    });

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task SendAsync_File_UploadsItToAKeyOfItsContentAndInvokes()
    {
        var path = Write("row.csv", "5.1,3.5,1.4,0.2");

        var ticket = await SendAsync(new AsyncInput.LocalFile(path, new S3Uri("results", "input")));
        await SendAsync(new AsyncInput.LocalFile(path, new S3Uri("results", "input")));

        var key = Assert.Single(s3.Objects).Key;
        Assert.Matches("^results/input/[0-9a-f]{16}/row.csv$", key);
        Assert.Equal(
            new AsyncTicket(
                "made-by-sagemaker",
                S3Uri.Parse($"s3://{key}"),
                S3Uri.Parse("s3://results/out/0b1c.out"),
                S3Uri.Parse("s3://results/failed/0b1c-error.out")),
            ticket);
        Assert.Equal("text/csv", s3.Recording.Requests<PutObjectRequest>().First().ContentType);
        var sent = runtime.Requests<InvokeEndpointAsyncRequest>().First();
        Assert.Equal(("iris", $"s3://{key}", "text/csv"), (sent.EndpointName, sent.InputLocation, sent.ContentType));
        Assert.Equal(2, log.Events.OfType<InvocationAccepted>().Count());
    }

    [Fact]
    public async Task SendAsync_ObjectInS3_PassesEverythingOn()
    {
        s3.Put("data/in.csv", "1,2");

        await SendAsync(
            new AsyncInput.InS3(new S3Uri("data", "in.csv")),
            r => r with { InferenceId = "mine", Accept = "text/csv", RequestTtlSeconds = 60, InvocationTimeoutSeconds = 30 });

        var sent = Assert.Single(runtime.Requests<InvokeEndpointAsyncRequest>());
        Assert.Equal(
            ("s3://data/in.csv", "mine", "text/csv", 60, 30),
            (sent.InputLocation, sent.InferenceId, sent.Accept, sent.RequestTTLSeconds, sent.InvocationTimeoutSeconds));
        Assert.Empty(s3.Recording.Requests<PutObjectRequest>());
    }

    [Fact]
    public async Task SendAsync_CallerMayNotReadTheObject_InvokesAllTheSame()
    {
        s3.MayList = false;

        await SendAsync(new AsyncInput.InS3(new S3Uri("data", "secret.csv")));

        Assert.Single(runtime.Requests<InvokeEndpointAsyncRequest>());
    }

    [Fact]
    public async Task SendAsync_InputMissing_IsRefused()
    {
        var inS3 = await Assert.ThrowsAsync<OperationException>(() => SendAsync(new AsyncInput.InS3(new S3Uri("data", "gone.csv"))));
        var local = await Assert.ThrowsAsync<OperationException>(() => SendAsync(new AsyncInput.LocalFile("/no/such/file.csv", new S3Uri("data", "in"))));

        Assert.Equal(
            "INFRA140: The input \"s3://data/gone.csv\" does not exist. Name a file or an s3:// object that is there.", inS3.Message);
        Assert.Equal((OperationFault.BadInput, "The input \"/no/such/file.csv\" does not exist."), (local.Fault, local.Problems[0].What));
        Assert.Empty(runtime.Calls);
    }

    [Fact]
    public async Task SendAsync_InputOverOneGigabyte_IsRefused()
    {
        var path = Path.Combine(directory, "big.bin");
        await using (var file = File.Create(path))
            file.SetLength((1L << 30) + 1);

        var error = await Assert.ThrowsAsync<OperationException>(() => SendAsync(new AsyncInput.LocalFile(path, new S3Uri("data", "in"))));

        Assert.Contains("has 1073741825 bytes; an asynchronous endpoint takes at most 1 GB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_EndpointMissing_SaysWhatWasRefused()
    {
        s3.Put("data/in.csv", "1,2");
        runtime.Interfere = (_, _) => throw AwsFaults.Of(
            "ValidationError", System.Net.HttpStatusCode.BadRequest, "Endpoint iris of account 123456789012 not found.");

        var error = await Assert.ThrowsAsync<OperationException>(() => SendAsync(new AsyncInput.InS3(new S3Uri("data", "in.csv"))));

        Assert.Equal(
            "INFRA120: InvokeEndpointAsync of \"iris\" was refused: ValidationError: Endpoint iris of account 123456789012 not found.",
            error.Message);
    }

    private Task<AsyncTicket> SendAsync(AsyncInput input, Func<AsyncRequest, AsyncRequest>? change = null)
    {
        var request = new AsyncRequest { EndpointName = "iris", Input = input, ContentType = "text/csv" };
        return new AsyncInvoker(
            runtime.Client,
            s3.Client,
            new ManualTimeProvider { AutoAdvance = true }).SendAsync(change?.Invoke(request) ?? request, log, CancellationToken.None);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, content);
        return path;
    }
}
