using Infra.Cli.Shared;

namespace Infra.Cli.Targets;

/// <summary>Finds the stack a command was given.</summary>
internal static class StackTargets
{
    public static async Task<IStackTarget> OpenAsync(CommandContext context, string stack, CancellationToken cancellationToken, bool needsFile = true)
    {
        if (needsFile && !File.Exists(context.StackFile(stack)))
        {
            var known = Directory.EnumerateFiles(context.Root, "Pulumi.*.yaml").Select(path => Path.GetFileName(path)["Pulumi.".Length..^".yaml".Length]);
            throw new UserException("INFRA196", $"There is no stack \"{stack}\": Pulumi.{stack}.yaml is missing. Known stacks: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        if (stack != SandboxTarget.StackName)
        {
            return await PulumiTarget.OpenAsync(context, stack, cancellationToken).ConfigureAwait(false);
        }

        if (!SandboxTarget.Exists(context))
        {
            throw new UserException("INFRA197", "The sandbox is empty. Deploy it first: ./infra sandbox up");
        }

        return ServedSandboxTarget.Find(context) ?? (IStackTarget)await SandboxTarget.OpenAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The value of an output that a command cannot do without.</summary>
    /// <param name="target">The deployed stack.</param>
    /// <param name="output">The output.</param>
    /// <param name="key">The config key without which a deployed stack has no such output; null when every deployed stack has it.</param>
    public static string Require(this IStackTarget target, string output, string? key = null) => target.Output(output) ?? throw (
        key is null || target.Output("region") is null
            ? new UserException("INFRA198", $"Stack \"{target.Stack}\" has no output \"{output}\". Deploy it first: {Deploy(target)}")
            : new UserException(
                "INFRA198",
                $"Stack \"{target.Stack}\" was deployed without \"{key}\", which this command needs. Add it to Pulumi.{target.Stack}.yaml and deploy again: {Deploy(target)}"));

    private static string Deploy(IStackTarget target) => target.Simulated ? "./infra sandbox up" : $"pulumi up -s {target.Stack}";
}
