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

    public RecordedResource Single(string type) => Assert.Single(Resources, resource => resource.Type == type);

    public RecordedResource Named(string name) => Assert.Single(Resources, resource => resource.Name == name && !resource.Type.StartsWith("infra:", StringComparison.Ordinal));

    public bool Has(string name) => Resources.Any(resource => resource.Name == name);

    public int IndexOf(string name) => Resources.ToList().FindIndex(resource => resource.Name == name && !resource.Type.StartsWith("infra:", StringComparison.Ordinal));

    /// <summary>"type name" of every child, sorted.</summary>
    public IReadOnlyList<string> Children =>
        [.. Resources.Where(resource => !resource.Type.StartsWith("infra:", StringComparison.Ordinal)).Select(resource => $"{resource.Type} {resource.Name}").Order(StringComparer.Ordinal)];
}
