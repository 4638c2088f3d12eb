using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;

namespace Offline.AwsSdk.Tests;

/// <summary>The clients over real sockets, with the HTTP client that AWSSDK.Core makes.</summary>
public sealed class LoopbackTests
{
    [Fact]
    public async Task InvokeEndpoint_ServiceUrl_SendsAndReceivesBytes()
    {
        using var server = Listen(out var address);
        var exchange = Answer(server, HttpStatusCode.OK, "setosa");
        using var client = new AmazonSageMakerRuntimeClient("key", "secret", new AmazonSageMakerRuntimeConfig { ServiceURL = address, AuthenticationRegion = "us-east-1" });

        var response = await client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "iris", ContentType = "text/csv", Body = new MemoryStream("5.1,3.5"u8.ToArray()) });

        Assert.Equal(("POST /endpoints/iris/invocations", "5.1,3.5"), await exchange);
        Assert.Equal("setosa", Encoding.UTF8.GetString(response.Body.ToArray()));
    }

    [Fact]
    public async Task InvokeEndpointAsync_NoBodyToSend_IsAccepted()
    {
        using var server = Listen(out var address);
        var exchange = Answer(server, HttpStatusCode.Accepted, """{"InferenceId":"id-1"}""");
        using var client = new AmazonSageMakerRuntimeClient("key", "secret", new AmazonSageMakerRuntimeConfig { ServiceURL = address, AuthenticationRegion = "us-east-1" });

        var response = await client.InvokeEndpointAsyncAsync(new InvokeEndpointAsyncRequest { EndpointName = "iris", InputLocation = "s3://in/1.csv" });

        Assert.Equal(("POST /endpoints/iris/async-invocations", ""), await exchange);
        Assert.Equal(HttpStatusCode.Accepted, response.HttpStatusCode);
        Assert.Equal("id-1", response.InferenceId);
    }

    [Fact]
    public async Task DescribeTransformJob_ErrorAnswer_IsTyped()
    {
        using var server = Listen(out var address);
        var exchange = Answer(server, HttpStatusCode.BadRequest, """{"__type":"ResourceNotFound","Message":"Gone."}""");
        using var client = new AmazonSageMakerClient("key", "secret", new AmazonSageMakerConfig { ServiceURL = address, AuthenticationRegion = "us-east-1" });

        var thrown = await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.DescribeTransformJobAsync(new DescribeTransformJobRequest { TransformJobName = "job" }));

        Assert.Equal(("POST /", """{"TransformJobName":"job"}"""), await exchange);
        Assert.Equal("Gone.", thrown.Message);
    }

    private static HttpListener Listen(out string address)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var listener = new HttpListener { Prefixes = { address } };
        listener.Start();
        return listener;
    }

    private static async Task<(string Line, string Body)> Answer(HttpListener server, HttpStatusCode status, string body)
    {
        var context = await server.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        var received = await reader.ReadToEndAsync();
        context.Response.StatusCode = (int)status;
        context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
        return ($"{context.Request.HttpMethod} {context.Request.RawUrl}", received);
    }
}
