using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Function calls of providers (Invoke) and of resources (Call).</summary>
internal sealed class Invocations(Deployment deployment)
{
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, bool single) =>
        new(InvokeOutputAsync<T>(token, args, options, single));

    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, bool single)
    {
        var arguments = await SerializeAsync(token, args, new ArgumentSerializer());
        var result = await CallMonitorAsync(token, arguments, ProviderOf(token, options));
        return Convert<T>(token, result, single).Value;
    }

    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options) =>
        new(CallAsync<T>(token, args, self, options));

    private async Task<OutputData<T>> InvokeOutputAsync<T>(string token, InvokeArgs args, InvokeOptions? options, bool single)
    {
        var serializer = new ArgumentSerializer();
        var dependsOn = options is InvokeOutputOptions { DependsOn: var list } ? await Waiting.ForDependsOnAsync(list) : [];
        var arguments = await SerializeAsync(token, args, serializer);
        ImmutableHashSet<Resource> dependencies = [.. serializer.Resources, .. dependsOn];
        if (arguments.Values.Any(value => !ValueReader.Read(value, resourceOf: null).IsKnown) || await AnyIdUnknownAsync(dependencies))
            return OutputData<T>.Unknown([], isSecret: false);

        var result = await CallMonitorAsync(token, arguments, ProviderOf(token, options));
        return Convert<T>(token, result, single) with { Resources = dependencies };
    }

    private async Task<OutputData<T>> CallAsync<T>(string token, CallArgs args, Resource? self, CallOptions? options)
    {
        var serializer = new ArgumentSerializer();
        var arguments = await SerializeAsync(token, args, serializer);
        if (self is not null)
            arguments = arguments.SetItem("__self__", await serializer.SerializeAsync($"call:{token}.__self__", self));

        var provider = options?.Provider ?? ProviderFrom(token, options?.Parent) ?? (self as CustomResource)?.EffectiveProvider;
        return Convert<T>(token, await CallMonitorAsync(token, arguments, provider), single: false);
    }

    private static Task<ImmutableDictionary<string, object?>> SerializeAsync(
        string token, InputArgs? args, ArgumentSerializer serializer) =>
        Arguments.SerializeAsync($"invoke:{token}", args ?? InvokeArgs.Empty, serializer, _ => false);

    private async Task<OutputData<object?>> CallMonitorAsync(
        string token, ImmutableDictionary<string, object?> arguments, ProviderResource? provider)
    {
        var reference = await Waiting.ForProviderAsync(provider);
        return deployment.Monitor.Read(await deployment.Monitor.CallAsync(token, arguments, reference));
    }

    private static OutputData<T> Convert<T>(string token, OutputData<object?> data, bool single)
    {
        if (!data.IsKnown)
            return OutputData<T>.Unknown(data.Resources, data.IsSecret);

        var value = single ? ((ImmutableDictionary<string, object?>)data.Value!).Values.First() : data.Value;
        return new(data.Resources, (T)OutputConverter.Convert(token, value, typeof(T))!, IsKnown: true, data.IsSecret);
    }

    private static async Task<bool> AnyIdUnknownAsync(IEnumerable<Resource> dependencies)
    {
        foreach (var resource in Waiting.Expand(dependencies, waiter: null).OfType<CustomResource>())
        {
            if (!(await resource.Id.DataTask).IsKnown)
                return true;
        }

        return false;
    }

    private static ProviderResource? ProviderOf(string token, InvokeOptions? options) =>
        options?.Provider ?? ProviderFrom(token, options?.Parent);

    private static ProviderResource? ProviderFrom(string token, Resource? parent) =>
        parent?.InheritedProviders.GetValueOrDefault(token.Split(':')[0]);
}
