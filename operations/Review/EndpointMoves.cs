using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>
/// Endpoints that give way to one of another kind: asynchronous, real-time or serverless. AWS does not make an endpoint on instances serverless, and
/// a program makes another kind as another component: in a preview that is an endpoint deleted and one created, which belong together.
/// </summary>
internal sealed class EndpointMoves
{
    public const string Endpoint = "aws:sagemaker/endpoint:Endpoint";
    public const string EndpointConfiguration = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

    private readonly Dictionary<string, EndpointMove> moves = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(PreviewStep Step, ReviewAction Action)> changes;
    private readonly Components names;

    private EndpointMoves(IReadOnlyList<(PreviewStep Step, ReviewAction Action)> changes, Components names) => (this.changes, this.names) = (changes, names);

    public static EndpointMoves Find(IReadOnlyList<(PreviewStep Step, ReviewAction Action)> changes, Components names)
    {
        var found = new EndpointMoves(changes, names);
        var created = found.Endpoints(ReviewAction.Create).ToList();
        foreach (var old in found.Endpoints(ReviewAction.Delete))
        {
            var (from, to) = (found.KindBefore(old), created.Find(next => found.KindAfter(next) is { } kind && kind != found.KindBefore(old)));
            if (from is null || to is null)
                continue;

            created.Remove(to);
            var move = new EndpointMove(old, to, from.Value, found.KindAfter(to)!.Value);
            (found.moves[old.Urn], found.moves[to.Urn]) = (move, move);
        }

        return found;
    }

    /// <summary>The move that a step on an endpoint is part of; null when it is of none.</summary>
    public EndpointMove? Of(PreviewStep step) => moves.GetValueOrDefault(step.Urn);

    /// <summary>Whether an endpoint on instances is to become serverless as it is, which AWS refuses.</summary>
    public bool IsRefused(PreviewStep endpoint) => KindAfter(endpoint) == ServingKind.Serverless && KindBefore(endpoint) is ServingKind.RealTime or ServingKind.Asynchronous;

    public ServingKind? KindBefore(PreviewStep endpoint) => Kind(endpoint, configuration => configuration.OldState);

    private ServingKind? KindAfter(PreviewStep endpoint) => Kind(endpoint, configuration => configuration.NewState);

    private IEnumerable<PreviewStep> Endpoints(ReviewAction action) => changes
        .Where(change => change.Action == action && Urn.Parse(change.Step.Urn).Type == Endpoint)
        .Select(change => change.Step)
        .OrderBy(step => step.Urn, StringComparer.Ordinal);

    /// <summary>What the configuration of the same component says; null when that is not told.</summary>
    private ServingKind? Kind(PreviewStep endpoint, Func<PreviewStep, JsonObject?> state)
    {
        var component = names.NameOf(endpoint);
        var inputs = changes
            .Where(change => Urn.Parse(change.Step.Urn).Type == EndpointConfiguration && names.NameOf(change.Step) == component)
            .Select(change => PropertyDifferences.Inputs(state(change.Step)))
            .OfType<JsonObject>().ToList();
        return inputs is [var only] ? Kind(only) : null;
    }

    private static ServingKind Kind(JsonObject configuration) => configuration switch
    {
        _ when configuration["asyncInferenceConfig"] is not null => ServingKind.Asynchronous,
        _ when (configuration["productionVariants"] as JsonArray)?.OfType<JsonObject>().Any(variant => variant["serverlessConfig"] is not null) == true => ServingKind.Serverless,
        _ => ServingKind.RealTime,
    };
}

/// <summary>An endpoint that is deleted, and the one of another kind that takes its place.</summary>
internal sealed record EndpointMove(PreviewStep Old, PreviewStep New, ServingKind From, ServingKind To)
{
    public string? OldName => Name(Old.OldState);

    public string? NewName => Name(New.NewState);

    /// <summary>Whether the new one is to be created while the old one still has the name.</summary>
    public bool HasNameTwice => OldName is { } name && string.Equals(name, NewName, StringComparison.OrdinalIgnoreCase);

    private static string? Name(JsonObject? state) => PropertyDifferences.Inputs(state)?["name"] is { } name ? ShownValues.Of(name) : null;
}
