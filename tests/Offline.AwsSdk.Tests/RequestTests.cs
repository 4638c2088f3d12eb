using System.Text.Json.Nodes;
using Offline.AwsSdk.Tests.Http;
using Offline.AwsSdk.Tests.Models;

namespace Offline.AwsSdk.Tests;

/// <summary>Every operation of every model: what a request with all members set looks like on the wire.</summary>
public sealed class RequestTests
{
    public static TheoryData<string, string> Operations()
    {
        var data = new TheoryData<string, string>();
        foreach (var (service, operation) in ServiceUnderTest.Operations)
            data.Add(service.Name, operation);
        return data;
    }

    public static TheoryData<string, string> RpcOperations()
    {
        var data = new TheoryData<string, string>();
        foreach (var (service, operation) in ServiceUnderTest.Operations.Where(each => (string)each.Service.Model.Metadata["protocol"]! == "json"))
            data.Add(service.Name, operation);
        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_AnyOperation_SignsWhatItSends(string name, string operation)
    {
        var service = new ServiceUnderTest(name);
        var http = new RecordedService(Reply.Json("{}"));

        await service.Call(operation, service.SampleRequest(operation).Request, http);

        var metadata = service.Model.Metadata;
        var signingName = (string?)metadata["signingName"] ?? (string)metadata["endpointPrefix"]!;
        var expected = SignatureV4.AuthorizationOf(http.Request, ServiceUnderTest.AccessKey, ServiceUnderTest.SecretKey, "us-east-1", signingName);
        Assert.Equal(expected, http.Request.Headers["authorization"]);
    }

    [Theory]
    [MemberData(nameof(RpcOperations))]
    public async Task Call_RpcOperation_PostsTargetAndBody(string name, string operation)
    {
        var service = new ServiceUnderTest(name);
        var http = new RecordedService(Reply.Json("{}"));
        var (request, wire) = service.SampleRequest(operation);

        await service.Call(operation, request, http);

        var metadata = service.Model.Metadata;
        Assert.Equal(HttpMethod.Post, http.Request.Method);
        Assert.Equal($"https://{metadata["endpointPrefix"]}.us-east-1.amazonaws.com/", http.Request.Uri.AbsoluteUri);
        Assert.Equal($"{metadata["targetPrefix"]}.{operation}", http.Request.Headers["x-amz-target"]);
        Assert.Equal($"application/x-amz-json-{metadata["jsonVersion"]}", http.Request.Headers["content-type"]);
        Assert.Equal((string)metadata["apiVersion"]!, http.Request.Headers["x-amz-api-version"]);
        AssertJson.Equal(wire, http.Request.Json);
    }

    [Theory]
    [MemberData(nameof(RpcOperations))]
    public async Task Call_EmptyRequest_SendsEmptyObject(string name, string operation)
    {
        var service = new ServiceUnderTest(name);
        var http = new RecordedService(Reply.Json("{}"));

        await service.Call(operation, Activator.CreateInstance(service.ModelType(operation + "Request"))!, http);

        AssertJson.Equal(new JsonObject(), http.Request.Json);
    }

    [Theory]
    [InlineData("InvokeEndpoint")]
    [InlineData("InvokeEndpointAsync")]
    public async Task Call_RestOperation_UsesPathHeadersAndPayload(string operation)
    {
        var service = new ServiceUnderTest("SageMakerRuntime");
        var http = new RecordedService(Reply.Json("{}"));
        var (request, wire) = service.SampleRequest(operation);

        await service.Call(operation, request, http);

        var suffix = operation == "InvokeEndpoint" ? "invocations" : "async-invocations";
        Assert.Equal(HttpMethod.Post, http.Request.Method);
        Assert.Equal($"https://runtime.sagemaker.us-east-1.amazonaws.com/endpoints/{wire["EndpointName"]}/{suffix}", http.Request.Uri.AbsoluteUri);
        foreach (var header in service.Model.Members(service.Model.Input(operation)).Where(member => member.Location == "header"))
            Assert.Equal(wire[header.WireName]!.ToString(), http.Request.Headers[header.WireName.ToLowerInvariant()]);
        var payload = wire["Body"] is { } body ? Convert.FromBase64String((string)body!) : [];
        Assert.Equal(payload, http.Request.Body);
    }
}
