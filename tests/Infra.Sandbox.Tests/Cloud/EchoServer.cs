using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Infra.Sandbox.Tests.Cloud;

/// <summary>A container on this machine that answers what it is asked, and remembers what it was told.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly List<string> seen = [];

    private EchoServer(WebApplication application) => this.application = application;

    public string Image { get; private set; } = "";

    public int PingStatus { get; set; } = 200;

    public int Status { get; set; } = 200;

    public byte[]? Answer { get; set; }

    /// <summary>Content type and Accept of each invocation.</summary>
    public IReadOnlyList<string> Seen => seen;

    public static async Task<EchoServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var built = builder.Build();
        var server = new EchoServer(built);
        built.Run(server.HandleAsync);
        await built.StartAsync();
        var address = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Image = new Uri(address).Authority;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/ping":
                context.Response.StatusCode = PingStatus;
                break;
            case "/invocations":
                seen.Add($"{context.Request.ContentType} -> {context.Request.Headers.Accept}");
                var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                context.Response.StatusCode = Status;
                context.Response.ContentType = "text/csv";
                await context.Response.Body.WriteAsync(Answer ?? body.ToArray());
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }
}
