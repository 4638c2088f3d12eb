using System.Reflection;
using System.Text.Json;
using Infra.Components.Tests.Mocks;
using Infra.Tests.Settings;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Tests.Stacks;

/// <summary>Pulumi reads config from the environment of the process: tests that set it run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StackCollection
{
    internal const string Name = "Stack";
}

/// <summary>The program as <c>pulumi up</c> or <c>pulumi preview</c> would run it, with the answers of mocks.</summary>
internal sealed class StackRun
{
    private const string Config = "PULUMI_CONFIG";

    private readonly InferenceStack stack;

    private StackRun(RecordingMocks mocks, InferenceStack stack) => (Resources, this.stack) = (mocks.Resources, stack);

    public IReadOnlyList<RecordedResource> Resources { get; }

    public static async Task<StackRun> Of(StackConfig config, bool isPreview)
    {
        var before = Environment.GetEnvironmentVariable(Config);
        Environment.SetEnvironmentVariable(Config, JsonSerializer.Serialize(config.Texts()));
        try
        {
            var mocks = new RecordingMocks();
            var resources = await Deployment.TestAsync<InferenceStack>(mocks, new TestOptions { IsPreview = isPreview, StackName = "sandbox", ProjectName = "infra" });
            return new StackRun(mocks, Assert.Single(resources.OfType<InferenceStack>()));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Config, before);
        }
    }

    /// <summary>"type name" of all that was registered, sorted.</summary>
    public IEnumerable<string> Names => Resources.Select(resource => $"{resource.Type} {resource.Name}").Order(StringComparer.Ordinal);

    public RecordedResource Single(string type) => Assert.Single(Resources, resource => resource.Type == type);

    public static IEnumerable<string> OutputNames => OutputProperties().Select(output => output.Name);

    public async Task<string?> OutputAsync(string name)
    {
        var output = OutputProperties().Single(output => output.Name == name).Property.GetValue(stack);
        return await OutputUtilities.GetValueAsync((Output<string?>)output!);
    }

    private static IEnumerable<(string Name, PropertyInfo Property)> OutputProperties() =>
        from property in typeof(InferenceStack).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from attribute in property.GetCustomAttributesData()
        where attribute.AttributeType == typeof(OutputAttribute)
        select ((string)attribute.ConstructorArguments[0].Value!, property);
}
