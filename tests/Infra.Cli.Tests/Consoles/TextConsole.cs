using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Infra.Cli.Tests.Consoles;

/// <summary>A console whose text can be read back.</summary>
internal sealed partial class TextConsole
{
    private readonly StringWriter text = new();

    public TextConsole(int width = 1000, bool colours = false) => Console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new Output(text, width),
        Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    });

    public IAnsiConsole Console { get; }

    public string Text => text.ToString();

    /// <summary>The lines, without the blanks that pad them.</summary>
    public IReadOnlyList<string> Lines => [.. Text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];

    /// <summary>The lines without colours.</summary>
    public IReadOnlyList<string> Plain => [.. Escapes().Replace(Text, "").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escapes();

    private sealed class Output(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => width;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
