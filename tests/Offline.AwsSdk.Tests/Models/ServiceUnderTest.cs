using System.Reflection;
using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Amazon.SQS;
using Offline.AwsSdk.Tests.Http;

namespace Offline.AwsSdk.Tests.Models;

/// <summary>One generated client with its model.</summary>
internal sealed class ServiceUnderTest
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static readonly Type[] Clients =
        [typeof(AmazonSageMakerClient), typeof(AmazonSageMakerRuntimeClient), typeof(AmazonSQSClient), typeof(AmazonApplicationAutoScalingClient)];

    private readonly Type _client;

    public ServiceUnderTest(string name)
    {
        Name = name;
        Model = WireModel.Load(name);
        _client = Clients.Single(client => client.Name == $"Amazon{name}Client");
    }

    public static IEnumerable<string> Names => Clients.Select(client => client.Name["Amazon".Length..^"Client".Length]);

    public static IEnumerable<(ServiceUnderTest Service, string Operation)> Operations =>
        Names.Select(name => new ServiceUnderTest(name)).SelectMany(service => service.Model.Operations.Select(operation => (service, operation)));

    public string Name { get; }

    public WireModel Model { get; }

    public Type Client => _client;

    public Assembly Assembly => _client.Assembly;

    public Type ModelType(string name) => Assembly.GetType($"Amazon.{Name}.Model.{name}", throwOnError: true)!;

    public Type ConfigType => Assembly.GetType($"Amazon.{Name}.Amazon{Name}Config", throwOnError: true)!;

    public Type ExceptionType => Assembly.GetType($"Amazon.{Name}.Amazon{Name}Exception", throwOnError: true)!;

    public ClientConfig Config(HttpClientFactory http)
    {
        var config = (ClientConfig)Activator.CreateInstance(ConfigType)!;
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.HttpClientFactory = http;
        config.MaxErrorRetry = 0;
        return config;
    }

    /// <summary>Calls an operation of a fresh client.</summary>
    public async Task<AmazonWebServiceResponse> Call(string operation, object request, RecordedService http)
    {
        using var client = (AmazonServiceClient)Activator.CreateInstance(_client, new BasicAWSCredentials(AccessKey, SecretKey), Config(http))!;
        var method = _client.GetMethod(operation + "Async", [ModelType(operation + "Request"), typeof(CancellationToken)])!;
        var task = (Task)method.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>A request with every member set, and the JSON of all its members by wire name.</summary>
    public (object Request, System.Text.Json.Nodes.JsonObject Wire) SampleRequest(string operation)
    {
        var request = Activator.CreateInstance(ModelType(operation + "Request"))!;
        var wire = Model.Input(operation) is { } input ? Model.Sample(input).AsObject() : [];
        MakeMediaTypesValid(wire);
        return (Model.Fill(request, Model.Members(Model.Input(operation)), wire), wire);
    }

    public void MakeMediaTypesValid(System.Text.Json.Nodes.JsonObject wire)
    {
        if (Name != "SageMakerRuntime")
            return;
        foreach (var header in wire.Select(entry => entry.Key).Where(key => key.EndsWith("Type", StringComparison.Ordinal)).ToList())
            wire[header] = "application/x-sample";
    }
}
