using System.Text;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Invocations;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class InvocationTests
{
    [Fact]
    public async Task Pipeline_Serial_ChainsBodiesAndContentTypes()
    {
        await using var first = await EchoServer.StartAsync();
        await using var second = await EchoServer.StartAsync();
        using var iris = await ServingAsync($$"""{"Image":"{{first.Image}}","Environment":{"SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT":"text/csv"} }""", $$"""{"Image":"{{second.Image}}"}""");

        var result = await iris.Account.Runtime.InvokeEndpointAsync(Request("{}", "application/json") with { Accept = "text/plain" });

        Assert.Equal(("{}", "text/csv", "AllTraffic"), (Encoding.UTF8.GetString(result.Body), result.ContentType, result.InvokedProductionVariant));
        Assert.Equal(["application/json -> text/csv"], first.Seen);
        Assert.Equal(["text/csv -> text/plain"], second.Seen);
    }

    [Fact]
    public async Task Pipeline_ContainerFails_NamesItAndDoesNotCallTheNext()
    {
        await using var first = await EchoServer.StartAsync();
        await using var second = await EchoServer.StartAsync();
        using var iris = await ServingAsync($$"""{"ContainerHostname":"prep","Image":"{{first.Image}}"}""", $$"""{"ContainerHostname":"score","Image":"{{second.Image}}"}""");
        (first.Status, first.Answer) = (503, "busy"u8.ToArray());

        var error = await Assert.ThrowsAsync<AwsException>(() => iris.Account.Runtime.InvokeEndpointAsync(Request("x")));

        Assert.Equal(("ModelError", 424, 503, "busy"), (error.Code, error.Status, error.OriginalStatusCode, error.OriginalMessage));
        Assert.StartsWith("Received server error (503) from prep with message \"busy\". See https://us-east-1.console.aws.amazon.com/cloudwatch", error.Message, StringComparison.Ordinal);
        Assert.Empty(second.Seen);
    }

    [Fact]
    public async Task Pipeline_HopOver5MB_IsAModelErrorWithBothNames()
    {
        await using var first = await EchoServer.StartAsync();
        await using var second = await EchoServer.StartAsync();
        using var iris = await ServingAsync($$"""{"ContainerHostname":"prep","Image":"{{first.Image}}"}""", $$"""{"ContainerHostname":"score","Image":"{{second.Image}}"}""");
        first.Answer = new byte[6_000_000];

        var error = await Assert.ThrowsAsync<AwsException>(() => iris.Account.Runtime.InvokeEndpointAsync(Request("x")));

        Assert.StartsWith(
            "Received response from prep with status code 200. However, the request payload from prep to score is 6000000 bytes, which has exceeded the maximum limit of 5 MB.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direct_TargetHostname_CallsThatContainerAlone()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline(mode: "Direct");
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");

        var result = await iris.Account.Runtime.InvokeEndpointAsync(Request("0.2,0.7,0.1", "text/csv") with { TargetContainerHostname = "label" });

        Assert.Equal("versicolor,0.7\n", Encoding.UTF8.GetString(result.Body));
        var error = await Assert.ThrowsAsync<AwsException>(() => iris.Account.Runtime.InvokeEndpointAsync(Request("x") with { TargetContainerHostname = "other" }));
        Assert.Equal("TargetContainerHostname \"other\" is none of the containers standardize, softmax, label of this endpoint in Direct mode.", error.Message);
    }

    [Theory]
    [InlineData("application/json", "{\"predictions\":[{\"label\":\"setosa\",\"probability\":")]
    [InlineData("application/jsonlines", "{\"label\":\"setosa\",\"probability\":")]
    [InlineData("text/csv", "setosa,0.9")]
    public async Task Label_Accept_ChoosesTheForm(string accept, string start)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");
        var result = await iris.Account.Runtime.InvokeEndpointAsync(Request("5.1,3.5,1.4,0.2", "text/csv") with { Accept = accept });
        Assert.StartsWith(start, Encoding.UTF8.GetString(result.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variants_ByWeight_ShareTheInvocations()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Call("CreateEndpointConfig", """
            {"EndpointConfigName":"c","ProductionVariants":[{"VariantName":"a","ModelName":"iris","InstanceType":"ml.m5.xlarge","InitialInstanceCount":1,"InitialVariantWeight":3},
             {"VariantName":"b","ModelName":"iris","InstanceType":"ml.m5.xlarge","InitialInstanceCount":1}]}
            """);
        iris.CreateEndpoint(config: "c");
        var variants = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            variants.Add((await iris.Account.Runtime.InvokeEndpointAsync(Request("5.1,3.5,1.4,0.2", "text/csv"))).InvokedProductionVariant);
        }

        Assert.InRange(variants.Count(name => name == "a"), 74, 76);
    }

    [Fact]
    public async Task Endpoint_PingNotAnswered_FailsAndIsNotInService()
    {
        await using var server = await EchoServer.StartAsync();
        server.PingStatus = 500;
        using var iris = await ServingAsync($$"""{"Image":"{{server.Image}}"}""");
        Assert.Equal("Failed", iris.Status());
        var error = await Assert.ThrowsAsync<AwsException>(() => iris.Account.Runtime.InvokeEndpointAsync(Request("x")));
        Assert.Equal("Endpoint Iris-Live of account 123456789012 is not in service: its status is Failed.", error.Message);
    }

    [Fact]
    public async Task Container_UrlInEnvironment_IsCalled()
    {
        await using var server = await EchoServer.StartAsync();
        using var iris = await ServingAsync($$"""{"Image":"{{IrisAccount.Registry}}anything:1","Environment":{"SANDBOX_CONTAINER_URL":"http://{{server.Image}}"} }""");
        Assert.Equal("x", Encoding.UTF8.GetString((await iris.Account.Runtime.InvokeEndpointAsync(Request("x"))).Body));
    }

    private static InvokeEndpointRequest Request(string body, string? contentType = null) => new("iris-live", Encoding.UTF8.GetBytes(body)) { ContentType = contentType };

    private static async Task<IrisAccount> ServingAsync(params string[] containers)
    {
        var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"m","ExecutionRoleArn":"{{IrisAccount.Role}}","Containers":[{{string.Join(',', containers)}}]}""");
        iris.CreateConfig("c", model: "m");
        iris.CreateEndpoint(config: "c");
        await iris.Account.SettleAsync();
        return iris;
    }
}
