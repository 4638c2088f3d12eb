using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>
/// The account over HTTP on the loopback address: every service on one port, in AWS's wire protocols. Any AWS client works with it
/// by its endpoint URL; signatures are not checked.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private SandboxServer(WebApplication application, Uri address) => (this.application, Address) = (application, address);

    /// <summary>Where it listens, such as http://127.0.0.1:4566/.</summary>
    public Uri Address { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="account">The account to serve.</param>
    /// <param name="port">The port; 0 chooses a free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxAccount account, int port = 0, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, port));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var built = builder.Build();
        built.Run(new Router(account).HandleAsync);
        await built.StartAsync(cancellationToken);
        var address = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SandboxServer(built, new Uri(address));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.Listen(System.Net.IPAddress.Loopback, port);
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
    }
}
