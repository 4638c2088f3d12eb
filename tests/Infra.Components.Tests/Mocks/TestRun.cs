using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Mocks;

/// <summary>The result of running a program under mocks.</summary>
internal sealed class TestRun(RecordingMocks mocks)
{
    public IReadOnlyList<RecordedResource> Resources => mocks.Resources;

    public static async Task<TestRun> Of(Action program, bool isPreview = false)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = isPreview, StackName = "dev", ProjectName = "infra" }, program);
        return new TestRun(mocks);
    }

    /// <summary>Runs a program that builds one component and returns one of its outputs.</summary>
    public static async Task<T> OutputOf<T>(Func<Output<T>> program)
    {
        Output<T>? output = null;
        await Of(() => output = program());
        return await OutputUtilities.GetValueAsync(output!);
    }

    /// <summary>The message of a program that must fail.</summary>
    public static async Task<string> FailureOf(Action program) => (await Assert.ThrowsAnyAsync<Exception>(() => Of(program))).Message;

    /// <summary>Names of what a child waits for by its options: the order of registrations alone could be right by chance.</summary>
    public static async Task<IReadOnlyList<string>> DependenciesOf(string child, Action<ComponentResourceOptions> program)
    {
        ResourceOptions? found = null;
        var options = new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                resource =>
                {
                    found = resource.Options.Parent is not null && resource.Resource.GetResourceName() == child ? resource.Options : found;
                    return null;
                },
            },
        };
        await Of(() => program(options));
        Output<ImmutableArray<Resource>> dependencies = found!.DependsOn;
        return [.. (await OutputUtilities.GetValueAsync(dependencies)).Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal)];
    }

    /// <summary>The options of the children whose type starts so, by name.</summary>
    public static async Task<Dictionary<string, CustomResourceOptions>> OptionsOf(string typePrefix, Action<ComponentResourceOptions> program)
    {
        var found = new Dictionary<string, CustomResourceOptions>();
        var options = new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                child =>
                {
                    if (child.Resource.GetResourceType().StartsWith(typePrefix, StringComparison.Ordinal))
                    {
                        found[child.Resource.GetResourceName()] = (CustomResourceOptions)child.Options;
                    }

                    return null;
                },
            },
        };
        await Of(() => program(options));
        return found;
    }

    public RecordedResource Single(string type) => Assert.Single(Resources, resource => resource.Type == type);

    public RecordedResource Named(string name) => Assert.Single(Resources, resource => resource.Name == name && !resource.Type.StartsWith("infra:", StringComparison.Ordinal));

    public bool Has(string name) => Resources.Any(resource => resource.Name == name);

    public int IndexOf(string name) => Resources.ToList().FindIndex(resource => resource.Name == name && !resource.Type.StartsWith("infra:", StringComparison.Ordinal));

    /// <summary>"type name" of every child, sorted.</summary>
    public IReadOnlyList<string> Children =>
        [.. Resources.Where(resource => !resource.Type.StartsWith("infra:", StringComparison.Ordinal)).Select(resource => $"{resource.Type} {resource.Name}").Order(StringComparer.Ordinal)];
}
