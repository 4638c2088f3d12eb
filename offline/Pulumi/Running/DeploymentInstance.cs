namespace Pulumi;

public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment) => Deployment = deployment;

    public string OrganizationName => Deployment.OrganizationName;

    public string ProjectName => Deployment.ProjectName;

    public string StackName => Deployment.StackName;

    public string RootDirectory => Deployment.RootDirectory;

    public bool IsDryRun => Deployment.IsDryRun;

    internal Deployment Deployment { get; }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invocations.Invoke<T>(token, args, options, single: false);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Invocations.Invoke<T>(token, args, options, single: false);

    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        Invoke<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invocations.Invoke<T>(token, args, options, single: true);

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeSingle<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Invocations.Invoke<T>(token, args, options, single: true);

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeSingle<T>(token, args, options);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invocations.InvokeAsync<T>(token, args, options, single: false);

    public Task<T> InvokeAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeAsync<T>(token, args, options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invocations.InvokeAsync<object>(token, args, options, single: false);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeAsync(token, args, options);

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invocations.InvokeAsync<T>(token, args, options, single: true);

    public Task<T> InvokeSingleAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeSingleAsync<T>(token, args, options);

    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Deployment.Invocations.Call<T>(token, args, self, options);

    public Output<T> Call<T>(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Call<T>(token, args, self, options);

    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Deployment.Invocations.Call<object>(token, args, self, options);

    public void Call(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Call(token, args, self, options);

    /// <summary>Under mocks transforms are accepted and never called.</summary>
    public void RegisterInvokeTransform(InvokeTransform transform) => ArgumentNullException.ThrowIfNull(transform);
}
