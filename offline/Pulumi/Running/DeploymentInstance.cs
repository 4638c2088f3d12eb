using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The run in progress.</summary>
public sealed class DeploymentInstance
{
    private readonly DeploymentRun run;

    internal DeploymentInstance(DeploymentRun run) => this.run = run;

    public string OrganizationName => run.OrganizationName;

    public string ProjectName => run.ProjectName;

    public string StackName => run.StackName;

    public string RootDirectory => run.RootDirectory
        ?? throw new InvalidOperationException("The root directory is not set: give it in TestOptions.RootDirectory.");

    public bool IsDryRun => run.IsPreview;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(new Invocation(run, token, args, options).ToOutputAsync<T>(single: false));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => Invoke<T>(token, args, (InvokeOptions)options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        Invoke<T>(token, args, (InvokeOptions)options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(new Invocation(run, token, args, options).ToOutputAsync<T>(single: true));

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) => InvokeSingle<T>(token, args, (InvokeOptions)options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeSingle<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeSingle<T>(token, args, (InvokeOptions)options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) => InvokeAsync<object>(token, args, options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeAsync<object>(token, args, options);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new Invocation(run, token, args, options).ToValueAsync<T>(single: false);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeAsync<T>(token, args, options);

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new Invocation(run, token, args, options).ToValueAsync<T>(single: true);

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeSingleAsync<T>(token, args, options);

    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        new(CallAsync<T>(token, args, self, options));

    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Call<T>(token, args, self, options);

    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) => Call<object>(token, args, self, options);

    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Call<object>(token, args, self, options);

    public void RegisterInvokeTransform(InvokeTransform transform) => ArgumentNullException.ThrowIfNull(transform);

    private async Task<OutputData<T>> CallAsync<T>(string token, CallArgs args, Resource? self, CallOptions? options)
    {
        var members = args.ToDictionary();
        if (self is not null)
        {
            members = members.SetItem("__self__", self);
        }

        var inputs = await ResourceInputs.SerializeAsync(members, []).ConfigureAwait(false);
        var provider = options?.Provider ?? self?.Provider ?? options?.Parent?.Providers.GetValueOrDefault(ProviderResource.PackageOf(token));
        var result = await run.Monitor.CallAsync(token, inputs, await Invocation.ReferenceAsync(provider).ConfigureAwait(false)).ConfigureAwait(false);
        return Invocation.Result<T>(result, single: false, []);
    }
}
