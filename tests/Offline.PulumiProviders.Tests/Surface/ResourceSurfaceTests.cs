using System.Reflection;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Surface;

public sealed class ResourceSurfaceTests
{
    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public void Class_EachResource_BearsItsTokenAndTheVersionOfThePackage(string package, string key)
    {
        var resource = FactData.Resource(package, key);

        var attribute = resource.Class.GetCustomAttribute<ResourceTypeAttribute>()!;

        Assert.Equal(resource.Token, attribute.Type);
        Assert.Equal(resource.Package.Version, attribute.Version);
        Assert.Equal($"{package}.{package["Pulumi.".Length..]}ResourceTypeAttribute", attribute.GetType().FullName);
        Assert.Equal(typeof(CustomResource), resource.Class.BaseType);
    }

    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public void Args_EachResource_HaveTheInputsOfTheFacts(string package, string key)
    {
        var resource = FactData.Resource(package, key);

        var expected = resource.Args.EnumerateObject().Select(arg => (arg.Name, Required: !Expression.Of(arg).IsOptional));

        Assert.Equal(expected.Order(), Members.RequiredByInput(resource.ArgsClass).Select(input => (input.Key, input.Value)).Order());
    }

    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public void Outputs_EachResource_AreThoseOfTheFacts(string package, string key)
    {
        var resource = FactData.Resource(package, key);

        var expected = resource.Outputs.EnumerateObject().Select(output => output.Name);

        Assert.Equal(expected.Order(), Members.Outputs(resource.Class).Keys.Order());
    }

    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public void State_EachResource_HasEveryPropertyAndNoneRequiredWhereTheProviderIsBridged(string package, string key)
    {
        var resource = FactData.Resource(package, key);
        if (!resource.Package.IsBridged)
        {
            Assert.Null(resource.StateClass);
            return;
        }

        var expected = resource.Args.EnumerateObject().Concat(resource.Outputs.EnumerateObject()).Select(property => (property.Name, false)).Distinct();

        Assert.Equal(expected.Order(), Members.RequiredByInput(resource.StateClass!).Select(input => (input.Key, input.Value)).Order());
    }

    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public void Constructor_EachResource_TakesArgsThatMayBeLeftOutOnlyWhereNothingIsRequired(string package, string key)
    {
        var resource = FactData.Resource(package, key);

        var parameters = Assert.Single(resource.Class.GetConstructors()).GetParameters();

        Assert.Equal([typeof(string), resource.ArgsClass, typeof(CustomResourceOptions)], parameters.Select(parameter => parameter.ParameterType));
        Assert.Equal(resource.Args.EnumerateObject().All(arg => Expression.Of(arg).IsOptional), parameters[1].HasDefaultValue);
        Assert.True(parameters[2].HasDefaultValue);
    }

    [Fact]
    public void Assemblies_PublicClasses_AreThoseOfTheFactsAndNoOther()
    {
        foreach (var package in Package.All)
        {
            var resources = package.Resources.SelectMany(resource => new[] { "", "Args" }.Concat(resource.StateClass is null ? [] : ["State"]).Select(suffix => resource.Class.FullName + suffix));
            var functions = package.Functions.SelectMany(function => new[] { "", "Args", "InvokeArgs", "Result" }.Select(suffix => function.Class.FullName + suffix));
            var topLevel = package.Assembly.GetExportedTypes().Where(type => !type.IsValueType && !IsNested(type)).Select(type => type.FullName!);

            Assert.Equal(resources.Concat(functions).Order(), topLevel.Order());
            Assert.Equal(package.Enums.EnumerateObject().Count(), package.Assembly.GetExportedTypes().Count(type => type.IsValueType));
        }

        static bool IsNested(Type type) => type.Namespace!.EndsWith(".Inputs", StringComparison.Ordinal) || type.Namespace.EndsWith(".Outputs", StringComparison.Ordinal);
    }
}
