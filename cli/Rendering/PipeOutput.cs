using System.Text;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>A pipe has no width: lines are never broken at 80 columns there.</summary>
internal sealed class PipeOutput(TextWriter writer) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => false;

    public int Width => 1000;

    public int Height => 50;

    public void SetEncoding(Encoding encoding)
    {
    }
}
