using System.Collections.Immutable;
using Infra.Cli.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Http;
using Infra.Sandbox.Cloud.Samples;
using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Targets;

/// <summary>The stack in the sandbox: account, AWS endpoints on loopback and deployment engine, kept under .infra/sandbox.</summary>
internal sealed class SandboxTarget : IStackTarget
{
    public const string StackName = "sandbox";

    /// <summary>Jobs of minutes take about a second here; asking more often than AWS would like is fine.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly CommandContext context;
    private readonly FileStream lockFile;
    private readonly SandboxServer server;
    private StackOutputs outputs = StackOutputs.Empty;

    private SandboxTarget(CommandContext context, FileStream gate, SandboxAccount account, SandboxServer face)
    {
        (this.context, lockFile, Account, this.server) = (context, gate, account, face);
        Clients = AccountClients.ForSandbox(server.Address, account.Options.Region);
    }

    public static string Region { get; } = new SandboxOptions().Region;

    public string Stack => StackName;

    public bool Simulated => true;

    public AccountClients Clients { get; }

    public TimeSpan PollInterval => Tick;

    public SandboxAccount Account { get; }

    public Uri Address => server.Address;

    public static bool Exists(CommandContext context) => Directory.Exists(FolderOf(context));

    /// <summary>Loads the sandbox, or makes an empty one with the samples in it.</summary>
    public static async Task<SandboxTarget> OpenAsync(
        CommandContext context, CancellationToken cancellationToken, int port = 0, SandboxFaults? faults = null)
    {
        var existed = Exists(context);
        Directory.CreateDirectory(FolderOf(context));
        var gate = Lock(context);
        try
        {
            var account = await SandboxAccount.LoadAsync(AccountFolder(context), new SandboxOptions { Faults = faults ?? new() }, context.Time, cancellationToken).ConfigureAwait(false);
            SampleSeeder.Seed(account, Path.Combine(context.Root, "samples", "iris"));
            var face = await ServeAsync(account, port, cancellationToken).ConfigureAwait(false);
            var target = new SandboxTarget(context, gate, account, face);
            target.outputs = ReadOutputs(context);
            return target;
        }
        catch
        {
            await gate.DisposeAsync().ConfigureAwait(false);
            if (!existed)
            {
                Remove(context);
            }

            throw;
        }
    }

    public string? Output(string name) => outputs.Text(name);

    public Task<DeploymentPlan> PreviewAsync(StackFile file, CancellationToken cancellationToken) =>
        Engine(file.ToConfigValues().SecretKeys).PreviewAsync(Program(), Config(file), cancellationToken);

    public async Task<DeploymentResult> UpAsync(StackFile file, CancellationToken cancellationToken)
    {
        var result = await Engine(file.ToConfigValues().SecretKeys).UpAsync(Program(), Config(file), null, cancellationToken).ConfigureAwait(false);
        outputs = result.Outputs;
        return result;
    }

    /// <param name="file">The stack file, for the program's delete hooks; null when it is gone or broken: destroying must work all the same.</param>
    /// <param name="cancellationToken">Begins nothing more.</param>
    public Task<DeploymentResult> DestroyAsync(StackFile? file, CancellationToken cancellationToken) =>
        Engine([]).DestroyAsync(file is null ? null : Program(), file is null ? ImmutableDictionary<string, string>.Empty : Config(file), null, cancellationToken);

    public Task SaveAsync(CancellationToken cancellationToken = default) => Account.SaveAsync(AccountFolder(context), cancellationToken);

    /// <summary>Removes everything the sandbox keeps on disk.</summary>
    public void Forget()
    {
        lockFile.Dispose();
        Remove(context);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        await server.DisposeAsync().ConfigureAwait(false);
        Account.Dispose();
        await lockFile.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What the last deployment put out; nothing when there was none.</summary>
    internal static StackOutputs ReadOutputs(CommandContext context) => SandboxEngine.ReadOutputs(EngineOptions(context, [])) ?? StackOutputs.Empty;

    internal static string FolderOf(CommandContext context) => Path.Combine(context.Root, ".infra", "sandbox");

    private static void Remove(CommandContext context)
    {
        Directory.Delete(FolderOf(context), recursive: true);
        var parent = Path.GetDirectoryName(FolderOf(context))!;
        if (!Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }

    private static async Task<SandboxServer> ServeAsync(SandboxAccount account, int port, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(account, port, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw new UserException("INFRA185", $"Port \"{port}\" is taken on this machine. Give another one with --port; 0 takes a free one.");
        }
    }

    private static string AccountFolder(CommandContext context) => Path.Combine(FolderOf(context), "account");

    private static FileStream Lock(CommandContext context) => TryLock(context)
        ?? throw new UserException("INFRA195", "Another infra command is using the sandbox. Wait for it to end, or stop it (./infra sandbox serve runs until Ctrl-C).");

    /// <summary>The sandbox for this process alone; null when another has it.</summary>
    internal static FileStream? TryLock(CommandContext context)
    {
        try
        {
            return new FileStream(Path.Combine(FolderOf(context), "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private SandboxEngine Engine(IReadOnlyCollection<string> secretKeys) => new(Account, EngineOptions(context, secretKeys), context.Time);

    private static EngineOptions EngineOptions(CommandContext context, IReadOnlyCollection<string> secretKeys) => new()
    {
        StatePath = Path.Combine(FolderOf(context), "deployment.json"),
        RootDirectory = context.Root,
        SecretConfigKeys = secretKeys,
    };

    private SandboxProgram Program() => SandboxProgram.Create(options => new InferenceStack(options, new SandboxHookClients(Address)));

    private static ImmutableDictionary<string, string> Config(StackFile file) => file.ToConfigValues().Values.ToImmutableDictionary();
}
