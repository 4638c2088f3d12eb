namespace Infra.Cli.Shared;

internal enum CheckState
{
    Good,

    /// <summary>Works, but differs from what a production machine has.</summary>
    Note,

    /// <summary>Needed and not there.</summary>
    Missing,
}

/// <summary>One thing that <c>infra doctor</c> looked at.</summary>
internal sealed record Check(string Subject, CheckState State, string Finding, string? Remedy = null);

/// <summary>What this machine has: SDK, packages, Pulumi, credentials, sandbox.</summary>
internal static class Diagnosis
{
    public static async Task<IReadOnlyList<Check>> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
    [
        await SdkAsync(context, cancellationToken).ConfigureAwait(false),
        Packages(context),
        await PulumiAsync(context, cancellationToken).ConfigureAwait(false),
        Credentials(context),
        Sandbox(context),
    ];

    private static async Task<Check> SdkAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (exit, output, error) = await ChildProcess.CaptureAsync("dotnet", ["--version"], context.Root, cancellationToken).ConfigureAwait(false);
        return exit == 0
            ? new Check(".NET SDK", CheckState.Good, output.Trim())
            : new Check(".NET SDK", CheckState.Missing, error.Trim(), "Install the .NET 10 SDK: https://dotnet.microsoft.com/download");
    }

    private static Check Packages(CommandContext context)
    {
        var missing = (context.Environment("OfflinePackages") ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return missing.Length == 0
            ? new Check("Packages", CheckState.Good, "all genuine")
            : new Check(
                "Packages",
                CheckState.Note,
                $"the package feed lacks {string.Join(", ", missing)}; the stand-ins in offline/ take their place",
                "The sandbox and the tests need no more. For 'pulumi up', restore from a feed that carries them, then ./infra doctor --refresh.");
    }

    private static async Task<Check> PulumiAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (exit, output, _) = await ChildProcess.CaptureAsync("pulumi", ["version"], context.Root, cancellationToken).ConfigureAwait(false);
        return exit == 0
            ? new Check("Pulumi CLI", CheckState.Good, output.Trim())
            : new Check("Pulumi CLI", CheckState.Note, "not installed", "Only a real account needs it: https://www.pulumi.com/docs/install/");
    }

    private static Check Credentials(CommandContext context)
    {
        string[] sources = ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"];
        var found = sources.FirstOrDefault(name => !string.IsNullOrEmpty(context.Environment(name)));
        return found is not null
            ? new Check("AWS credentials", CheckState.Good, $"from {found}")
            : new Check("AWS credentials", CheckState.Note, "none in the environment", "Only a real account needs them: aws configure sso, or AWS_PROFILE.");
    }

    private static Check Sandbox(CommandContext context) =>
        Directory.Exists(Path.Combine(context.Root, ".infra", "sandbox"))
            ? new Check("Sandbox", CheckState.Good, "deployed; ./infra sandbox destroy removes it")
            : new Check("Sandbox", CheckState.Note, "empty", "./infra sandbox up");
}
