using Infra.Cli.Shared;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Targets;

/// <summary>The sandbox that <c>infra sandbox serve</c> has open in another process: its endpoints are used, and it keeps and saves the account.</summary>
internal sealed class ServedSandboxTarget : IStackTarget
{
    private readonly StackOutputs outputs;

    private ServedSandboxTarget(CommandContext context, Uri address)
    {
        outputs = SandboxTarget.ReadOutputs(context);
        Clients = AccountClients.ForSandbox(address, SandboxTarget.Region);
    }

    public string Stack => SandboxTarget.StackName;

    public bool Simulated => true;

    public AccountClients Clients { get; }

    public TimeSpan PollInterval => SandboxTarget.Tick;

    /// <summary>The served sandbox; null when no process serves it.</summary>
    public static ServedSandboxTarget? Find(CommandContext context)
    {
        if (!File.Exists(AddressFile(context)))
        {
            return null;
        }

        // A server that was killed has left its address, but not its lock.
        using var free = SandboxTarget.TryLock(context);
        return free is null && Uri.TryCreate(File.ReadAllText(AddressFile(context)), UriKind.Absolute, out var address)
            ? new ServedSandboxTarget(context, address)
            : null;
    }

    /// <summary>Lets other commands find a server.</summary>
    public static void Announce(CommandContext context, Uri address) => File.WriteAllText(AddressFile(context), address.ToString());

    /// <summary>The server ends.</summary>
    public static void Withdraw(CommandContext context) => File.Delete(AddressFile(context));

    public string? Output(string name) => outputs.Text(name);

    public ValueTask DisposeAsync()
    {
        Clients.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string AddressFile(CommandContext context) => Path.Combine(SandboxTarget.FolderOf(context), "served");
}
