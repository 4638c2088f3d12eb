using Pulumi;
using Pulumi.Testing;

namespace Infra.Sandbox.Engine;

/// <summary>A Pulumi program that the engine can run: a stack class and how to make it.</summary>
public sealed class SandboxProgram
{
    private readonly Func<IMocks, TestOptions, Func<Func<object>, IServiceProvider>, StackOptions, Task> run;

    private SandboxProgram(Func<IMocks, TestOptions, Func<Func<object>, IServiceProvider>, StackOptions, Task> run) => this.run = run;

    /// <summary>A program of one stack. The options must reach the base constructor of <see cref="Stack"/>: by them the engine
    /// sees what the program makes.</summary>
    /// <param name="factory">Makes the stack; called once for each preview or deployment, inside the run.</param>
    public static SandboxProgram Create<TStack>(Func<StackOptions, TStack> factory)
        where TStack : Stack =>
        new((mocks, options, services, stackOptions) =>
            Deployment.TestWithServiceProviderAsync<TStack>(mocks, services(() => factory(stackOptions)), options));

    /// <summary>Runs the program; <paramref name="onError"/> gets what its constructor threw, before the SDK wraps it.</summary>
    internal Task RunAsync(IMocks mocks, TestOptions options, StackOptions stackOptions, Action<Exception> onError) =>
        run(mocks, options, make => new StackServices(make, onError), stackOptions);

    private sealed class StackServices(Func<object> make, Action<Exception> onError) : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            try
            {
                return make();
            }
            catch (Exception exception)
            {
                onError(exception);
                throw;
            }
        }
    }
}
