using Infra.Cli;
using Infra.Cli.Shared;

return await CommandLine.RunAsync(args, CommandContext.FromEnvironment()).ConfigureAwait(false);
