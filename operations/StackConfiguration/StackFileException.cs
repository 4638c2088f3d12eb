using System.Runtime.InteropServices;

namespace Infra.Operations.StackConfiguration;

/// <summary>A mistake in a stack file, or in what is asked of it, that its owner can mend. Nothing has been written.</summary>
public sealed class StackFileException : Exception
{
    internal StackFileException(string id, string problem, string remedy, string file, TextPosition? at = null, Exception? inner = null)
        : base(Compose(id, problem, remedy, file, at), inner)
    {
        Id = id;
        Problem = problem;
        Remedy = remedy;
        File = file;
        Line = at?.Line;
        Column = at?.Column;
    }

    /// <summary>The stable id of the kind of mistake, <c>INFRA100</c> to <c>INFRA119</c>; see <see cref="StackFileErrors"/>.</summary>
    public string Id { get; }

    /// <summary>What is wrong, with the thing it is wrong with in quotes.</summary>
    public string Problem { get; }

    /// <summary>How to mend it.</summary>
    public string Remedy { get; }

    /// <summary>The name of the stack file.</summary>
    public string File { get; }

    /// <summary>The line of the mistake, counted from 1; null where no single place is at fault.</summary>
    public int? Line { get; }

    /// <summary>The column of the mistake, counted from 1 in UTF-16 units.</summary>
    public int? Column { get; }

    private static string Compose(string id, string problem, string remedy, string file, TextPosition? at)
    {
        var place = at is { } position ? $" (line {position.Line}, column {position.Column})" : "";
        return $"{id}: {file}{place}: {problem} {remedy}";
    }
}

/// <summary>A place in a text, both numbers counted from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column in UTF-16 units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextPosition(int Line, int Column);
