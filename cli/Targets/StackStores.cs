using System.CommandLine;
using Infra.Cli.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Cli.Targets;

/// <summary>By what a stack's config is changed: its file, or the Pulumi CLI.</summary>
internal static class StackStores
{
    private const string Pulumi = "pulumi";

    public static Option<string> Via()
    {
        var option = new Option<string>("--via")
        {
            Description = "Edit the stack file, or run \"pulumi config set\" for config kept elsewhere",
            HelpName = "file|pulumi",
            DefaultValueFactory = _ => "file",
        };
        option.AcceptOnlyFromAmong("file", Pulumi);
        return option;
    }

    /// <returns>Null for the stack file.</returns>
    /// <exception cref="UserException">There is no Pulumi CLI, or the stack is not Pulumi's.</exception>
    public static IStackStore? Open(CommandContext context, string via, string stack) => (via, stack) switch
    {
        (Pulumi, SandboxTarget.StackName) => throw new UserException("INFRA175", "Stack \"sandbox\" is deployed without Pulumi, whose CLI knows nothing of it. Leave \"--via pulumi\" out."),
        (Pulumi, _) => PulumiStackStore.Open(context, stack),
        _ => null,
    };
}
