using Infra.Cli.Targets;

namespace Infra.Cli.Shared;

/// <summary>A kind of endpoint that a stack may have.</summary>
/// <param name="Word">What the command line calls it.</param>
/// <param name="Output">The stack output with its name.</param>
/// <param name="Key">The config key that makes it.</param>
internal sealed record EndpointKind(string Word, string Output, string Key)
{
    public static EndpointKind Async { get; } = new("async", "endpointName", "infra:endpoint");

    /// <summary>In the order in which they are chosen.</summary>
    public static IReadOnlyList<EndpointKind> All { get; } =
    [
        Async, new("realTime", "realTimeEndpointName", "infra:realTimeEndpoint"), new("serverless", "serverlessEndpointName", "infra:serverlessEndpoint"),
    ];

    public static IEnumerable<EndpointKind> Of(IStackTarget target) => All.Where(kind => target.Output(kind.Output) is not null);

    /// <summary>The kind that is asked for, or the first that the stack has.</summary>
    /// <exception cref="UserException">There is no such kind, or the stack has none of it.</exception>
    public static EndpointKind Choose(IStackTarget target, string? word)
    {
        var kind = word is null
            ? Of(target).FirstOrDefault() ?? Async
            : All.FirstOrDefault(kind => kind.Word == word)
                ?? throw new UserException("INFRA190", $"\"{word}\" is no kind of endpoint. Give one of {string.Join(", ", All.Select(kind => kind.Word))}.");
        target.Require(kind.Output, kind.Key);
        return kind;
    }
}
