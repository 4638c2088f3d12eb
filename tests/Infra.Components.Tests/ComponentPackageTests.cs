using System.Reflection;
using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests;

/// <summary>What Pulumi's component host asks of a class it serves.</summary>
public sealed class ComponentPackageTests
{
    private static readonly HashSet<Type> Scalars = [typeof(string), typeof(bool), typeof(int), typeof(double)];

    private static readonly List<Type> Found =
        [.. typeof(InferencePipeline).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ComponentResource)))];

    public static TheoryData<Type> Components => [.. Found];

    [Fact]
    public void Components_OfTheAssembly_AreTheseEight() => Assert.Equal(
        ["AsyncEndpoint", "BatchTransform", "InferenceModel", "InferencePipeline", "ModelVersion", "RealTimeEndpoint", "RecommendationRole", "ServerlessEndpoint"],
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

    public static TheoryData<string, Func<ComponentResourceOptions, ComponentResource>> Constructions { get; } = new()
    {
        { "InferenceModel", options => new InferenceModel("iris", Samples.Model(), options) },
        { "InferencePipeline", options => new InferencePipeline("iris", Samples.Pipeline(), options) },
        { "ModelVersion", options => new ModelVersion("iris", Samples.Version(), options) },
        { "AsyncEndpoint", options => new AsyncEndpoint("iris", Samples.Endpoint(), options) },
        { "RealTimeEndpoint", options => new RealTimeEndpoint("iris", Samples.RealTime(), options) },
        { "ServerlessEndpoint", options => new ServerlessEndpoint("iris", Samples.Serverless(), options) },
        { "RecommendationRole", options => new RecommendationRole("iris", Samples.RecommendationRole(), options) },
        { "BatchTransform", options => new BatchTransform("iris", Scheduled(), options) },
    };

    [Theory]
    [MemberData(nameof(Constructions))]
    public async Task Children_OfComponent_BelongToItAndBearItsName(string name, Func<ComponentResourceOptions, ComponentResource> construct)
    {
        ComponentResource? component = null;
        var children = new List<(string Name, Resource? Parent)>();
        var options = new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                found =>
                {
                    children.Add((found.Resource.GetResourceName(), found.Options.Parent));
                    return null;
                },
            },
        };

        await TestRun.Of(() => component = construct(options));

        Assert.Equal($"infra:index:{name}", component!.GetResourceType());
        children.RemoveAll(child => child.Parent is null);
        Assert.True(children.Count >= 2);
        Assert.All(children, child => Assert.Same(component, child.Parent));
        Assert.All(children, child => Assert.Matches("^iris(-[a-z0-9]+)*$", child.Name));
        Assert.Single(children, child => child.Name == "iris" || name == "BatchTransform" && child.Name == "iris-machine");
    }

    [Theory]
    [MemberData(nameof(Constructions))]
    public async Task Children_OfComponent_AreTaggedWhereAwsAllowsIt(string name, Func<ComponentResourceOptions, ComponentResource> construct)
    {
        string[] taggable =
        [
            "Model", "ModelPackageGroup", "Endpoint", "EndpointConfiguration", "Bucket", "Topic", "Queue", "Role", "Key", "Target", "MetricAlarm", "StateMachine",
        ];

        var run = await TestRun.Of(() => _ = construct(new ComponentResourceOptions()));

        var tagged = run.Resources.Where(resource => taggable.Contains(resource.Type.Split(':')[^1])).ToList();
        Assert.NotEmpty(tagged);
        Assert.All(tagged, resource => Assert.Equal("iris", resource.Map("tags")["team"]));
        Assert.Equal($"infra:index:{name}", run.Resources[0].Type);
    }

    [Fact]
    public async Task Components_OfUnknownModelAndRole_PreviewWithoutFailing()
    {
        var run = await TestRun.Of(
            () =>
            {
                var (endpoint, realTime, serverless, batch) = (Samples.Endpoint(), Samples.RealTime(), Samples.Serverless(), Scheduled());
                realTime.ModelName = serverless.ModelName = OutputUtilities.CreateUnknown("");
                realTime.ExecutionRoleArn = serverless.ExecutionRoleArn = OutputUtilities.CreateUnknown("");
                realTime.InstanceType = serverless.Model!.Container.Image = OutputUtilities.CreateUnknown("");
                endpoint.ModelName = batch.ModelName = OutputUtilities.CreateUnknown("");
                endpoint.ExecutionRoleArn = batch.ExecutionRoleArn = OutputUtilities.CreateUnknown("");
                endpoint.InstanceType = batch.InstanceType = OutputUtilities.CreateUnknown("");
                _ = new AsyncEndpoint("async", endpoint);
                _ = new RealTimeEndpoint("realtime", realTime);
                _ = new ServerlessEndpoint("serverless", serverless);
                _ = new BatchTransform("batch", batch);
            },
            isPreview: true);

        Assert.True(run.Has("async-tracking"));
        Assert.DoesNotContain("role", run.Named("async-role-policy").Inputs.Keys);
        Assert.True(run.Has("realtime-tracking"));
        Assert.True(run.Has("serverless-tracking"));
        Assert.DoesNotContain("role", run.Named("realtime-role-policy").Inputs.Keys);
        Assert.DoesNotContain("definition", run.Named("batch-machine").Inputs.Keys);
    }

    private static BatchTransformArgs Scheduled()
    {
        var args = Samples.Batch();
        args.Schedule = new BatchScheduleArgs { Expression = "rate(1 day)" };
        return args;
    }

    /// <summary>The host looks at what a class declares itself: inputs that it inherits would be lost.</summary>
    private static void AssertServable(Type args)
    {
        Assert.Equal(typeof(ResourceArgs), args.BaseType);
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
