using System.Text.Json.Nodes;
using Infra.Cli.Shared;

namespace Infra.Cli.Targets;

/// <summary>A stack in a real account; its outputs come from the Pulumi CLI.</summary>
internal sealed class PulumiTarget : IStackTarget
{
    private readonly JsonObject outputs;

    private PulumiTarget(string stack, JsonObject outputs, AccountClients clients) => (Stack, this.outputs, Clients) = (stack, outputs, clients);

    public string Stack { get; }

    public bool Simulated => false;

    public AccountClients Clients { get; }

    public TimeSpan PollInterval { get; } = TimeSpan.FromSeconds(30);

    public static async Task<PulumiTarget> OpenAsync(CommandContext context, string stack, CancellationToken cancellationToken)
    {
        var (exit, output, error) = await new PulumiCli(context, stack)
            .RunAsync(["stack", "output", "--json", "--show-secrets"], cancellationToken)
            .ConfigureAwait(false);
        if (exit == 127)
        {
            throw new UserException("INFRA192", $"Stack \"{stack}\" lives in a real account and the Pulumi CLI, which knows its outputs, is not installed. Install it (https://www.pulumi.com/docs/install/) or use --stack sandbox.");
        }

        if (exit != 0)
        {
            throw new UserException("INFRA193", $"The Pulumi CLI cannot read the outputs of stack \"{stack}\": {error.Trim()}");
        }

        var values = JsonNode.Parse(output)!.AsObject();
        var region = values["region"]?.GetValue<string>()
            ?? throw new UserException("INFRA194", $"Stack \"{stack}\" has no output \"region\". Deploy it first: pulumi up -s {stack}");
        return new PulumiTarget(stack, values, AccountClients.ForRegion(region));
    }

    public string? Output(string name) => outputs[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var node => node.ToJsonString(),
    };

    public ValueTask DisposeAsync()
    {
        Clients.Dispose();
        return ValueTask.CompletedTask;
    }
}
