using Infra.Cli.Shared;

namespace Infra.Cli.Tests.Consoles;

/// <summary>A context whose consoles can be read back, over a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infra-cli-");
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    public CommandRun() => Context = new CommandContext
    {
        Root = folder.FullName,
        Output = Output.Console,
        Error = Error.Console,
        Input = TextReader.Null,
        Environment = name => environment.GetValueOrDefault(name),
    };

    public CommandContext Context { get; }

    public TextConsole Output { get; } = new();

    public TextConsole Error { get; } = new();

    public string Folder => folder.FullName;

    public CommandRun With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    /// <summary>Copies files of the project into the folder.</summary>
    public CommandRun WithFiles(params string[] names)
    {
        foreach (var name in names)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Root", name), Path.Combine(Folder, name));
        }

        return this;
    }

    public Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, Context);

    public void Dispose() => folder.Delete(recursive: true);
}
