using Infra.Operations.Shared;

namespace Infra.Operations.StackConfiguration;

/// <summary>Where in a stack file the key of a problem stands.</summary>
internal static class ProblemPlaces
{
    /// <summary>The problems with the file and the line of their keys; config that is in no file has neither.</summary>
    public static IReadOnlyList<Problem> PlacedIn(this IEnumerable<Problem> problems, StackFile file) =>
        [.. problems.Select(problem => file.Path is null || problem is { Key: null } or { File: not null } ? problem : problem with { File = file.Name, Line = file.LineOf(problem.Key) })];
}
