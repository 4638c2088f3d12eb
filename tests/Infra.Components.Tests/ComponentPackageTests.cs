using System.Reflection;
using Infra.Components.AsyncInference;
using Infra.Components.Pipelines;
using Pulumi;

namespace Infra.Components.Tests;

/// <summary>What Pulumi's component host asks of a class it serves.</summary>
public sealed class ComponentPackageTests
{
    private static readonly HashSet<Type> Scalars = [typeof(string), typeof(bool), typeof(int), typeof(double)];

    private static readonly List<Type> Found =
        [.. typeof(InferencePipeline).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ComponentResource)))];

    public static TheoryData<Type> Components => [.. Found];

    [Fact]
    public void Components_OfTheAssembly_AreTheseFour() => Assert.Equal(
        ["AsyncEndpoint", "BatchTransform", "InferencePipeline", "ModelVersion"],
        Found.Select(component => component.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Components))]
    public void Constructor_OfComponent_TakesNameArgsAndOptions(Type component)
    {
        var parameters = Assert.Single(component.GetConstructors()).GetParameters();

        Assert.Equal(3, parameters.Length);
        Assert.Equal(typeof(string), parameters[0].ParameterType);
        Assert.Equal("args", parameters[1].Name);
        Assert.True(parameters[1].ParameterType.IsAssignableTo(typeof(ResourceArgs)));
        Assert.Equal(typeof(ComponentResourceOptions), parameters[2].ParameterType);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Token_OfComponent_IsThatOfThePackage(Type component)
    {
        var token = component.GetField("Token", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue();

        Assert.Equal($"infra:index:{component.Name}", token);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Members_OfComponent_AreOutputs(Type component)
    {
        Assert.Empty(component.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Assert.All(component.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly), property =>
        {
            Assert.Contains(property.GetCustomAttributesData(), attribute => attribute.AttributeType == typeof(OutputAttribute));
            Assert.Equal(typeof(Output<>), property.PropertyType.GetGenericTypeDefinition());
            Assert.Contains(property.PropertyType.GenericTypeArguments[0], Scalars);
        });
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Members_OfArgs_AreInputsOfServableTypes(Type component) =>
        AssertServable(component.GetConstructors().Single().GetParameters()[1].ParameterType);

    [Fact]
    public void Assembly_OfComponents_HoldsNoStack() =>
        Assert.DoesNotContain(typeof(AsyncEndpoint).Assembly.GetTypes(), type => type.IsAssignableTo(typeof(Stack)));

    private static void AssertServable(Type args)
    {
        Assert.Empty(args.GetFields(BindingFlags.Public | BindingFlags.Instance));
        Assert.All(args.GetProperties(BindingFlags.Public | BindingFlags.Instance), property =>
        {
            var attribute = Assert.Single(property.GetCustomAttributesData(), data => data.AttributeType == typeof(InputAttribute));
            Assert.Equal(char.ToLowerInvariant(property.Name[0]) + property.Name[1..], attribute.ConstructorArguments[0].Value);
            AssertServableType(property.PropertyType);
        });
    }

    private static void AssertServableType(Type type)
    {
        if (type.IsGenericType)
        {
            Assert.Contains(type.GetGenericTypeDefinition(), new[] { typeof(Input<>), typeof(InputList<>), typeof(InputMap<>), typeof(List<>) });
            AssertServableType(type.GenericTypeArguments[0]);
        }
        else if (type.IsAssignableTo(typeof(ResourceArgs)))
        {
            AssertServable(type);
        }
        else
        {
            Assert.Contains(type, Scalars);
        }
    }
}
