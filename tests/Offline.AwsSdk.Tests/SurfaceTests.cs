using System.Reflection;
using Amazon.Runtime;
using Offline.AwsSdk.Tests.Models;

namespace Offline.AwsSdk.Tests;

/// <summary>The public surface is what the model says in the shape of AWSSDK v4, and nothing else.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Services => [.. ServiceUnderTest.Names];

    [Theory]
    [MemberData(nameof(Services))]
    public void Types_OfTheAssembly_AreTheServicesOwn(string name)
    {
        var service = new ServiceUnderTest(name);
        var model = service.Model;
        var ends = model.Operations.SelectMany(operation => new[] { model.Input(operation), model.Output(operation) }).ToList();
        var shapes = model.Shapes.Select(shape => shape.Key)
            .Where(shape => (model.Type(shape) == "structure" && !ends.Contains(shape)) || model.Enum(shape).Length > 0)
            .Select(shape => model.Shape(shape).ContainsKey("exception") && !shape.EndsWith("Exception", StringComparison.Ordinal) ? shape + "Exception" : shape);
        string[] own = ["Client", "Config", "DefaultConfiguration", "Exception", "Request"];
        var expected = shapes
            .Concat(model.Operations.SelectMany(operation => new[] { operation + "Request", operation + "Response" }))
            .Concat(own.Select(suffix => $"Amazon{name}{suffix}"))
            .Concat([$"IAmazon{name}", $"{name}EndpointParameters"]);

        Assert.Equal(expected.Order(StringComparer.Ordinal), service.Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Properties_OfModelClasses_AreNullableAndUnset(string name)
    {
        foreach (var type in new ServiceUnderTest(name).Assembly.GetExportedTypes().Where(IsModelClass))
        {
            var instance = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                Assert.True(property.GetValue(instance) is null, $"{type.Name}.{property.Name} has a value from the start");
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Client_Operations_AreVirtualAndOnTheInterface(string name)
    {
        var service = new ServiceUnderTest(name);
        var contract = service.Assembly.GetType($"Amazon.{name}.IAmazon{name}")!;
        foreach (var operation in service.Model.Operations)
        {
            Type[] parameters = [service.ModelType(operation + "Request"), typeof(CancellationToken)];
            var method = service.Client.GetMethod(operation + "Async", parameters)!;
            Assert.True(method is { IsVirtual: true, IsFinal: false });
            Assert.Equal(typeof(Task<>).MakeGenericType(service.ModelType(operation + "Response")), method.ReturnType);
            Assert.True(method.GetParameters()[1].HasDefaultValue);
            Assert.NotNull(contract.GetMethod(operation + "Async", parameters));
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void BaseTypes_AreThoseOfAwssdkV4(string name)
    {
        var service = new ServiceUnderTest(name);
        var request = service.Assembly.GetType($"Amazon.{name}.Amazon{name}Request")!;

        Assert.Equal(typeof(AmazonServiceClient), service.Client.BaseType);
        Assert.Equal(typeof(ClientConfig), service.ConfigType.BaseType);
        Assert.Equal(typeof(AmazonServiceException), service.ExceptionType.BaseType);
        Assert.All(service.Model.Operations, operation =>
        {
            Assert.Equal(request, service.ModelType(operation + "Request").BaseType);
            Assert.Equal(typeof(AmazonWebServiceResponse), service.ModelType(operation + "Response").BaseType);
        });
    }

    private static bool IsModelClass(Type type) =>
        type.Namespace!.EndsWith(".Model", StringComparison.Ordinal) && !type.IsSubclassOf(typeof(Exception));
}
