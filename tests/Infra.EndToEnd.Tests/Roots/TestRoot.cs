using System.Security.Cryptography;
using Infra.Cli;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Spectre.Console;

namespace Infra.EndToEnd.Tests.Roots;

/// <summary>A folder with what the command line needs of the project's root; it is deleted at the end.</summary>
public sealed class TestRoot : IDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("infra-e2e-");

    public TestRoot()
        : this(System.IO.Path.Combine(AppContext.BaseDirectory, "Root"))
    {
        // In a clone where ./infra sandbox up has run, the stack file says what was recommended: these tests begin before that.
        var file = Operations.StackConfiguration.StackFile.Load(StackFile);
        file.Remove("infra:recommended");
        file.Set("infra:endpoint.instanceType", "ml.m5.xlarge");
        file.Save();
    }

    private TestRoot(string source)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path(System.IO.Path.GetRelativePath(source, file));
            System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Directory => folder.FullName;

    public string StackFile => Path("Pulumi.sandbox.yaml");

    public string StackText
    {
        get => File.ReadAllText(StackFile);
        set => File.WriteAllText(StackFile, value);
    }

    /// <summary>What the commands find in their environment besides this process's own, of which the build server's is hidden from them.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string Path(params string[] parts) => System.IO.Path.Combine([folder.FullName, .. parts]);

    /// <summary>The same files in another folder: what is done to them does not show here.</summary>
    public TestRoot Copy() => new(folder.FullName);

    /// <summary>Replaces a text that occurs once in the stack file.</summary>
    public void Edit(string text, string by)
    {
        Assert.Equal(2, StackText.Split(text).Length);
        StackText = StackText.Replace(text, by, StringComparison.Ordinal);
    }

    public Task<Run> RunAsync(params string[] args) => RunAsync(new StringWriter(), "", CancellationToken.None, args);

    public Task<Run> PipeAsync(string input, params string[] args) => RunAsync(new StringWriter(), input, CancellationToken.None, args);

    /// <param name="output">Receives standard output; it is read while the command runs.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <param name="args">The arguments.</param>
    public async Task<Run> RunAsync(TextWriter output, string input, CancellationToken cancellationToken, params string[] args)
    {
        var error = new StringWriter();
        var context = new CommandContext
        {
            Root = folder.FullName,
            Output = Console(output),
            Error = Console(error),
            Input = new StringReader(input),
            Environment = Variable,
        };
        var exit = await CommandLine.RunAsync(args, context, cancellationToken);
        return new Run(exit, output.ToString()!, error.ToString());
    }

    /// <summary>Every file under the root by its relative path, with the hash of its bytes.</summary>
    public SortedDictionary<string, string> Hashes() => new(
        System.IO.Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).ToDictionary(
            file => System.IO.Path.GetRelativePath(folder.FullName, file),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    private string? Variable(string name) => Variables.TryGetValue(name, out var value) ? value
        : name.StartsWith("GITHUB_", StringComparison.Ordinal) ? null
        : Environment.GetEnvironmentVariable(name);

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new PipeOutput(writer),
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
    });
}
