namespace Infra.Operations.Shared;

/// <summary>One thing that is wrong, told to the person who can mend it.</summary>
/// <param name="Id">The stable id, <c>INFRA1xx</c>; see <see cref="ProblemIds"/>.</param>
/// <param name="What">What is wrong, with the offending name in double quotes.</param>
/// <param name="Remedy">How to mend it; empty when <paramref name="What"/> already says so.</param>
public sealed record Problem(string Id, string What, string Remedy = "")
{
    /// <summary>The config key concerned, such as <c>infra:recommendation.domain</c>; null when it is no matter of one key.</summary>
    public string? Key { get; init; }

    /// <summary>The file concerned; null when it is no matter of a file.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, counted from 1; null when unknown.</summary>
    public int? Line { get; init; }

    /// <summary>The problem on one line: id, file, line, key, what, remedy.</summary>
    public override string ToString()
    {
        var file = File is null ? "" : Line is null ? $"{File}: " : $"{File}:{Line}: ";
        var key = Key is null ? "" : $"{Key}: ";
        return $"{Id}: {file}{key}{What}{(Remedy.Length > 0 ? $" {Remedy}" : "")}";
    }
}
