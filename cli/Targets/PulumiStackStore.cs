using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Cli.Shared;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Cli.Targets;

/// <summary>
/// The config of a stack as the Pulumi CLI reads and writes it, for projects whose config is not (only) a file beside them:
/// <c>pulumi config</c> knows where it is. Secrets are neither asked for nor written.
/// </summary>
internal sealed class PulumiStackStore(PulumiCli pulumi) : IStackStore
{
    /// <exception cref="UserException">There is no Pulumi CLI.</exception>
    public static PulumiStackStore Open(CommandContext context, string stack)
    {
        var pulumi = new PulumiCli(context, stack);
        return pulumi.IsInstalled
            ? new PulumiStackStore(pulumi)
            : throw new UserException("INFRA175", "\"--via pulumi\" needs the Pulumi CLI, and there is no \"pulumi\" on the PATH. Install it (https://www.pulumi.com/docs/install/), or leave the option out to edit the stack file.");
    }

    public async Task<StackFile> LoadAsync(CancellationToken cancellation)
    {
        var values = await ReadAsync(["config", "--json"], cancellation).ConfigureAwait(false);
        var config = values.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)));
        return StackFile.FromConfig(new JsonObject(config), $"config of stack {pulumi.Stack}");
    }

    /// <summary>
    /// Writes what pulumi would take for another type one by one, and the rest, which holds the decision, at once: a run that is
    /// cut off before has changed nothing that the next one would not repeat.
    /// </summary>
    public async Task<bool> SaveAsync(StackFile config, CancellationToken cancellation)
    {
        var changes = config.Changes();
        foreach (var change in changes.Where(change => change.Value is null))
            await WriteAsync(["config", "rm", "--path", change.Path], cancellation).ConfigureAwait(false);

        var together = new List<string>();
        foreach (var (path, value) in changes.Where(change => change.Value is not null))
        {
            if (PulumiValues.IsInferred(value!) && !path.Contains('=', StringComparison.Ordinal))
                together.AddRange(["--plaintext", $"{path}={PulumiValues.Text(value!)}"]);
            else
                await WriteAsync(["config", "set", "--path", path, "--type", PulumiValues.TypeOf(value!)], cancellation, PulumiValues.Text(value!)).ConfigureAwait(false);
        }

        if (together.Count > 0)
            await WriteAsync(["config", "set-all", "--path", .. together], cancellation).ConfigureAwait(false);

        await ConfirmAsync(config, changes, cancellation).ConfigureAwait(false);
        return changes.Count > 0;
    }

    /// <summary>Asks for what was written: a config that is kept elsewhere may have been changed, or overridden, by another.</summary>
    private async Task ConfirmAsync(StackFile wanted, IReadOnlyList<ConfigChange> changes, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var key in changes.Where(change => wanted.Has(change.Key)).GroupBy(change => change.Key, StringComparer.Ordinal))
        {
            var stored = StackFile.FromConfig(new JsonObject { [key.Key] = Value(await ReadAsync(["config", "get", key.Key, "--json"], cancellation).ConfigureAwait(false)) }, key.Key);
            problems.AddRange(key
                .Where(change => !JsonNode.DeepEquals(stored.Get(change.Path), wanted.Get(change.Path)))
                .Select(change => new Problem(
                    "INFRA177",
                    $"The Pulumi CLI was told to {(change.Value is null ? "remove the value" : $"set {change.Value.ToJsonString()}")}, and stores {stored.Get(change.Path)?.ToJsonString() ?? "nothing"}.",
                    "Look at: pulumi config; run the command again.")
                {
                    Key = change.Path,
                }));
        }

        if (problems.Count > 0)
            throw OperationException.Failed(problems);
    }

    private async Task<JsonObject> ReadAsync(string[] args, CancellationToken cancellation)
    {
        var output = await RunAsync(args, cancellation).ConfigureAwait(false);
        try
        {
            return JsonNode.Parse(output) as JsonObject ?? [];
        }
        catch (JsonException exception)
        {
            throw OperationException.Failed(exception, Refused(args, "its answer is no JSON"));
        }
    }

    private Task WriteAsync(string[] args, CancellationToken cancellation, string? value = null) =>
        RunAsync(args, cancellation, value is null ? [] : [value]);

    private async Task<string> RunAsync(string[] args, CancellationToken cancellation, params string[] values)
    {
        var (exit, output, error) = await pulumi.RunAsync(args, cancellation, values).ConfigureAwait(false);
        return exit == 0 ? output : throw OperationException.Failed(Refused(args, error.Trim()));
    }

    private Problem Refused(string[] args, string reason) => new(
        "INFRA176",
        $"\"pulumi {string.Join(' ', args.Take(2))}\" of stack \"{pulumi.Stack}\" failed: {reason}",
        "Mend that and run the command again; what was written so far is written again.");

    /// <summary>A value as <c>pulumi config --json</c> shows it; a secret, which it does not show, becomes what a stack file has in its place.</summary>
    private static JsonNode? Value(JsonNode? shown) => shown switch
    {
        JsonObject { Count: 0 } or null => null,
        JsonObject entry when entry["secret"]?.GetValue<bool>() == true => new JsonObject { ["secure"] = "[secret]" },
        JsonObject entry => (entry["objectValue"] ?? entry["value"])?.DeepClone(),
        _ => null,
    };
}
