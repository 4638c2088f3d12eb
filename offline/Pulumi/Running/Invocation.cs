using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A call of a provider's function.</summary>
internal sealed class Invocation(DeploymentRun run, string token, InvokeArgs args, InvokeOptions? options)
{
    /// <summary>Not called when anything it needs is unknown: the result is unknown then.</summary>
    public async Task<OutputData<T>> ToOutputAsync<T>(bool single)
    {
        var dependencies = new HashSet<Resource>();
        var unknown = false;
        var inputs = await ResourceInputs.SerializeAsync(args.ToDictionary(), dependencies, () => unknown = true).ConfigureAwait(false);
        if (options is InvokeOutputOptions { DependsOn: var dependsOn })
        {
            dependencies.UnionWith((await dependsOn.ToOutput().DataTask.ConfigureAwait(false)).Value);
        }

        foreach (var dependency in dependencies)
        {
            await dependency.Urn.DataTask.ConfigureAwait(false);
            unknown |= dependency is CustomResource custom && !(await custom.Id.DataTask.ConfigureAwait(false)).IsKnown;
        }

        return unknown
            ? new OutputData<T>(default!, IsKnown: false, IsSecret: false, [])
            : Result<T>(await CallAsync(inputs).ConfigureAwait(false), single, [.. dependencies]);
    }

    /// <summary>Unknown arguments are left out and the function is called all the same.</summary>
    public async Task<T> ToValueAsync<T>(bool single)
    {
        var inputs = await ResourceInputs.SerializeAsync(args.ToDictionary(), []).ConfigureAwait(false);
        return Result<T>(await CallAsync(inputs).ConfigureAwait(false), single, []).Value;
    }

    public static OutputData<T> Result<T>(ImmutableDictionary<string, SerializedValue> values, bool single, ImmutableHashSet<Resource> dependencies)
    {
        object? plain = single
            ? values.Values.Select(value => value.Value).FirstOrDefault()
            : values.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Value);
        if (!Converter.TryConvert(plain, typeof(T), out var converted))
        {
            throw new InvalidOperationException($"The function's result does not fit {typeof(T).FullName}.");
        }

        return new OutputData<T>(
            (T)converted!, values.Values.All(value => !value.IsUnknown), values.Values.Any(value => value.IsSecret), dependencies);
    }

    public static async Task<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
        {
            return "";
        }

        var urn = await provider.Urn.DataTask.ConfigureAwait(false);
        var id = await provider.Id.DataTask.ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown ? id.Value : Serializer.UnknownValue)}";
    }

    private async Task<ImmutableDictionary<string, SerializedValue>> CallAsync(ImmutableDictionary<string, object> inputs)
    {
        var provider = options?.Provider ?? options?.Parent?.Providers.GetValueOrDefault(ProviderResource.PackageOf(token));
        return await run.Monitor.CallAsync(token, inputs, await ReferenceAsync(provider).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
