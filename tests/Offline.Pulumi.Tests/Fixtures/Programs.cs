using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Tests.Fixtures;

internal static class Programs
{
    public static Task<ImmutableArray<Resource>> RunAsync(Action program) => RunAsync(new RecordingMocks(), program);

    public static Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, Action program, bool isPreview = true) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = isPreview }, program);

    /// <summary>What a mock sees of the inputs.</summary>
    public static async Task<ImmutableDictionary<string, object>> InputsAsync(params (string Key, object? Value)[] inputs)
    {
        var mocks = new RecordingMocks();
        await RunAsync(mocks, () => new Thing("thing", inputs.ToImmutableDictionary(input => input.Key, input => input.Value)));
        return mocks.Resource("thing").Inputs;
    }

    /// <summary>What a mock sees of one input.</summary>
    public static async Task<object?> InputAsync(object? value) => (await InputsAsync(("x", value))).GetValueOrDefault("x");

    /// <summary>The elements of what must be an immutable array; an array, because immutable ones are equal by reference.</summary>
    public static object[] ListOf(object? value) => [.. Assert.IsType<ImmutableArray<object>>(value)];

    /// <summary>The message of the one error a program fails with.</summary>
    public static async Task<string> FailureAsync(Action program) => await FailureAsync(new RecordingMocks(), program);

    public static async Task<string> FailureAsync(IMocks mocks, Action program) =>
        (await Assert.ThrowsAsync<RunException>(() => RunAsync(mocks, program))).Message;

    public static async Task<Probe<T>> ProbeAsync<T>(Output<T> output) => new(
        await OutputUtilities.GetValueAsync(output),
        await OutputUtilities.GetIsKnownAsync(output),
        await Output.IsSecretAsync(output),
        [.. (await OutputUtilities.GetDependenciesAsync(output)).Select(resource => resource.GetResourceName()).Order()]);

    public static ImmutableDictionary<string, object> State(params (string Key, object Value)[] entries) =>
        entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value);
}

/// <summary>What can be seen of an output; dependencies by name.</summary>
internal sealed record Probe<T>(T Value, bool IsKnown, bool IsSecret, ImmutableArray<string> Dependencies)
{
    public string Flags => $"{(IsKnown ? "known" : "unknown")} {(IsSecret ? "secret" : "plain")} [{string.Join(' ', Dependencies)}]";
}
