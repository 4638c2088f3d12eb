namespace Infra.Cli.Targets;

/// <summary>A deployed stack that commands work on: its outputs, and the account it lives in.</summary>
internal interface IStackTarget : IAsyncDisposable
{
    string Stack { get; }

    /// <summary>Whether the account is the sandbox: what is measured there is simulated, and said so.</summary>
    bool Simulated { get; }

    AccountClients Clients { get; }

    /// <summary>How often to ask for the state of a job.</summary>
    TimeSpan PollInterval { get; }

    /// <returns>The stack output as text; null when the stack has none of that name.</returns>
    string? Output(string name);
}
