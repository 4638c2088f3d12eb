using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>Finds what callers of the endpoint notice.</summary>
internal static class CallerChanges
{
    private const string Endpoint = "aws:sagemaker/endpoint:Endpoint";
    private const string EndpointConfiguration = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
    private const string Model = "aws:sagemaker/model:Model";
    private const string ScalableTarget = "aws:appautoscaling/target:Target";

    public static List<CallerChange> Find(IEnumerable<(PreviewStep Step, ReviewAction Action)> changes, Components names) =>
        [.. changes.SelectMany(change => Of(change.Step, change.Action, names)).OrderBy(change => change.Kind).ThenBy(change => change.Subject, StringComparer.Ordinal).Distinct()];

    private static IEnumerable<CallerChange> Of(PreviewStep step, ReviewAction action, Components names)
    {
        var urn = Urn.Parse(step.Urn);
        var subject = names.NameOf(step) is { Length: > 0 } component ? component : urn.Name;
        var (before, after) = (PropertyDifferences.Inputs(step.OldState), PropertyDifferences.Inputs(step.NewState));
        return (urn.Type, action) switch
        {
            (Endpoint, ReviewAction.Delete) => [new CallerChange(CallerChangeKind.EndpointRemoved, subject)],
            (Endpoint, ReviewAction.Replace) => [new CallerChange(CallerChangeKind.EndpointReplaced, subject)],
            (Endpoint, ReviewAction.Create) => [new CallerChange(CallerChangeKind.EndpointCreated, subject)],
            (Endpoint, ReviewAction.Update) => [new CallerChange(CallerChangeKind.EndpointUpdated, subject)],
            (EndpointConfiguration, ReviewAction.Replace or ReviewAction.Update) => Variants(subject, before, after),
            (Model, ReviewAction.Replace or ReviewAction.Update) => Containers(before, after),
            (ScalableTarget, ReviewAction.Replace or ReviewAction.Update) =>
            [
                .. Changed(CallerChangeKind.MinCapacity, subject, before?["minCapacity"], after?["minCapacity"]),
                .. Changed(CallerChangeKind.MaxCapacity, subject, before?["maxCapacity"], after?["maxCapacity"]),
            ],
            _ => [],
        };
    }

    private static IEnumerable<CallerChange> Variants(string subject, JsonObject? before, JsonObject? after)
    {
        foreach (var (old, @new, name) in Pairs(before?["productionVariants"], after?["productionVariants"], "variantName"))
        {
            var many = (after?["productionVariants"] as JsonArray)?.Count > 1;
            var variant = many ? $"{subject}, variant {name}" : subject;
            foreach (var change in Changed(CallerChangeKind.InstanceType, variant, old["instanceType"], @new["instanceType"]))
                yield return change with { BeforeUsdPerHour = HostingPrices.Of(change.Before), AfterUsdPerHour = HostingPrices.Of(change.After) };
            foreach (var change in Changed(CallerChangeKind.InstanceCount, variant, old["initialInstanceCount"], @new["initialInstanceCount"]))
                yield return change;
        }

        const string concurrency = "maxConcurrentInvocationsPerInstance";
        var (was, becomes) = (ClientConfig(before), ClientConfig(after));
        foreach (var change in Changed(CallerChangeKind.Concurrency, subject, was?[concurrency], becomes?[concurrency]))
            yield return change;
    }

    private static JsonObject? ClientConfig(JsonObject? inputs) => (inputs?["asyncInferenceConfig"] as JsonObject)?["clientConfig"] as JsonObject;

    private static IEnumerable<CallerChange> Containers(JsonObject? before, JsonObject? after)
    {
        var pairs = Pairs(Listed(before), Listed(after), "containerHostname");
        return pairs.SelectMany(pair => Changed(CallerChangeKind.Image, pair.Name, pair.Old["image"], pair.New["image"])
            .Concat(Changed(CallerChangeKind.ModelData, pair.Name, pair.Old["modelDataUrl"], pair.New["modelDataUrl"])));
    }

    private static JsonNode? Listed(JsonObject? model) =>
        model?["containers"] ?? (model?["primaryContainer"] is { } primary ? new JsonArray(primary.DeepClone()) : null);

    /// <summary>Items of two lists that belong together: by name where they have one, by position otherwise.</summary>
    private static IEnumerable<(JsonObject Old, JsonObject New, string Name)> Pairs(JsonNode? before, JsonNode? after, string nameKey)
    {
        var (old, @new) = (Items(before), Items(after));
        for (var i = 0; i < @new.Count; i++)
        {
            var name = @new[i][nameKey]?.ToString();
            var match = name is null ? null : old.Find(item => item[nameKey]?.ToString() == name);
            match ??= i < old.Count ? old[i] : null;
            if (match is not null)
                yield return (match, @new[i], name ?? $"{i + 1}");
        }
    }

    private static List<JsonObject> Items(JsonNode? list) => [.. (list as JsonArray)?.OfType<JsonObject>() ?? []];

    private static IEnumerable<CallerChange> Changed(CallerChangeKind kind, string subject, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            yield break;

        yield return new CallerChange(kind, subject, before is null ? null : ShownValues.Of(before), after is null ? null : ShownValues.Of(after));
    }
}
